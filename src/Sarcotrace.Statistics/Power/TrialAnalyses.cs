using System.Globalization;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Statistics.Power;

/// <summary>Analyses of a simulated trial: p of every treated arm against the first, or null where data cannot carry one.</summary>
static class TrialAnalyses
{
    internal static double[]? P(TrialDesign design, SimulatedTrial trial)
    {
        var treated = design.Effects.Length - 1;
        // An arm that nobody is left in has no estimate.
        if (trial.Arm.Distinct().Count() < treated + 1) return null;

        return design.Analysis switch
        {
            TrialAnalysis.Means => LeastSquares(trial.Outcome, Arms(trial.Arm, treated), treated),
            TrialAnalysis.Ancova => LeastSquares(trial.Outcome, [.. Arms(trial.Arm, treated), trial.Baseline], treated),
            TrialAnalysis.ClusterMeans => ClusterMeans(trial, treated),
            TrialAnalysis.Mixed => RandomClusters(trial, treated),
            _ => Rates(trial, treated),
        };
    }

    static double[][] Arms(int[] arm, int treated) =>
        [.. Enumerable.Range(1, treated).Select(one => arm.Select(at => at == one ? 1.0 : 0.0).ToArray())];

    static double[]? LeastSquares(double[] outcome, double[][] columns, int treated)
    {
        var design = Design.Build(outcome.Length,
            [Term.Block("column", [.. columns.Select(column => System.Collections.Immutable.ImmutableArray.Create(column))])]);
        if (design.Rank <= columns.Length || outcome.Length <= design.Rank) return null;

        var fit = LinearModels.Fit(design, outcome, 1);
        return [.. Enumerable.Range(1, treated).Select(column =>
            StudentT.TwoSided(fit.Coefficient(0, column) / (fit.UnscaledError(0, column) * fit.Sigma[0]), fit.Df[0]))];
    }

    static double[]? ClusterMeans(SimulatedTrial trial, int treated)
    {
        var clusters = Enumerable.Range(0, trial.Rows).GroupBy(row => trial.Cluster[row]).ToArray();
        return LeastSquares(
            [.. clusters.Select(rows => rows.Average(row => trial.Outcome[row]))],
            Arms([.. clusters.Select(rows => trial.Arm[rows.First()])], treated), treated);
    }

    static double[]? RandomClusters(SimulatedTrial trial, int treated) => Mixed(
        trial, [.. Named(Arms(trial.Arm, treated), "arm"), new("baseline", [.. trial.Baseline])],
        RandomTerm.Intercept("cluster", Labels(trial.Cluster)), treated, 1);

    static double[]? Rates(SimulatedTrial trial, int treated)
    {
        var arms = Arms(trial.Arm, treated);
        double[][] rates = [.. arms.Select(arm => arm.Zip(trial.Time, (at, time) => at * time).ToArray())];
        var time = new NamedColumn("time", [.. trial.Time]);
        return Mixed(
            trial, [time, .. Named(arms, "arm"), .. Named(rates, "rate")],
            RandomTerm.Of("unit", Labels(trial.Unit), [RandomTerm.Ones(trial.Rows), time]), treated, 2 + treated);
    }

    static double[]? Mixed(SimulatedTrial trial, NamedColumn[] columns, RandomTerm term, int treated, int first)
    {
        var design = MixedDesign.Build(trial.Rows, [RandomTerm.Ones(trial.Rows), .. columns], [term]);
        if (design.Value is not { } built || built.Names.Length <= columns.Length) return null;
        if (MixedModel.Fit(built, trial.Outcome).Value is not { } model) return null;

        return [.. Enumerable.Range(first, treated).Select(place =>
        {
            var contrast = new double[built.Names.Length];
            contrast[place] = 1;
            return model.Combine(contrast).P;
        })];
    }

    static IEnumerable<NamedColumn> Named(double[][] columns, string name) =>
        columns.Select((column, index) => new NamedColumn(string.Create(CultureInfo.InvariantCulture, $"{name} {index + 1}"), [.. column]));

    static string[] Labels(int[] numbers) => [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
}
