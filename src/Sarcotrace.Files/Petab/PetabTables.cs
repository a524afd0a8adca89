using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Petab;

/// <summary>A problem as rows of tables.</summary>
/// <param name="Files">Rows by file, the header first.</param>
/// <param name="Problems">What the format cannot say.</param>
sealed record PetabTables(ImmutableSortedDictionary<string, ImmutableArray<string[]>> Files, ImmutableArray<Problem> Problems)
{
    /// <summary>The tables of a problem.</summary>
    internal static PetabTables Of(FitProblem problem)
    {
        List<Problem> problems = [];
        var first = problem.Timing == ConditionTiming.BeforeInitialValues;
        var files = new Dictionary<string, IEnumerable<string[]>>
        {
            ["parameters.tsv"] = Parameters(problem, first, problems),
            ["observables.tsv"] = first ? FirstObservables(problem) : SecondObservables(problem),
        };
        if (first)
        {
            files["conditions.tsv"] = Wide(problem, problems);
            files["measurements.tsv"] = FirstMeasurements(problem, problems);
        }
        else
        {
            if (!problem.Conditions.IsEmpty) files["conditions.tsv"] = Long(problem);
            if (problem.Experiments.Any(experiment => experiment.Id.Length > 0)) files["experiments.tsv"] = Experiments(problem);
            files["measurements.tsv"] = Measurements(problem);
        }

        return new(files.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray()), [.. problems]);
    }

    static IEnumerable<string[]> Parameters(FitProblem problem, bool first, List<Problem> problems)
    {
        string[] headers = ["parameterId", "parameterName", "lowerBound", "upperBound", "nominalValue", "estimate"];
        yield return first
            ? [.. headers, "parameterScale", "objectivePriorType", "objectivePriorParameters", "initializationPriorType", "initializationPriorParameters"]
            : [.. headers, "priorDistribution", "priorParameters"];
        foreach (var parameter in problem.Parameters)
        {
            var yes = parameter.Estimated;
            if (!first && parameter.Scale != ParameterScale.Linear)
                problems.Add(new("parameters.tsv", null, parameter.Id, "PEtab 2 has no scales of parameters", "nothing; the scale is left out", Severity.Warning));
            string[] row =
            [
                parameter.Id, parameter.Name ?? "", Bound(parameter.Lower, first, yes, "-inf"), Bound(parameter.Upper, first, yes, "inf"),
                Number(parameter.Nominal), (first, yes) switch { (true, true) => "1", (true, false) => "0", (_, true) => "true", _ => "false" },
            ];
            var prior = Prior(parameter, parameter.Prior, first, problems);
            yield return first
                ? [.. row, parameter.Scale switch { ParameterScale.Log => "log", ParameterScale.Log10 => "log10", _ => "lin" }, .. prior, .. Prior(parameter, parameter.Beginnings, first, problems)]
                : [.. row, .. prior];
        }
    }

    static string Bound(double? bound, bool first, bool estimated, string none) => bound is null && !first && estimated ? none : Number(bound);

    static string[] Prior(FitParameter parameter, Prior? prior, bool first, List<Problem> problems)
    {
        if (prior is null) return ["", ""];
        if (PriorWords.Write(prior, first) is { } word) return [word, string.Join(';', prior.Numbers.Select(FormulaWriter.Write))];
        problems.Add(new("parameters.tsv", null, parameter.Id, $"the format has no word for a prior {prior.Shape}", "choose another prior"));
        return ["", ""];
    }

    static IEnumerable<string[]> FirstObservables(FitProblem problem)
    {
        yield return ["observableId", "observableName", "observableFormula", "observableTransformation", "noiseFormula", "noiseDistribution"];
        foreach (var observable in problem.Observables)
        {
            var (transformation, distribution) = observable.Noise switch
            {
                NoiseDistribution.LogNormal => ("log", "normal"),
                NoiseDistribution.Log10Normal => ("log10", "normal"),
                NoiseDistribution.Laplace => ("lin", "laplace"),
                NoiseDistribution.LogLaplace => ("log", "laplace"),
                NoiseDistribution.Log10Laplace => ("log10", "laplace"),
                _ => ("lin", "normal"),
            };
            yield return [observable.Id, observable.Name ?? "", Formula(observable.Formula), transformation, Formula(observable.NoiseFormula), distribution];
        }
    }

    static IEnumerable<string[]> SecondObservables(FitProblem problem)
    {
        yield return ["observableId", "observableName", "observableFormula", "observablePlaceholders", "noiseFormula", "noiseDistribution", "noisePlaceholders"];
        foreach (var observable in problem.Observables)
        {
            var (distribution, noise) = observable.Noise switch
            {
                NoiseDistribution.LogNormal => ("log-normal", observable.NoiseFormula),
                NoiseDistribution.Log10Normal => ("log-normal", Natural(observable.NoiseFormula)),
                NoiseDistribution.Laplace => ("laplace", observable.NoiseFormula),
                NoiseDistribution.LogLaplace => ("log-laplace", observable.NoiseFormula),
                NoiseDistribution.Log10Laplace => ("log-laplace", Natural(observable.NoiseFormula)),
                _ => ("normal", observable.NoiseFormula),
            };
            yield return
            [
                observable.Id, observable.Name ?? "", Formula(observable.Formula), string.Join(';', observable.Placeholders),
                Formula(noise), distribution, string.Join(';', observable.NoisePlaceholders),
            ];
        }
    }

    static Expression Natural(Expression decimalNoise) =>
        Expression.Of(Operator.Times, decimalNoise, Expression.Of(Operator.Ln, new Literal(10)));

    static IEnumerable<string[]> Wide(FitProblem problem, List<Problem> problems)
    {
        string[] targets = [.. problem.Conditions.SelectMany(condition => condition.Changes.Select(change => change.Target)).Distinct()];
        yield return ["conditionId", "conditionName", .. targets];
        foreach (var condition in problem.Conditions)
        {
            var changes = condition.Changes.ToDictionary(change => change.Target, change => change.Value);
            foreach (var (target, value) in changes.Where(pair => pair.Value is not (Literal or Symbol)))
                problems.Add(new("conditions.tsv", null, target, "PEtab 1 takes no formulas here", "give a number or the name of a parameter"));
            yield return [condition.Id, condition.Name ?? "", .. targets.Select(target => changes.TryGetValue(target, out var value) ? Formula(value) : "NaN")];
        }
    }

    static IEnumerable<string[]> Long(FitProblem problem) =>
    [
        ["conditionId", "targetId", "targetValue"],
        .. from condition in problem.Conditions
           from change in condition.Changes
           select (string[])[condition.Id, change.Target, Formula(change.Value)],
    ];

    static IEnumerable<string[]> Experiments(FitProblem problem) =>
    [
        ["experimentId", "time", "conditionId"],
        .. from experiment in problem.Experiments
           where experiment.Id.Length > 0
           from period in experiment.Periods
           from condition in period.Conditions.IsEmpty ? [""] : period.Conditions
           select (string[])[experiment.Id, FormulaWriter.Write(period.Start), condition],
    ];

    static IEnumerable<string[]> Measurements(FitProblem problem) =>
    [
        ["observableId", "experimentId", .. MeasurementHeaders],
        .. problem.Measurements.Select(measurement => (string[])[measurement.Observable, measurement.Experiment, .. Cells(measurement)]),
    ];

    static IEnumerable<string[]> FirstMeasurements(FitProblem problem, List<Problem> problems)
    {
        Dictionary<string, (string Before, string During)> pairs = [];
        foreach (var experiment in problem.Experiments)
        {
            if (experiment.Periods is [{ Start: 0, Conditions: [var alone] }]) pairs[experiment.Id] = ("", alone);
            else if (experiment.Periods is [{ Conditions: [var before] }, { Start: 0, Conditions: [var during] }] && experiment.Preequilibrates) pairs[experiment.Id] = (before, during);
            else problems.Add(new("measurements.tsv", null, experiment.Id, "PEtab 1 knows one condition from time 0, perhaps after another at steady state", "divide the experiment"));
        }

        yield return ["observableId", "preequilibrationConditionId", "simulationConditionId", .. MeasurementHeaders];
        foreach (var measurement in problem.Measurements)
        {
            var (before, during) = pairs.GetValueOrDefault(measurement.Experiment, ("", ""));
            yield return [measurement.Observable, before, during, .. Cells(measurement)];
        }
    }

    static readonly string[] MeasurementHeaders = ["time", "measurement", "observableParameters", "noiseParameters", "datasetId", "replicateId"];

    static string[] Cells(Measurement measurement) =>
    [
        FormulaWriter.Write(measurement.Time), FormulaWriter.Write(measurement.Value),
        string.Join(';', measurement.ObservableParameters.Select(Formula)), string.Join(';', measurement.NoiseParameters.Select(Formula)),
        measurement.Dataset ?? "", measurement.Replicate ?? "",
    ];

    static string Formula(Expression formula) => FormulaWriter.Write(formula, FormulaSyntax.Petab);

    static string Number(double? value) => value is { } number ? FormulaWriter.Write(number) : "";
}
