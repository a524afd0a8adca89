using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Petab;

/// <summary>Reads problems of estimation in PEtab 1 and 2.</summary>
public static class PetabReader
{
    const int MostProblems = 1000;

    /// <summary>Reads a problem.</summary>
    /// <param name="path">Its yaml file; all others lie in the same folder or below.</param>
    /// <param name="model">Reads the model from a stream with its file name.</param>
    /// <returns>The problem, or all that is wrong with its files, with file, row and column.</returns>
    public static Loaded<FitProblem> Read(string path, Func<Stream, string, Loaded<Network>> model)
    {
        List<Problem> problems = [];
        var problem = Read(path, model, problems);
        var stopped = problems.Any(found => found.Severity == Severity.Error);
        return new(stopped ? null : problem, problems.Distinct().ToArray().Told(Path.GetFileName(path), MostProblems));
    }

    static FitProblem? Read(string path, Func<Stream, string, Loaded<Network>> model, List<Problem> problems)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (PetabFiles.Read(path, Path.GetFileName(path), problems) is not { } files) return null;

        // Without the model every name in the tables would be unknown.
        if (Model(folder, files.Model, model, problems) is not { } network) return null;
        var reading = new PetabReading(files, folder, new(network, []), problems);
        (network, var aliases) = Mappings.Read(reading, network);
        return Tables(reading with { Names = new(network, aliases) }, network);
    }

    static Network? Model(string folder, string file, Func<Stream, string, Loaded<Network>> model, List<Problem> problems)
    {
        if (PetabReading.PathTo(folder, file, problems) is not { } path) return null;
        if (!File.Exists(path))
        {
            problems.Add(new(file, null, null, "there is no such file", "check the name of the model's file"));
            return null;
        }

        using Stream stream = FileSize.Of(path) == 0 ? Stream.Null : File.OpenRead(path);
        var loaded = model(stream, file);
        problems.AddRange(loaded.Problems);
        return loaded.Value;
    }

    static FitProblem Tables(PetabReading reading, Network network)
    {
        var files = reading.Files;
        var parameters = ParameterRows.Read(reading);
        var observables = ObservableRows.Read(reading);
        var ids = parameters.Select(pair => pair.Parameter.Id).ToHashSet();
        var inFormulas = observables.SelectMany(pair => PetabNames.Of(pair.Observable.Formula).Concat(PetabNames.Of(pair.Observable.NoiseFormula)))
            .Except(observables.SelectMany(pair => pair.Observable.Placeholders.AddRange(pair.Observable.NoisePlaceholders))).ToHashSet();
        var conditions = ConditionRows.Read(reading, ids, inFormulas);
        var targets = conditions.SelectMany(condition => condition.Changes.Select(change => change.Target));
        ObservableRows.Check(observables, [.. ids, .. reading.Names.All, .. targets]);

        var measurements = new MeasurementRows(
            reading, First(observables.Select(pair => pair.Observable), observable => observable.Id),
            First(conditions, condition => condition.Id), [.. ids, .. reading.Names.Parameters]);
        var measured = measurements.Read();
        CheckUse(reading, parameters, [.. inFormulas, .. measurements.Used, .. Values(conditions)]);
        return new(files.Id ?? "problem", network)
        {
            Format = $"PEtab {files.Version}",
            Timing = files.IsFirst ? ConditionTiming.BeforeInitialValues : ConditionTiming.AfterInitialValues,
            Conditions = conditions,
            Experiments = measurements.Experiments,
            Observables = [.. observables.Select(pair => pair.Observable)],
            Measurements = measured,
            Parameters = [.. parameters.Select(pair => pair.Parameter)],
        };
    }

    // A parameter that nothing uses is most likely misspelt: estimating it would leave another one fixed, unseen.
    static void CheckUse(PetabReading reading, List<(PetabRow Row, FitParameter Parameter)> parameters, HashSet<string> used)
    {
        foreach (var (row, parameter) in parameters)
        {
            if (reading.Names.Assigned.Contains(parameter.Id))
                row.Complain("parameterId", $"{parameter.Id} follows a rule of the model", "estimate what the rule is made of");
            else if (!reading.Names.Parameters.Contains(parameter.Id) && !used.Contains(parameter.Id))
                row.Unknown("parameterId", "parameter in the model or the other tables called", parameter.Id, [.. reading.Names.Parameters, .. used]);
        }
    }

    static IEnumerable<string> Values(ImmutableArray<Condition> conditions) =>
        conditions.SelectMany(condition => condition.Changes).SelectMany(change => PetabNames.Of(change.Value));

    static Dictionary<string, T> First<T>(IEnumerable<T> items, Func<T, string> id)
    {
        Dictionary<string, T> first = [];
        foreach (var item in items) first.TryAdd(id(item), item);
        return first;
    }
}
