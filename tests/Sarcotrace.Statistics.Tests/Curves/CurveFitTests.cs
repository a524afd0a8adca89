using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Statistics.Tests.Curves;

public class CurveFitTests
{
    static readonly Golden R = new("curves");

    [Theory]
    [InlineData("puromycin", "saturation", 0.3)]
    [InlineData("puromycin-weighted", "saturation", 0.3)]
    [InlineData("dnase", "four", 1)]
    [InlineData("dnase-five", "five", 1)]
    [InlineData("dnase-gompertz", "gompertz", 0.5)]
    [InlineData("indometh", "two", 1.5)]
    [InlineData("loblolly", "decay", 12)]
    [InlineData("chick", "growth", 10)]
    [InlineData("orange", "growth", 1000)]
    [InlineData("co2", "decay", 300)]
    public void A_fit_is_that_of_nls_with_its_errors_and_profiles(string name, string family, double at)
    {
        var fit = CurveFit.Of(Points(name), Layout(family));
        Assert.Equal(CurveStatus.Converged, fit.Status);
        R.Agrees($"{name} sigma", fit.Sigma);
        R.Agrees($"{name} aicc", fit.CorrectedAkaike);
        R.Agrees($"{name} at", fit.At(at));
        R.Agrees($"{name} at error", fit.Band(at).Mean.StandardError);
        for (var k = 0; k < fit.Estimates.Length; k++)
        {
            var parameter = fit.Layout.Names[k];
            R.Agrees($"{name} {parameter}", fit.Estimates[k]);
            R.Agrees($"{name} error {parameter}", fit.StandardErrors[k]);
            var profile = CurveProfile.Of(fit, k);
            foreach (var (end, value) in new[] { ("low", profile.Low), ("high", profile.High) })
            {
                if (R.Keys.Contains($"{name} profile {end} {parameter}")) R.Agrees($"{name} profile {end} {parameter}", value);
                else Assert.False(double.IsFinite(value));
                if (R.Keys.Contains($"{name} confint {end} {parameter}")) R.Agrees($"{name} confint {end} {parameter}", value);
            }
        }

        if (!R.Keys.Contains($"{name} lack F")) return;
        var lack = CurveTest.LackOfFit(fit)!;
        R.Agrees($"{name} lack F", lack.F);
        R.Agrees($"{name} lack p", lack.P);
    }

    [Fact]
    public void Doses_of_a_share_and_concentrations_of_a_reading_follow_the_delta_method()
    {
        var fit = CurveFit.Of(Points("dnase"), Layout("four"));
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            var dose = EffectiveDose.Of(fit, share);
            R.Agrees(FormattableString.Invariant($"dnase dose {share}"), dose.Dose.Value);
            R.Agrees(FormattableString.Invariant($"dnase dose low {share}"), dose.Dose.Low);
        }

