using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Petab;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Experiments;

/// <summary>The tables beside a model: its values, the claims on it, its links.</summary>
static class MechanismTables
{
    internal static ImmutableArray<PlausibleValue> Values(string folder, Network? network, List<Problem> problems)
    {
        var table = PetabTable.Read(
            Path.Combine(folder, "parameters.csv"), "parameters.csv", ["name", "value", "low", "high", "unit", "origin", "species", "vary", "note"], problems);
        List<PlausibleValue> values = [];
        var names = network?.Parameters.Select(one => one.Id).ToImmutableArray() ?? [];
        foreach (var row in table?.Rows ?? [])
        {
            var (name, value, low, high) = (row.Id("name"), row.Number("value"), row.Number("low"), row.Number("high"));
            if (network is not null && name.Length > 0 && !names.Contains(name)) row.Unknown("name", "value", name, names);
            if (value is null || low is null || high is null) continue;
            if (!(low <= value && value <= high)) row.Complain("value", "the value lies outside its own range", "widen the range or mend the value");
            var varies = row.Text("vary") == "yes";
            if (varies && !(low > 0 && low < high)) row.Complain("low", "what varies needs a range above 0", "raise the lower end, or write no under vary");
            values.Add(new(
                name, value.Value, low.Value, high.Value, row.Text("unit"), row.Text("origin"), row.Text("species"), varies, row.Text("note")));
        }
        return [.. values];
    }

    internal static ImmutableArray<Claim> Claims(
        string folder, ModelScope scope, ImmutableArray<VirtualExperiment> experiments, List<Problem> problems)
    {
        var table = PetabTable.Read(
            Path.Combine(folder, "claims.csv"), "claims.csv",
            [
                "id", "statement", "source", "experiment", "read_out", "measure", "at_days", "against", "low", "high", "by_construction",
                "fitted", "contested",
            ],
            problems);
        ImmutableArray<string> known = [.. experiments.Select(one => one.Id)];
        List<Claim> claims = [];
        foreach (var row in table?.Rows ?? [])
        {
            if (Of(row, scope, known) is not { } claim) continue;
            if (claims.Any(one => one.Id == claim.Id)) row.Complain("id", $"the claim {claim.Id} is given twice", "number it anew");
            if (!double.IsNaN(claim.At) && experiments.FirstOrDefault(one => one.Id == claim.Experiment) is { } experiment && claim.At < experiment.Start)
                row.Complain("at_days", "the time lies before the experiment", "choose a later one");
            claims.Add(claim);
        }
        return [.. claims];
    }

    internal static ImmutableArray<AxisNode> Nodes(string folder, ModelScope scope, List<Problem> problems)
    {
        List<AxisNode> nodes = [];
        foreach (var row in Optional(folder, "nodes.csv", ["read_out", "label", "column", "row"], problems))
        {
            var (readOut, column, line) = (row.Text("read_out"), row.Number("column"), row.Number("row"));
            if (!scope.Names.Contains(readOut)) row.Unknown("read_out", "read-out", readOut, scope.Names);
            nodes.Add(new(readOut, row.Text("label"), column ?? 0, line ?? 0));
        }
        return [.. nodes];
    }

    internal static ImmutableArray<AxisLink> Links(string folder, ImmutableArray<AxisNode> nodes, List<Problem> problems)
    {
        ImmutableArray<string> known = [.. nodes.Select(node => node.ReadOut)];
        List<AxisLink> links = [];
        foreach (var row in Optional(folder, "links.csv", ["from", "to", "effect", "contested"], problems))
        {
            var (from, to, effect) = (row.Text("from"), row.Text("to"), row.Text("effect"));
            if (!known.Contains(from)) row.Unknown("from", "node", from, known);
            if (!known.Contains(to)) row.Unknown("to", "node", to, known);
            if (effect is not ("raises" or "lowers")) row.Complain("effect", $"'{effect}' is no effect", "write raises or lowers");
            links.Add(new(from, to, effect == "raises", row.Text("contested")));
        }
        return [.. links];
    }

    static ImmutableArray<PetabRow> Optional(string folder, string file, string[] columns, List<Problem> problems)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? PetabTable.Read(path, file, columns, problems)?.Rows ?? [] : [];
    }

    static Claim? Of(PetabRow row, ModelScope scope, ImmutableArray<string> experiments)
    {
        var (id, experiment, readOut, against) = (row.Text("id"), row.Text("experiment"), row.Text("read_out"), row.Text("against"));
        if (id.Length == 0) row.Complain("id", "the cell is empty", "give the claim a short name");
        if (!experiments.Contains(experiment)) row.Unknown("experiment", "experiment", experiment, experiments);
        if (against.Length > 0 && !experiments.Contains(against)) row.Unknown("against", "experiment", against, experiments);
        if (!scope.Names.Contains(readOut)) row.Unknown("read_out", "read-out", readOut, scope.Names);
        var measures = Enum.GetValues<Contrast>().ToDictionary(one => SettingsBinder.Kebab(one.ToString()));
        if (!measures.TryGetValue(row.Text("measure"), out var measure)) row.Unknown("measure", "measure", row.Text("measure"), measures.Keys);
        if (measure is Contrast.AreaRatio or Contrast.EffectRatio && against.Length == 0)
            row.Complain("against", "the measure needs a second experiment", "name it");
        var (low, high) = (row.Number("low", infinite: true), row.Number("high", infinite: true));
        if (low is null || high is null || id.Length == 0) return null;
        if (low > high) row.Complain("low", "the range is empty", "exchange low and high");
        return new Claim
        {
            Id = id,
            Statement = row.Text("statement"),
            Source = row.Text("source"),
            Experiment = experiment,
            ReadOut = readOut,
            Contrast = measure,
            At = row.NumberOrNull("at_days") * 24 ?? double.NaN,
            Against = against,
            Low = low.Value,
            High = high.Value,
            ByConstruction = row.Text("by_construction") == "yes",
            Fitted = row.Text("fitted") == "yes",
            Contested = row.Text("contested"),
        };
    }
}
