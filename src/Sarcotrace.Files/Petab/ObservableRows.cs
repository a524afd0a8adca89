using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core.Fitting;

namespace Sarcotrace.Files.Petab;

/// <summary>Reads tables of observables.</summary>
static class ObservableRows
{
    /// <summary>Reads them, in the order of the files.</summary>
    internal static List<(PetabRow Row, Observable Observable)> Read(PetabReading reading)
    {
        List<(PetabRow Row, Observable Observable)> observables = [];
        HashSet<string> seen = [];
        var first = reading.Files.IsFirst;
        foreach (var row in reading.Rows(reading.Files.Observables, "observableId", "observableFormula", "noiseFormula"))
        {
            var id = row.Id("observableId");
            if (id.Length == 0) continue;
            if (!seen.Add(id)) row.Complain("observableId", $"{id} stands in the table before", "keep one of the rows");
            var (formula, noise) = (reading.Formula(row, "observableFormula"), reading.Formula(row, "noiseFormula"));
            var distribution = Distribution(row, first);
            if (formula is null || noise is null) continue;
            var observable = new Observable(id, formula, noise, distribution) { Name = row.TextOrNull("observableName") };
            observables.Add((row, first ? Numbered(row, observable) : observable with
            {
                Placeholders = Names(row, "observablePlaceholders"),
                NoisePlaceholders = Names(row, "noisePlaceholders"),
            }));
        }

        return observables;
    }

    /// <summary>Complains of formulas that name what is not there, or themselves.</summary>
    internal static void Check(List<(PetabRow Row, Observable Observable)> observables, IEnumerable<string> known)
    {
        HashSet<string> named = [.. known, .. observables.Select(pair => pair.Observable.Id)];
        Dictionary<string, Observable> byId = [];
        foreach (var (_, observable) in observables) byId.TryAdd(observable.Id, observable);
        foreach (var (row, observable) in observables)
        {
            HashSet<string> own = [.. named, .. observable.Placeholders, .. observable.NoisePlaceholders];
            PetabReading.Check(row, "observableFormula", observable.Formula, own);
            PetabReading.Check(row, "noiseFormula", observable.NoiseFormula, own);
            if (Circular(observable, byId)) row.Complain("observableFormula", $"{observable.Id} is made of itself", "write it without its own name");
        }
    }

    static bool Circular(Observable observable, Dictionary<string, Observable> byId)
    {
        HashSet<string> seen = [];
        Stack<string> open = new(PetabNames.Of(observable.Formula));
        while (open.TryPop(out var name))
        {
            if (name == observable.Id) return true;
            if (!byId.TryGetValue(name, out var other) || !seen.Add(name)) continue;
            foreach (var next in PetabNames.Of(other.Formula)) open.Push(next);
        }

        return false;
    }

    static NoiseDistribution Distribution(PetabRow row, bool first)
    {
        var (transformation, word) = (row.Text("observableTransformation"), row.Text("noiseDistribution"));
        if (PetabRow.IsMissing(transformation)) transformation = "lin";
        if (PetabRow.IsMissing(word)) word = "normal";
        switch (first ? transformation : "lin", word)
        {
            case ("lin", "normal"): return NoiseDistribution.Normal;
            case ("log", "normal"): return NoiseDistribution.LogNormal;
            case ("log10", "normal"): return NoiseDistribution.Log10Normal;
            case ("lin", "laplace"): return NoiseDistribution.Laplace;
            case ("log", "laplace"): return NoiseDistribution.LogLaplace;
            case ("log10", "laplace"): return NoiseDistribution.Log10Laplace;
            case ("lin", "log-normal") when !first: return NoiseDistribution.LogNormal;
            case ("lin", "log-laplace") when !first: return NoiseDistribution.LogLaplace;
        }

        if (transformation is not ("lin" or "log" or "log10"))
            row.Unknown("observableTransformation", "transformation", transformation, ["lin", "log", "log10"]);
        else
            row.Unknown("noiseDistribution", "distribution", word, first ? ["normal", "laplace"] : ["normal", "laplace", "log-normal", "log-laplace"]);
        return NoiseDistribution.Normal;
    }

    static ImmutableArray<string> Names(PetabRow row, string column)
    {
        var text = row.Text(column);
        if (text.Length == 0) return [];
        var names = text.Split(';', StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !PetabNames.IsId(name)))
            row.Complain(column, $"'{name}' is no identifier", "write names divided by semicolons");
        if (names.Distinct().Count() < names.Length) row.Complain(column, "a name stands twice", "keep one of them");
        return [.. names];
    }

    // PEtab 1 knows placeholders by their names: observableParameter1_id, observableParameter2_id, …
    static Observable Numbered(PetabRow row, Observable observable)
    {
        string[] names = [.. PetabNames.Of(observable.Formula), .. PetabNames.Of(observable.NoiseFormula)];
        return observable with
        {
            Placeholders = Numbered(row, "observableFormula", "observableParameter", observable.Id, names),
            NoisePlaceholders = Numbered(row, "noiseFormula", "noiseParameter", observable.Id, names),
        };
    }

    static ImmutableArray<string> Numbered(PetabRow row, string column, string prefix, string id, string[] names)
    {
        var numbers = names.Distinct()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith("_" + id, StringComparison.Ordinal)
                && name.Length > prefix.Length + id.Length + 1)
            .Select(name => int.TryParse(name[prefix.Length..^(id.Length + 1)], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Order().ToArray();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == i + 1) continue;
            row.Complain(column, $"there is no {prefix}{i + 1}_{id}", "number the placeholders from 1 without gaps");
            return [];
        }

        return [.. numbers.Select(number => $"{prefix}{number}_{id}")];
    }
}