        Assert.True(EffectiveDose.Of(fit).Identified);
        foreach (var reading in new[] { 0.2, 0.8, 1.6 })
        {
            var read = InversePrediction.Of(fit, reading, replicates: 2);
            R.Agrees(FormattableString.Invariant($"dnase inverse {reading}"), read.X.Value);
            R.Agrees(FormattableString.Invariant($"dnase inverse error {reading}"), read.X.StandardError);
            R.Agrees(FormattableString.Invariant($"dnase inverse high {reading}"), read.X.High);
        }
    }

    [Fact]
    public void Readings_beyond_a_plateau_have_no_concentration()
    {
        var fit = CurveFit.Of(Points("dnase"), Layout("four"));
        Assert.Equal(ReadingPlace.BeyondLeft, InversePrediction.Of(fit, -0.2).Place);
        Assert.Equal(ReadingPlace.BeyondRight, InversePrediction.Of(fit, 3).Place);
        Assert.True(double.IsNaN(InversePrediction.Of(fit, 3).X.Value));
    }

    [Fact]
    public void Whether_groups_share_a_constant_is_the_F_test_of_R()
    {
        var points = Points("shared");
        var apart = CurveLayout.Of(new Saturation(), "treated", "untreated");
        var (larger, smaller) = (CurveFit.Of(points, apart), CurveFit.Of(points, apart.Shared("half")));
        Assert.Equal(["limit treated", "limit untreated", "half"], smaller.Layout.Names);
        R.Agrees("shared half", smaller.Estimates[2]);
        R.Agrees("shared half error", smaller.StandardErrors[2]);
        R.Agrees("shared limit 0", smaller.Estimates[0]);
        var test = CurveTest.Shared(smaller, larger);
        R.Agrees("shared F", test.F);
        R.Agrees("shared p", test.P);
    }

    [Fact]
    public void A_curve_without_a_plateau_has_no_EC50()
    {
        var draws = new Draws(3);
        double[] dose = [.. Enumerable.Range(0, 24).Select(i => Math.Pow(3, i / 3))];
        double[] response = [.. dose.Select(x => 5 + 95 / (1 + 40000 / x) + 0.15 * draws.Normal())];
        var found = EffectiveDose.Of(CurveFit.Of(CurvePoints.Of(dose, response), Layout("four")));
        Assert.False(found.Identified);
        Assert.NotEqual("", found.Reason);
    }

    [Fact]
    public void Points_that_do_not_determine_a_parameter_are_refused_with_its_name()
    {
        double[] x = [1, 2, 4, 8, 16, 32];
        var flat = CurveFit.Of(CurvePoints.Of(x, [3, 3, 3, 3, 3, 3]), Layout("four"));
        Assert.NotEqual(CurveStatus.Converged, flat.Status);
        Assert.NotEqual("", flat.Reason);
        var few = CurveFit.Of(CurvePoints.Of([1, 1, 1, 2, 2, 2], [1, 1, 1, 2, 2, 2.1]), Layout("four"));
        Assert.Equal(CurveStatus.TooFew, few.Status);
        Assert.Contains("2 different places", few.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Derivatives_are_those_of_differences()
    {
        (Curve Curve, double[] At)[] all =
        [
            (new Sigmoid(), [0.3, 2.1, 0.7, 1.4, 0.6]), (new Decay(), [5, 1, -0.4]), (new TwoDecays(), [2, 0.5, 1, -1]),
            (new LogisticGrowth(), [9, 2, 0.8]), (new Gompertz(), [9, 2, 0.8]), (new Saturation(), [7, 1.2]),
        ];
        foreach (var (curve, at) in all)
        {
            var slopes = new double[at.Length];
            curve.At(1.7, at, slopes);
            for (var k = 0; k < at.Length; k++)
            {
                double Moved(double by)
                {
                    double[] there = [.. at];
                    there[k] += by;
                    return curve.At(1.7, there, new double[at.Length]);
                }

                Assert.Equal((Moved(1e-5) - Moved(-1e-5)) / 2e-5, slopes[k], 1e-8);
            }
        }
    }

    static CurvePoints Points(string name)
    {
        string[][] rows = [.. R.Input.Where(row => row[0] == name)];
        double[] Column(int at) => [.. rows.Select(row => Golden.Number(row[at]))];
        return CurvePoints.Of(Column(1), Column(2), Column(3), [.. Column(4).Select(group => (int)group)]);
    }

    static CurveLayout Layout(string family) => family switch
    {
        "saturation" => CurveLayout.Of(new Saturation()),
        "four" => CurveLayout.Of(new Sigmoid()).Held("asymmetry", 1),
        "five" => CurveLayout.Of(new Sigmoid()),
        "gompertz" => CurveLayout.Of(new Gompertz()),
        "two" => CurveLayout.Of(new TwoDecays()),
        "decay" => CurveLayout.Of(new Decay()),
        _ => CurveLayout.Of(new LogisticGrowth()),
    };
}
