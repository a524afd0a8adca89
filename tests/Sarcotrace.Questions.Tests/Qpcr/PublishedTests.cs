using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Rdml;
using Sarcotrace.Questions.Qpcr;

namespace Sarcotrace.Questions.Tests.Qpcr;

/// <summary>Livak and Schmittgen 2001 and Yuan 2006, whose printed results have three or four digits.</summary>
public class PublishedTests
{
    [Theory]
    [InlineData("ct1", Tubes.Separate, 5.637, 5.276, 6.023), InlineData("ct2", Tubes.Same, 5.776, 5.232, 6.375)]
    [InlineData("ct2", Tubes.Separate, 5.776, 5.211, 6.402)]
    public void Livak_finds_c_myc_in_kidney_over_brain(string file, Tubes tubes, double fold, double low, double high)
    {
        var folds = Ask(file, new() { References = ["GAPDH"], Control = "brain", Tubes = tubes }, ("brain", 6), ("kidney", 6));
        Assert.Equal(fold, folds.Numbers("fold")[0], 3);
        Assert.Equal(low, folds.Numbers("range_low")[0], 3);
        Assert.Equal(high, folds.Numbers("range_high")[0], 3);
    }

    [Theory]
    [InlineData(Comparison.Pooled, -0.6848, -0.9550, -0.4147), InlineData(Comparison.Welch, -0.6848, -0.9560, -0.4137)]
    [InlineData(Comparison.Wilcoxon, -0.6354, -0.8805, -0.4227)]
    public void Yuan_finds_the_difference_of_cycles(Comparison test, double difference, double low, double high)
    {
        // Printed as ΔΔCt, which is the log2 fold with its sign turned.
        var folds = Ask("ct4", new() { References = ["ref"], Control = "control", Test = test }, ("control", 12), ("treated", 12));
        Assert.Equal(difference, -folds.Numbers("log2_fold")[0], 4);
        Assert.Equal(low, -folds.Numbers("log2_high")[0], 4);
        Assert.Equal(high, -folds.Numbers("log2_low")[0], 4);
    }

    [Fact]
    public void The_calibrator_is_the_control_alone_and_not_all_groups()
    {
        var run = Run("ct1", ("brain", 6), ("kidney", 6));
        var animals = new RelativeExpression(new() { References = ["GAPDH"], Control = "brain" }).Ask(run, null, default).Find("qpcr-animals")!;
        var control = animals.Numbers("log2_amount").Zip(animals.Texts("group")).Where(row => row.Second == "brain").Average(row => row.First);
        Assert.Equal(0, control, 12);
    }

    [Fact]
    public void A_plate_of_standards_tells_the_efficiency_that_the_instrument_told()
    {
        var run = RdmlReader.Read(RealData.File("qpcr_rdml/stepone_std.rdml")).Value!;
        var answers = new RelativeExpression(new()).Ask(run, null, default);
        var finding = Assert.IsType<Finding>(answers.Items[0]);
        // The instrument's own 93.91181 differs in the third decimal: how it averages and rounds the wells is not known.
        Assert.Equal(93.91181, finding.Estimate.Value, 2);
        Assert.Equal(5, finding.Replicates);
    }

    static Table Ask(string file, QpcrOptions options, params (string, int)[] groups) =>
        new RelativeExpression(options).Ask(Run(file, groups), null, default).Find("qpcr-folds")!;

    static QpcrRun Run(string file, params (string, int)[] groups) =>
        QpcrTable.Read(RealData.File($"qpcr_pcr/{file}.csv"), new([], [.. groups])).Value!;
}
