using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>What the MIQE guidelines ask for, and what of it these files hold.</summary>
static class Miqe
{
    const string Elsewhere = "not in these files: state it in the paper";

    static readonly string[] InNoFile =
    [
        "Sample: description, storage, dissection", "Nucleic acid: extraction, amount, purity, integrity (RIN or RQI)",
        "Reverse transcription: enzyme, priming, amount of RNA", "Targets: accession, amplicon length, primers",
        "Specificity: melt curve, gel or sequence",
    ];

    internal static Table Checklist(Prepared prepared)
    {
        var rows = Rows(prepared).ToArray();
        return new("qpcr-miqe", "MIQE checklist",
        [
            new TextColumn("item", "what is asked for", [.. rows.Select(row => row.Item)]),
            new TextColumn("state", "whether the files hold it", [.. rows.Select(row => row.Found is null ? "missing" : "present")]),
            new TextColumn("found", "what they hold", [.. rows.Select(row => row.Found ?? row.Remedy)]),
        ]);
    }

    static IEnumerable<(string Item, string? Found, string Remedy)> Rows(Prepared prepared)
    {
        var run = prepared.Given;
        var units = RelativeExpression.Units(prepared);
        yield return ("Groups and number in each", prepared.Groups.IsEmpty ? null
            : string.Join(", ", prepared.Groups.Select(group => $"{group} {prepared.Units.Count(unit => unit.Group == group)}")) + $" {units}",
            "name the group of each sample");
        yield return ("Number of biological replicates",
            run.Samples.Any(sample => sample.Animal is not null) ? $"{prepared.Units.Select(unit => unit.Name).Distinct().Count()} animals" : null,
            "name the animal of each sample");
        yield return ("Number of technical replicates", Wells(prepared), "name the group of each sample");
        yield return ("Reference genes: number",
            prepared.References.IsEmpty ? null : $"{prepared.References.Length}: {string.Join(", ", prepared.References.Select(prepared.Name))}",
            "name them with --reference");
        yield return ("Reference genes: justification of number and choice", prepared.References.Length > 1 ? "geNorm M, see the table" : null,
            "measure at least two, better three");
        yield return ("Efficiency of each assay, with slope and R²", Known(prepared), "run a dilution series of each assay, or give --efficiency");
        yield return ("Confidence interval of the efficiency", All(prepared, one => one.Series is not null) ? "see the table" : null,
            "run a dilution series of each assay");
        yield return ("Wells without template", Controls(run, WellKind.NoTemplate), "run them, and mark their kind ntc");
        yield return ("Wells without reverse transcriptase", Controls(run, WellKind.NoEnzyme), "run them, and mark their kind nrt");
        yield return ("Repeatability (spread of replicates)", prepared.Studied.Any(one => double.IsFinite(one.Sd))
            ? $"median SD {Shown.Number(Median([.. prepared.Studied.Select(one => one.Sd).Where(double.IsFinite)]), 2)} cycles" : null,
            "give each well, not means");
        yield return ("Method of Cq determination", Fact(run, "cq-method"), Elsewhere);
        yield return ("Instrument", Fact(run, "instrument"), Elsewhere);
        yield return ("Software of the instrument", Fact(run, "software"), Elsewhere);
        yield return ("Treatment of wells without Cq",
            prepared.Options.Undetermined == Undetermined.Exclude ? "left out, listed" : $"counted as {Shown.Number(prepared.Options.LastCycle)} cycles", "");
        yield return ("Statistics, normalisation, calibrator", "see methods", "");
        foreach (var item in InNoFile) yield return (item, null, Elsewhere);
    }

    static string? Wells(Prepared prepared)
    {
        int[] counts = [.. prepared.Studied.Select(one => one.Wells + (prepared.Options.Undetermined == Undetermined.Exclude ? one.Undetermined : 0))
            .Distinct().Order()];
        return counts.Length == 0 ? null : counts.Length == 1 ? $"{counts[0]} a gene and sample" : $"{counts[0]} to {counts[^1]} a gene and sample";
    }

    static string? Known(Prepared prepared) => All(prepared, one => double.IsFinite(one.Value))
        ? string.Join(", ", prepared.Genes.Concat(prepared.References)
            .Select(at => $"{prepared.Name(at)} {Shown.Percent(prepared.Efficiencies[at].Value)} ({prepared.Efficiencies[at].Source})"))
        : null;

    static bool All(Prepared prepared, Func<Efficiency, bool> holds) => prepared.Genes.Concat(prepared.References).All(at => holds(prepared.Efficiencies[at]));

    static string? Controls(QpcrRun run, WellKind kind)
    {
        var wells = run.Wells.Where(well => run.Samples[well.Sample].Kind == kind).ToArray();
        return wells.Length == 0 ? null : $"{wells.Length} wells, {wells.Count(well => double.IsFinite(well.Cq))} with a Cq";
    }

    static string? Fact(QpcrRun run, string name) => run.Facts.FirstOrDefault(fact => fact.Name == name).Text;

    internal static double Median(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        return 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }
}
