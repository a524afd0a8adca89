using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Statistics.Tests;

public class MetaTests
{
    static readonly (string Name, Heterogeneity Method)[] Methods =
    [
        ("EE", Heterogeneity.Equal), ("REML", Heterogeneity.Reml), ("ML", Heterogeneity.Ml),
        ("DL", Heterogeneity.DerSimonianLaird), ("PM", Heterogeneity.PauleMandel),
    ];

    static readonly (string Name, MetaTest Test)[] Judgements =
        [("z", MetaTest.Normal), ("knha", MetaTest.KnappHartung), ("adhoc", MetaTest.KnappHartungAdHoc)];

    [Fact]
    public void Effect_sizes_are_those_of_escalc()
    {
        var golden = new Golden("effect-sizes");
        foreach (var (name, one, other) in new[]
        {
            ("small", new Arm(5, 21.4, 2.2), new Arm(6, 18.9, 3.1)), ("large", new Arm(150, 7.1, 1.4), new Arm(162, 7.3, 1.2)),
            ("uneven", new Arm(3, 0.82, 0.2), new Arm(40, 1.31, 0.35)),
        })
        {
            Same(golden, $"{name} MD", Effect.MeanDifference(one, other));
            Same(golden, $"{name} SMD", Effect.HedgesG(one, other));
            Same(golden, $"{name} ROM", Effect.LogRatioOfMeans(one, other));
        }

        foreach (var (name, counts) in new[] { ("plain", new FourfoldTable(4, 119, 11, 128)), ("zero", new FourfoldTable(0, 30, 5, 27)), ("full", new FourfoldTable(12, 0, 7, 5)) })
        {
            Same(golden, $"{name} OR", counts.LogOddsRatio());
            Same(golden, $"{name} RR", counts.LogRiskRatio());
            Same(golden, $"{name} RD", counts.RiskDifference());
        }

        Same(golden, "ZCOR", Effect.FisherZ(-0.31, 97));
        Same(golden, "PCOR", Effect.PartialCorrelation(2.7, 55));
        Same(golden, "ZPCOR", Effect.PartialZ(2.7, 55));
        foreach (var df in new[] { 2, 5, 40, 300 }) golden.Agrees($"J {df}", Effect.Correction(df));
    }

    [Theory]
    [InlineData("two"), InlineData("alike"), InlineData("three"), InlineData("five"), InlineData("ten"), InlineData("thirty")]
    [InlineData("hundred"), InlineData("outlier"), InlineData("uneven"), InlineData("vast")]
    public void Analyses_of_every_design_are_those_of_metafor(string design)
    {
        var rows = new Golden("meta-analysis").Input.Where(row => row[0] == design).ToArray();
        Compare(design, Column(rows, 1), Column(rows, 2));
    }

    [Fact]
    public void Meta_regression_is_that_of_metafor()
    {
        var rows = new Golden("meta-analysis").Input.Where(row => row[0] == "moderated").ToArray();
        Compare("moderated", Column(rows, 1), Column(rows, 2), Column(rows, 3), Column(rows, 4));
    }

    [Fact]
    public void The_trials_of_BCG_give_the_published_numbers()
    {
        var rows = Real("dat.bcg.csv");
        var trials = rows.Select(row => new FourfoldTable(N(row, 3), N(row, 4), N(row, 5), N(row, 6)).LogRiskRatio()).ToArray();
        double[] y = [.. trials.Select(trial => trial.Value)], v = [.. trials.Select(trial => trial.Variance)];
        Compare("bcg", y, v);
        Compare("bcg latitude", y, v, [.. rows.Select(row => N(row, 7))], [.. rows.Select(row => N(row, 2))]);
        var fit = MetaAnalysis.Fit(y, v, Heterogeneity.Reml, MetaTest.Normal);
        Assert.Equal((-0.7145, 0.3132, 0.9222), (Math.Round(fit.Value[0], 4), Math.Round(fit.TauSquared, 4), Math.Round(fit.ISquared, 4)));
    }

