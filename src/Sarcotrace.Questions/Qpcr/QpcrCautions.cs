using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>What a reviewer would object to.</summary>
static class QpcrCautions
{
    /// <summary>Mean M above which references are called unsteady in samples of one tissue.</summary>
    const double SteadyM = 0.5;

    /// <summary>A well without template this many cycles after the last sample is no matter.</summary>
    const double ClearCycles = 5;

    internal static IEnumerable<Caution> Of(Prepared prepared, Steadiness steadiness) => new[]
    {
        Replicates(prepared), OneReference(prepared), Moving(prepared, steadiness), Unsteady(prepared, steadiness), EfficiencyRange(prepared),
        Spread(prepared), NoCq(prepared), NoTemplate(prepared), Plates(prepared),
    }.OfType<Caution>();

    static Caution? Replicates(Prepared prepared)
    {
        const string Why = "wells and samples of one animal are alike, so counting them makes intervals too narrow and p too small";
        ImmutableArray<Citation> sources = [new("lazic2010")];
        var animals = prepared.Given.Samples.Where(sample => sample is { Kind: WellKind.Unknown, Group: not null, Animal: not null })
            .GroupBy(sample => (sample.Animal, sample.Group)).ToArray();
        ImmutableArray<string> several = [.. animals.Where(animal => animal.Count() > 1).Select(animal => animal.Key.Animal!)];
        if (prepared.Options.Unit == CountedUnit.Well)
        {
            return new("technical-replicates-as-n", $"each of {prepared.Units.Length} wells counts as one", Why,
                "let the animal count (--unit animal), and name it in the table", [], sources);
        }
        if (prepared.Options.Unit == CountedUnit.Sample && several.Length > 0)
        {
            return new("technical-replicates-as-n", $"{several.Length} animals have several samples, and each sample counts as one", Why,
                "let the animal count (--unit animal)", several, sources);
        }
        if (animals.Length > 0 || prepared.Units.IsEmpty) return null;

        var rows = prepared.Units.All(unit => unit.Name.StartsWith("row ", StringComparison.Ordinal));
        return new(
            rows ? "technical-replicates-as-n" : "animal-not-named",
            rows ? $"the table names neither sample nor animal, so each of {prepared.Units.Length} rows counts as one"
                : "the table names no animal, so each sample counts as one",
            Why, "add a column animal, or one sample if rows are wells of it", [], sources);
    }

    static Caution? OneReference(Prepared prepared) => prepared.References.Length != 1 ? null : new(
        "one-reference-gene", $"{prepared.Name(prepared.References[0])} is the only reference gene",
        "whether it is steady cannot be tested, and any change of it is read as a change of the gene asked about",
        "measure at least two more, and choose by their stability", [prepared.Name(prepared.References[0])], [new("vandesompele2002"), new("bustin2009")]);

    static Caution? Moving(Prepared prepared, Steadiness steadiness)
    {
        var moved = steadiness.Moves.Where(move => move.Log2.P < 0.05).ToArray();
        return moved.Length == 0 ? null : new(
            "reference-moves-with-group",
            "reference genes differ between groups: " + string.Join("; ", moved.Select(move =>
                $"{prepared.Name(move.Target)} in {move.Group} {Shown.Number(move.Log2.Value)} log2 ({Shown.Number(move.Log2.Low)} to {Shown.Number(move.Log2.High)})")),
            prepared.References.Length == 1
                ? "either the amount of cDNA differs or the reference itself is regulated, and then every fold is off by as much"
                : "a reference that the treatment moves puts its own change into every fold",
            "leave it out, or show that the answer does not depend on it",
            [.. moved.Select(move => prepared.Name(move.Target)).Distinct()], [new("bustin2009")]);
    }

    static Caution? Unsteady(Prepared prepared, Steadiness steadiness)
    {
        if (steadiness.GeNorm is not { } found || !(found.MeanM[0] > SteadyM)) return null;

        var worst = prepared.Name(prepared.References[found.Order[0]]);
        return new("unsteady-references",
            $"the mean stability M of {prepared.References.Length} references is {Shown.Number(found.MeanM[0])}, above {Shown.Number(SteadyM)}",
            "in samples of one tissue good references stay below it; the noise goes into every fold",
            prepared.References.Length > 2 ? $"see whether the answer holds without {worst}" : "measure further candidates", [worst], [new("hellemans2007")]);
    }

