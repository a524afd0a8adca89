using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

public class SppbTests
{
    const double Unable = double.PositiveInfinity;
    const double NotDone = double.NaN;

    [Theory]
    [InlineData(4.81, 4), InlineData(4.82, 3), InlineData(6.20, 3), InlineData(6.204, 3), InlineData(6.205, 2), InlineData(6.21, 2)]
    [InlineData(8.70, 2), InlineData(8.71, 1), InlineData(Unable, 0), InlineData(NotDone, null)]
    public void Gait_over_4_m(double seconds, int? points) => Assert.Equal(points, Sppb.Gait(seconds, 4));

    [Theory, InlineData(3.61, 4), InlineData(3.62, 3), InlineData(4.65, 3), InlineData(4.66, 2), InlineData(6.52, 2), InlineData(6.53, 1)]
    public void Gait_over_3_m(double seconds, int? points) => Assert.Equal(points, Sppb.Gait(seconds, 3));

    [Theory, InlineData(6), InlineData(null)]
    public void Gait_over_another_course_gives_no_points(int? course) => Assert.Null(Sppb.Gait(5, course));

    [Theory]
    [InlineData(11.19, 4), InlineData(11.194, 4), InlineData(11.195, 3), InlineData(11.20, 3), InlineData(13.69, 3), InlineData(13.695, 2)]
    [InlineData(13.70, 2), InlineData(16.69, 2), InlineData(16.70, 1), InlineData(60, 1), InlineData(60.1, 0), InlineData(Unable, 0), InlineData(NotDone, null)]
    public void Chair_stands(double seconds, int? points) => Assert.Equal(points, Sppb.ChairStands(seconds));

    [Theory]
    [InlineData(9.9, 10, 10, 0), InlineData(10, 9, 10, 1), InlineData(10, 10, 2.9, 2), InlineData(10, 10, 3, 3), InlineData(10, 10, 9.99, 3)]
    [InlineData(10, 10, 10, 4), InlineData(10, 10, Unable, 2), InlineData(Unable, NotDone, NotDone, 0), InlineData(10, Unable, NotDone, 1)]
    [InlineData(10, 10, NotDone, null), InlineData(NotDone, 10, 10, null)]
    public void Balance(double side, double semi, double tandem, int? points) => Assert.Equal(points, Sppb.Balance(side, semi, tandem));

    [Fact]
    public void A_missing_part_leaves_the_sum_missing() => Assert.Null(Sppb.Sum(4, null, 4));

    [Theory, InlineData(2, 2, 2, 2, 0, 8), InlineData(0, 1, 0, 1, 3, 3), InlineData(0, 0, 0, 0, 4, 2)]
    public void Sarc_f_counts_falls_in_classes(double strength, double walking, double chair, double stairs, double falls, int sum) =>
        Assert.Equal(sum, SarcF.Sum(strength, walking, chair, stairs, falls));

    [Fact]
    public void An_item_that_sarc_f_does_not_have_is_not_summed() => Assert.Null(SarcF.Sum(3, 0, 0, 0, 0));
}