    [Fact]
    public void Stays_in_hospital_and_expectations_of_teachers_are_those_of_metafor()
    {
        var stays = Real("dat.normand1999.csv")
            .Select(row => Effect.HedgesG(new(N(row, 2), N(row, 3), N(row, 4)), new(N(row, 5), N(row, 6), N(row, 7)))).ToArray();
        Compare("normand", [.. stays.Select(stay => stay.Value)], [.. stays.Select(stay => stay.Variance)]);
        var pupils = Real("dat.raudenbush1985.csv");
        double[] y = [.. pupils.Select(row => N(row, 8))], v = [.. pupils.Select(row => N(row, 9))];
        Compare("raudenbush", y, v);
        Compare("raudenbush weeks", y, v, [.. pupils.Select(row => Math.Min(3, N(row, 3)))]);
    }

    [Theory, InlineData("both", "both", false), InlineData("both x", "both", true), InlineData("flat", "flat", false)]
    public void Three_levels_are_those_of_metafor(string name, string column, bool moderated)
    {
        var rows = new Golden("meta-multilevel").Input.ToArray();
        double[][] x = moderated ? [Column(rows, 3)] : [];
        Levels(name, Column(rows, column == "both" ? 4 : 5), Column(rows, 2), Groups(rows, 0), Groups(rows, 1), x);
    }

    [Fact]
    public void Schools_in_districts_give_the_published_numbers()
    {
        var rows = Real("dat.konstantopoulos2011.csv");
        double[] y = Column(rows, 4), v = Column(rows, 5);
        Levels("schools", y, v, Groups(rows, 0), Groups(rows, 1), []);
        var fit = MultilevelMeta.Fit(y, v, [Groups(rows, 0), Groups(rows, 1)]);
        Assert.Equal((0.1847, 0.0846), (Math.Round(fit.Value[0], 4), Math.Round(fit.StandardError[0], 4)));
        Assert.Equal((0.0651, 0.0327), (Math.Round(fit.Variance[0], 4), Math.Round(fit.Variance[1], 4)));
    }

    [Fact]
    public void Groups_are_compared_as_metafor_does()
    {
        var rows = new Golden("meta-analysis").Input.Where(row => row[0] == "ten").ToArray();
        var ours = Subgroups.Compare(Column(rows, 1), Column(rows, 2), ["a", "a", "a", "a", "b", "b", "b", "b", "b", "c"]);
        var golden = new Golden("meta-analysis");
        golden.Agrees("groups Q", ours.Q);
        golden.Agrees("groups p", ours.P);
        Assert.Equal(["a", "b", "c"], ours.Names);
    }

    [Fact]
    public void Effects_that_agree_have_no_variance_between_them_and_an_interval_of_it_that_starts_at_zero()
    {
        double[] y = [0.21, 0.2, 0.22, 0.19], v = [0.05, 0.04, 0.06, 0.09];
        foreach (var (_, method) in Methods) Assert.Equal(0, MetaAnalysis.Fit(y, v, method).TauSquared);
        Assert.Equal(0, MetaAnalysis.TauInterval(y, v).Low);
    }

    [Fact]
    public void The_highest_of_several_peaks_is_taken()
    {
        // One precise study against a crowd: whatever the start of a search, no variance may be likelier than ours.
        double[] y = [0, 3, 3.1, 2.9, -3], v = [1e-6, 1, 2, 1.5, 0.01];
        var best = MetaAnalysis.Fit(y, v);
        for (var tau = 0.0; tau < 20; tau += 0.01)
            Assert.True(new TauSquared(y, v, [[1, 1, 1, 1, 1]]).LogLikelihood(tau, true) <= best.LogLikelihood + 1e-12);
    }

