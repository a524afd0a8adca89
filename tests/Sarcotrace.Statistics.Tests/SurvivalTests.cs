using Sarcotrace.Statistics.Survival;

namespace Sarcotrace.Statistics.Tests;

public class SurvivalTests
{
    static readonly Golden R = new("survival");

    [Theory]
    [InlineData("lung", new double[] { 100, 300, 500 }, 600)]
    [InlineData("veteran", new double[] { 30, 100, 300 }, 400)]
    [InlineData("ovarian", new double[] { 200, 450, 700 }, 1000)]
    public void Curves_medians_and_restricted_means_are_those_of_survfit(string set, double[] times, double horizon)
    {
        var curve = KaplanMeier.Of(new Set(set).Followed);
        foreach (var time in times)
        {
            var step = Enumerable.Range(0, curve.Time.Length).Last(k => curve.Time[k] <= time);
            R.Agrees(FormattableString.Invariant($"{set} share {time}"), curve.At(time));
            R.Agrees(FormattableString.Invariant($"{set} error {time}"), curve.StandardError[step]);
            R.Agrees(FormattableString.Invariant($"{set} low {time}"), curve.Low[step]);
            R.Agrees(FormattableString.Invariant($"{set} high {time}"), curve.High[step]);
        }

        var median = curve.Median();
        R.Agrees($"{set} median", median.Value);
        R.Agrees($"{set} median low", median.Low);
        if (R.Keys.Contains($"{set} median high")) R.Agrees($"{set} median high", median.High);
        else Assert.True(double.IsNaN(median.High));
        var mean = curve.RestrictedMean(horizon);
        R.Agrees($"{set} rmean", mean.Value);
        R.Agrees($"{set} rmean error", mean.StandardError);
    }

    [Fact]
    public void A_curve_that_rests_at_a_half_has_its_median_in_the_middle()
    {
        var curve = KaplanMeier.Of(FollowUp.Of([1, 2, 3, 4], [true, true, true, true]));
        Assert.Equal(2.5, curve.Median().Value);
    }

    [Fact]
    public void Log_rank_tests_are_those_of_survdiff()
    {
        var (lung, veteran) = (new Set("lung"), new Set("veteran"));
        var bySex = LogRank.Of(lung.Followed, lung.Whole(1, 1));
        R.Agrees("lung logrank", bySex.ChiSquare);
        R.Agrees("lung expected 1", bySex.Expected[0]);
        R.Agrees("lung logrank ecog", LogRank.Of(lung.Followed, lung.Whole(2, 0)).ChiSquare);
        R.Agrees("lung logrank stratified", LogRank.Of(lung.Followed, lung.Whole(2, 0), lung.Whole(1, 1)).ChiSquare);
        var cells = LogRank.Of(veteran.Followed, veteran.Strata);
        R.Agrees("veteran logrank", cells.ChiSquare);
        Assert.Equal(3, cells.Df);
    }

    [Theory]
    [InlineData("lung efron", "lung", 3, Ties.Efron, false)]
    [InlineData("lung breslow", "lung", 3, Ties.Breslow, false)]
    [InlineData("veteran efron", "veteran", 3, Ties.Efron, false)]
    [InlineData("veteran breslow", "veteran", 3, Ties.Breslow, false)]
    [InlineData("veteran stratified", "veteran", 3, Ties.Efron, true)]
    [InlineData("ovarian efron", "ovarian", 2, Ties.Efron, false)]
    [InlineData("kidney efron", "kidney", 2, Ties.Efron, false)]
    [InlineData("kidney breslow", "kidney", 2, Ties.Breslow, false)]
    public void Cox_models_are_those_of_coxph(string name, string of, int covariates, Ties ties, bool stratified)
    {
        var set = new Set(of);
        var model = CoxModel.Fit(
            set.Followed, [.. Enumerable.Range(0, covariates).Select(set.Term)], ties, stratified ? set.Strata : [],
            of == "kidney" ? set.Clusters : []);
        Agrees(name, model);
        if (of == "kidney") return;

        foreach (var (word, scale) in new[] { ("km", TimeScale.KaplanMeier), ("identity", TimeScale.Identity), ("rank", TimeScale.Rank), ("log", TimeScale.Log) })
        {
            var tested = ProportionalHazards.Of(model, scale);
            for (var k = 0; k < covariates; k++)
            {
                R.Agrees($"{name} {word} {k + 1}", tested.ChiSquare[k]);
                R.Agrees($"{name} {word} p {k + 1}", tested.P[k]);
            }

            R.Agrees($"{name} {word} {covariates + 1}", tested.Global);
            R.Agrees($"{name} {word} p {covariates + 1}", tested.GlobalP);
        }
    }

    [Fact]
    public void A_stratified_model_leaves_the_stratum_out_of_the_covariates()
    {
        var set = new Set("lung");
        var model = CoxModel.Fit(set.Followed, [set.Term(0), set.Term(2)], Ties.Efron, set.Strata);
        Agrees("lung stratified", model);
        R.Agrees("lung stratified km 3", ProportionalHazards.Of(model).Global);
    }

    [Fact]
    public void A_covariate_that_orders_all_events_is_called_separated_and_a_repeated_one_aliased()
    {
        var followed = FollowUp.Of([1, 2, 3, 4, 5, 6, 7, 8], [true, true, true, true, false, false, false, false]);
        var first = Term.Number("x", [1, 1, 1, 1, 0, 0, 0, 0]);
        Assert.Equal(FitStatus.Separated, CoxModel.Fit(followed, [first]).Status);

        var set = new Set("lung");
        var twice = CoxModel.Fit(set.Followed, [set.Term(0), set.Term(0) with { Labels = ["again"] }]);
        Assert.Equal("again", twice.Aliased.Single().Column);
        var within = CoxModel.Fit(set.Followed, [set.Term(1)], Ties.Efron, set.Strata);
        Assert.Equal(FitStatus.Impossible, within.Status);
    }

    static void Agrees(string name, CoxModel model)
    {
        Assert.Equal(FitStatus.Converged, model.Status);
        for (var k = 0; k < model.Coefficient.Length; k++)
        {
            R.Agrees($"{name} beta {k + 1}", model.Coefficient[k]);
            R.Agrees($"{name} error {k + 1}", model.StandardError[k]);
            if (!model.RobustError.IsEmpty) R.Agrees($"{name} robust {k + 1}", model.RobustError[k]);
            var ratio = model.HazardRatio(k);
            R.Agrees($"{name} ratio low {k + 1}", ratio.Low);
            R.Agrees($"{name} ratio high {k + 1}", ratio.High);
            R.Agrees($"{name} p {k + 1}", ratio.P);
        }

        R.Agrees($"{name} null", model.NullLogLikelihood);
        R.Agrees($"{name} loglik", model.LogLikelihood);
        R.Agrees($"{name} score", model.ScoreTest);
    }

    sealed class Set(string name)
    {
        readonly string[][] _rows = [.. R.Input.Where(row => row[0] == name)];

        internal FollowUp Followed => FollowUp.Of([.. Column(1)], [.. Column(2).Select(event_ => event_ == 1)]);

        internal int[] Strata => [.. Column(6).Select(value => (int)value)];

        internal int[] Clusters => [.. Column(7).Select(value => (int)value)];

        internal Term Term(int k) => Statistics.Term.Number($"x{k}", [.. Column(3 + k)]);

        internal int[] Whole(int k, int least) => [.. Column(3 + k).Select(value => (int)value - least)];

        IEnumerable<double> Column(int at) => _rows.Select(row => Golden.Number(row[at]));
    }
}
