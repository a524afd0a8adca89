using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Petab;

/// <summary>Reads tables of measurements and of experiments.</summary>
/// <param name="reading">What the readers share.</param>
/// <param name="observables">Observables.</param>
/// <param name="conditions">Conditions.</param>
/// <param name="values">Names that a placeholder may take.</param>
sealed class MeasurementRows(
    PetabReading reading,
    Dictionary<string, Observable> observables,
    Dictionary<string, Condition> conditions,
    IReadOnlyCollection<string> values)
{
    readonly Dictionary<string, Experiment> _experiments = [];
    readonly Dictionary<(string Before, string During), string> _pairs = [];

    /// <summary>Names in overrides, for telling parameters in use from others.</summary>
    internal HashSet<string> Used { get; } = [];

    /// <summary>Experiments in the order of their first mention.</summary>
    internal ImmutableArray<Experiment> Experiments => [.. _experiments.Values];

    /// <summary>Reads experiments, then measurements, in the order of the files.</summary>
    internal ImmutableArray<Measurement> Read()
    {
        var first = reading.Files.IsFirst;
        if (!first) ReadExperiments();
        string[] required = first
            ? ["observableId", "simulationConditionId", "measurement", "time"]
            : ["observableId", "experimentId", "measurement", "time"];
        return [.. reading.Rows(reading.Files.Measurements, required).Select(Measurement).OfType<Measurement>()];
    }

    Measurement? Measurement(PetabRow row)
    {
        var id = row.Id("observableId");
        if (id.Length == 0) return null;
        if (!observables.TryGetValue(id, out var observable)) row.Unknown("observableId", "observable", id, observables.Keys);
        if (row.Text("modelId") is { Length: > 0 } model && model != reading.Files.ModelId) row.Unknown("modelId", "model", model, [reading.Files.ModelId]);
        var experiment = reading.Files.IsFirst ? Pair(row) : Known(row);
        var (value, time) = (row.Number("measurement"), row.Number("time", infinite: true));
        if (time == double.NegativeInfinity) row.Complain("time", "nothing is measured before all time", "write inf for a steady state");
        if (observable is null || experiment is null || value is null || time is null) return null;
        var logarithmic = observable.Noise is not (NoiseDistribution.Normal or NoiseDistribution.Laplace);
        if (logarithmic && value <= 0)
            row.Complain("measurement", $"the logarithm of {row.Text("measurement")} is no number", "remove the row, or choose noise that is not logarithmic");
        return new(id, experiment, time.Value, value.Value)
        {
            ObservableParameters = Overrides(row, "observableParameters", observable.Placeholders),
            NoiseParameters = Overrides(row, "noiseParameters", observable.NoisePlaceholders),
            Dataset = row.TextOrNull("datasetId"),
            Replicate = row.TextOrNull("replicateId"),
        };
    }

    ImmutableArray<Expression> Overrides(PetabRow row, string column, ImmutableArray<string> placeholders)
    {
        var text = row.Text(column);
        string[] parts = PetabRow.IsMissing(text) ? [] : text.Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length != placeholders.Length)
        {
            row.Complain(column, $"{parts.Length} values are given", $"give {placeholders.Length}, divided by semicolons");
            return [];
        }

        return [.. parts.Select(part => Override(row, column, part))];
    }

    Expression Override(PetabRow row, string column, string part)
    {
        if (PetabRow.Number(part) is { } number && double.IsFinite(number)) return new Literal(number);
        var name = reading.Names.Own(part);
        if (!values.Contains(name)) row.Unknown(column, "parameter", part, values);
        Used.Add(name);
        return new Symbol(name);
    }

    // PEtab 1 has no experiments: each pair of conditions is one.
    string? Pair(PetabRow row)
    {
        var (before, during) = (row.Text("preequilibrationConditionId"), row.Text("simulationConditionId"));
        if (PetabRow.IsMissing(before)) before = "";
        if (_pairs.TryGetValue((before, during), out var known)) return known;

        var sound = true;
        foreach (var (column, id) in (ReadOnlySpan<(string, string)>)[("preequilibrationConditionId", before), ("simulationConditionId", during)])
        {
            if (conditions.ContainsKey(id) || id.Length == 0 && column[0] == 'p') continue;
            row.Unknown(column, "condition", id, conditions.Keys);
            sound = false;
        }

        if (!sound) return null;
        var name = before.Length == 0 ? during : $"{during}_after_{before}";
        while (_experiments.ContainsKey(name)) name += "_";
        ImmutableArray<Period> periods = before.Length == 0
            ? [new(0, [during])]
            : [new(double.NegativeInfinity, [before]), new(0, [during])];
        _experiments.Add(name, new(name, periods));
        return _pairs[(before, during)] = name;
    }

    string? Known(PetabRow row)
    {
        var id = row.Text("experimentId");
        if (id.Length == 0) _experiments.TryAdd("", new("", [new(0, [])]));
        if (_experiments.ContainsKey(id)) return id;
        row.Unknown("experimentId", "experiment", id, _experiments.Keys);
        return null;
    }

    void ReadExperiments()
    {
        Dictionary<string, SortedDictionary<double, List<string>>> experiments = [];
        foreach (var row in reading.Rows(reading.Files.Experiments, "experimentId", "time", "conditionId"))
        {
            var (id, condition, time) = (row.Id("experimentId"), row.Text("conditionId"), row.Number("time", infinite: true));
            if (time == double.PositiveInfinity) row.Complain("time", "a period cannot begin after all time", "write -inf for a steady state at the beginning");
            if (condition.Length > 0 && !conditions.ContainsKey(condition)) row.Unknown("conditionId", "condition", condition, conditions.Keys);
            if (id.Length == 0 || time is not { } start) continue;
            if (!experiments.TryGetValue(id, out var periods)) experiments.Add(id, periods = []);
            if (!periods.TryGetValue(start, out var acting)) periods.Add(start, acting = []);
            if (condition.Length > 0) Join(row, condition, acting);
        }

        foreach (var (id, periods) in experiments)
            _experiments.Add(id, new(id, [.. periods.Select(period => new Period(period.Key, [.. period.Value]))]));
    }

    void Join(PetabRow row, string condition, List<string> acting)
    {
        var targets = Changed(condition).ToHashSet();
        if (acting.FirstOrDefault(other => other == condition || Changed(other).Any(targets.Contains)) is { } rival)
            row.Complain("conditionId", $"{condition} changes what {rival} changes at the same time", "keep one of them");
        acting.Add(condition);
    }

    IEnumerable<string> Changed(string condition) =>
        conditions.TryGetValue(condition, out var known) ? known.Changes.Select(change => change.Target) : [];
}