    static Caution? EfficiencyRange(Prepared prepared)
    {
        var off = prepared.Genes.Concat(prepared.References).Select(at => prepared.Efficiencies[at]).Where(one => one.Value is < 0.9 or > 1.1).ToArray();
        return off.Length == 0 ? null : new(
            "efficiency-out-of-range",
            "efficiencies outside 90 to 110 %: "
                + string.Join(", ", off.Select(one => $"{prepared.Name(one.Target)} {Shown.Percent(one.Value)} ({one.Source})")),
            "the assay is inhibited, unspecific or badly pipetted; over many cycles a small error of the efficiency becomes a large one of the amount",
            prepared.Corrected ? "mend the assay; compare fold with fold_doubling to see what it does here" : "use --amounts corrected, or mend the assay",
            [.. off.Select(one => prepared.Name(one.Target))], [new("bustin2009")]);
    }

    static Caution? Spread(Prepared prepared)
    {
        var wide = prepared.Studied.Where(one => one.Sd > prepared.Options.ReplicateSpread).ToArray();
        return wide.Length == 0 ? null : new(
            "replicates-differ",
            $"{wide.Length} of {prepared.Studied.Count()} sets of wells spread over {Shown.Number(prepared.Options.ReplicateSpread)} cycles, the widest {Shown.Number(wide.Max(one => one.Sd), 2)}",
            "one bad well moves the mean of its sample; none was left out",
            "look at these wells; leave one out only for a reason that you would give beforehand, in the column excluded",
            [.. wide.Select(one => $"{prepared.Run.Samples[one.Sample].Id} {prepared.Name(one.Target)}")], [new("bustin2009")]);
    }

    static Caution? NoCq(Prepared prepared)
    {
        var none = prepared.Studied.Where(one => one.Undetermined > 0).ToArray();
        if (none.Length == 0) return null;

        var groups = none.GroupBy(one => prepared.Run.Samples[one.Sample].Group).Select(group => $"{group.Key} {group.Sum(one => one.Undetermined)}");
        return new(
            "wells-without-cq", $"wells without Cq: {string.Join(", ", groups)}",
            prepared.Options.Undetermined == Undetermined.Exclude
                ? "such wells are mostly of low amounts; leaving them out makes the group look higher than it is"
                : "the last cycle is no measurement; it makes the group look higher and steadier than it is",
            "see whether the answer depends on the rule (--undetermined), and say how many there were",
            [.. none.Select(one => $"{prepared.Run.Samples[one.Sample].Id} {prepared.Name(one.Target)}")], [new("mccall2014")]);
    }

    static Caution? NoTemplate(Prepared prepared)
    {
        var run = prepared.Given;
        List<string> close = [];
        foreach (var wells in run.Wells.Where(well => well.Excluded is null && well.Cq < prepared.Options.LastCycle).GroupBy(well => well.Target))
        {
            var samples = wells.Where(well => run.Samples[well.Sample] is { Kind: WellKind.Unknown, Group: not null }).ToArray();
            var water = wells.Where(well => run.Samples[well.Sample].Kind is WellKind.NoTemplate or WellKind.NoEnzyme).ToArray();
            if (samples.Length > 0 && water.Length > 0 && water.Min(well => well.Cq) - samples.Max(well => well.Cq) < ClearCycles)
                close.Add(run.Targets[wells.Key].Id);
        }

        return close.Count == 0 ? null : new(
            "control-wells-amplify", $"wells without template or enzyme come up within {Shown.Number(ClearCycles)} cycles of samples: {string.Join(", ", close)}",
            "primer dimers, contamination or genomic DNA add to what is measured", "look at the melt curves; treat the RNA with DNase", [.. close],
            [new("bustin2009")]);
    }

    static Caution? Plates(Prepared prepared)
    {
        var run = prepared.Given;
        var plates = run.Wells.Where(well => well.Plate is not null && run.Samples[well.Sample] is { Kind: WellKind.Unknown, Group: not null })
            .Select(well => (well.Plate, run.Samples[well.Sample].Group)).Distinct().GroupBy(pair => pair.Plate).ToArray();
        return plates.Length < 2 || plates.Any(plate => plate.Count() > 1) ? null : new(
            "plate-is-group", $"each of {plates.Length} plates holds one group alone",
            "a difference between plates cannot be told from one between groups; the references take only a part of it away",
            "put all groups on every plate", [.. plates.Select(plate => plate.Key!)], [new("leek2010")]);
    }
}