    [Fact]
    public void A_caller_is_told_of_what_cannot_be_fitted()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaAnalysis.Fit([1, 2], [0.1, 0]));
        Assert.Throws<ArgumentException>(() => MetaAnalysis.Fit([1], [0.1]));
        Assert.Throws<ArgumentException>(() => MetaAnalysis.Fit([1, 2, 3, 4], [1, 1, 1, 1], Heterogeneity.Reml, MetaTest.Normal, [1, 2, 3, 4], [2, 4, 6, 8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Effect.LogRatioOfMeans(new(3, -1, 1), new(3, 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Effect.FisherZ(1, 20));
    }

    static void Compare(string name, double[] y, double[] v, params double[][] x)
    {
        var golden = new Golden("meta-analysis");
        var before = 0;
        foreach (var (method, how) in Methods)
        {
            foreach (var (test, judged) in Judgements)
            {
                var (id, fit) = ($"{name} {method} {test}", MetaAnalysis.Fit(y, v, how, judged, x));
                for (var i = 0; i < fit.Value.Length; i++)
                {
                    Check($"{id} b {i + 1}", fit.Value[i]);
                    Check($"{id} se {i + 1}", fit.StandardError[i]);
                    Check($"{id} p {i + 1}", fit.P(i));
                    Check($"{id} low {i + 1}", fit.Interval(i).Low);
                }

                Check($"{id} tau2", fit.TauSquared);
                Check($"{id} Q", fit.Q);
                Check($"{id} Qp", fit.QP);
                Check($"{id} I2", fit.ISquared);
                Check($"{id} H2", fit.HSquared);
                Check($"{id} logLik", fit.LogLikelihood);
                Check($"{id} QM", fit.Moderators().Statistic);
                Check($"{id} QMp", fit.Moderators().P);
                if (x.Length == 0) Check($"{id} pi", fit.Prediction().Low);
            }
        }

        var interval = MetaAnalysis.TauInterval(y, v, 0.95, x);
        Check($"{name} tau2 low", interval.Low);
        Check($"{name} tau2 high", interval.High);
        Check($"{name} I2 high", MetaAnalysis.Fit(y, v, Heterogeneity.Reml, MetaTest.Normal, x).Share(interval.High));
        foreach (var (one, i) in (x.Length == 0 && y.Length >= 3 ? Influence.LeaveOneOut(y, v) : []).Select((one, i) => (one, i + 1)))
        {
            Check($"{name} without {i}", one.Without.Value[0]);
            Check($"{name} without low {i}", one.Without.Interval().Low);
            Check($"{name} rstudent {i}", one.Residual);
            Check($"{name} cook {i}", one.Cook);
            Check($"{name} dffits {i}", one.Dffits);
            Check($"{name} weight {i}", one.Weight);
        }

        if (golden.Keys.Contains($"{name} egger slope"))
        {
            var funnel = Asymmetry.Egger(y, v);
            Check($"{name} egger slope", funnel.Slope);
            Check($"{name} egger p", funnel.P);
            Check($"{name} egger limit", funnel.Limit);
            Check($"{name} egger low", funnel.Low);
        }

        Assert.True(before > 100, $"only {before} numbers were compared");

        void Check(string key, double actual)
        {
            if (!golden.Keys.Contains(key)) return;
            before++;
            golden.Agrees(key, actual);
        }
    }

    static void Levels(string name, double[] y, double[] v, int[] outer, int[] inner, double[][] x)
    {
        var golden = new Golden("meta-multilevel");
        foreach (var method in new[] { "REML", "ML" })
        {
            var fit = MultilevelMeta.Fit(y, v, [outer, inner], method == "REML", x);
            Assert.InRange(fit.Slope * fit.Variance.Max(), 0, 1e-9);
            for (var i = 0; i < fit.Value.Length; i++)
            {
                var robust = fit.Robust(outer, i);
                golden.Agrees($"{name} {method} b {i + 1}", fit.Value[i]);
                golden.Agrees($"{name} {method} se {i + 1}", fit.StandardError[i]);
                golden.Agrees($"{name} {method} robust {i + 1}", robust.StandardError);
                golden.Agrees($"{name} {method} robust low {i + 1}", robust.Low);
            }

            golden.Agrees($"{name} {method} logLik", fit.LogLikelihood);
            golden.Agrees($"{name} {method} outer", fit.Variance[0]);
            if (golden.Keys.Contains($"{name} {method} inner")) golden.Agrees($"{name} {method} inner", fit.Variance[1]);
            else Assert.InRange(fit.Variance[1], 0, 1e-7);
        }
    }

    static void Same(Golden golden, string name, Effect effect)
    {
        golden.Agrees($"{name} value", effect.Value);
        golden.Agrees($"{name} variance", effect.Variance);
    }

    static string[][] Real(string file) =>
    [
        .. File.ReadAllLines(RealData.File($"meta/{file}")).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')),
    ];

    static double N(string[] row, int column) => Golden.Number(row[column]);

    static double[] Column(string[][] rows, int column) => [.. rows.Select(row => N(row, column))];

    static int[] Groups(string[][] rows, int column) => [.. rows.Select(row => (int)N(row, column))];
}
