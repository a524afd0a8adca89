using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>Which genes are expressed more or less than in the control, and by how much?</summary>
/// <param name="options">What is chosen; it fits the run (<see cref="QpcrOptions.Misfits"/>).</param>
public sealed class RelativeExpression(QpcrOptions options) : IQuestion<QpcrRun>
{
    /// <summary>Name of the question.</summary>
    internal const string Name = "qpcr";

    /// <inheritdoc/>
    public Answers Ask(QpcrRun data, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (options.Misfits(data) is { IsEmpty: false } misfits)
            return new(Name, [.. misfits.Select(one => new NoFinding(Sources(null), one.What, one.Remedy))], [], [], [], [], Sources(null));

        progress?.Report(new("Averaging replicates", 0.1));
        var prepared = new Prepared(data, options);
        var steadiness = Steadiness.Of(prepared);
        progress?.Report(new("Comparing groups", 0.5));
        cancel.ThrowIfCancellationRequested();
        var compared = Compared.All(prepared);
        var adjusted = Adjusted(compared);
        return new(
            Name, [.. Items(prepared, compared)], [.. QpcrCautions.Of(prepared, steadiness)], [.. LeftOut(prepared)],
            [.. new QpcrTables(prepared, steadiness, compared, adjusted).All()], Methods(prepared), Sources(prepared));
    }

    double[] Adjusted(ImmutableArray<Compared> compared)
    {
        double[] p = [.. compared.Select(one => one.Log2?.P ?? double.NaN)];
        return options.Correction switch
        {
            Correction.Holm => FalseDiscovery.Holm(p),
            Correction.None => p,
            _ => FalseDiscovery.BenjaminiHochberg(p),
        };
    }

    IEnumerable<Answer> Items(Prepared prepared, ImmutableArray<Compared> compared)
    {
        var sources = Sources(prepared);
        if (prepared.Units.IsEmpty)
        {
            foreach (var answer in Efficiencies(prepared, sources)) yield return answer;
        }
        else if (compared.IsEmpty)
        {
            yield return new NoFinding(sources, "there is no gene beside the references, or no group beside the control",
                "look at the names of genes and groups");
        }

        foreach (var one in compared)
        {
            var what = $"{prepared.Name(one.Target)} in {one.Group} against {options.Control}";
            if (one.Log2 is not { } log2)
            {
                yield return new NoFinding(sources,
                    $"{what}: {one.InGroup} against {one.InControl} {(options.Paired ? "pairs" : Units(prepared))} have a value",
                    "at least two of each are needed");
            }
            else if (double.IsNaN(log2.Low))
            {
                yield return new NoFinding(sources,
                    $"{what}: these {one.InGroup} and {one.InControl} values give no {Shown.Percent(options.Confidence)} interval",
                    "measure more, or use a t test where values are roughly normal");
            }
            else
            {
                yield return new Finding(sources, $"{what}, fold",
                    new(Elementary.Pow(2, log2.Value), Elementary.Pow(2, log2.Low), Elementary.Pow(2, log2.High), "1"),
                    options.Paired ? one.InGroup : one.InGroup + one.InControl);
            }
        }
    }

    static IEnumerable<Answer> Efficiencies(Prepared prepared, ImmutableArray<Citation> sources) =>
        from one in prepared.Efficiencies
        let series = one.Series
        where series is not null
        select double.IsFinite(series.High)
            ? (Answer)new Finding(sources, $"Efficiency of {prepared.Name(one.Target)}",
                new(100 * series.Efficiency, 100 * series.Low, 100 * series.High, "%"), one.Steps.Length)
            : new NoFinding(sources, $"the series of {prepared.Name(one.Target)} does not rise as it is diluted", "look at the amounts in the file");

    static IEnumerable<Exclusion> LeftOut(Prepared prepared)
    {
        var run = prepared.Given;
        foreach (var reason in run.Wells.Where(well => well.Excluded is not null).GroupBy(well => well.Excluded))
            yield return new(Name, $"left out in the file: {reason.Key}", "wells", [.. reason.Select(well => Place(run, well))]);

        ImmutableArray<string> groupless = [.. run.Samples.Where(sample => sample is { Kind: WellKind.Unknown, Group: null }).Select(sample => sample.Id)];
        if (groupless.Length > 0) yield return new(Name, "no group is named for them", "samples", groupless);

        var undetermined = run.Wells.Where(well => well.Excluded is null && !(well.Cq < prepared.Options.LastCycle)
            && run.Samples[well.Sample] is { Kind: WellKind.Unknown, Group: not null }).ToArray();
        if (undetermined.Length > 0 && prepared.Options.Undetermined == Undetermined.Exclude)
            yield return new(Name, $"no Cq below {Shown.Number(prepared.Options.LastCycle)}", "wells", [.. undetermined.Select(well => Place(run, well))]);

        ImmutableArray<string> bare = [.. prepared.Units.Where(unit => double.IsNaN(prepared.ReferenceAmount(unit, prepared.Corrected)))
            .Select(unit => unit.Name)];
        if (bare.Length > 0) yield return new(Name, "a reference gene is missing", Units(prepared), bare);
    }

    static string Place(QpcrRun run, QpcrWell well) => $"{run.Samples[well.Sample].Id} {run.Targets[well.Target].Id} {well.Place}";

    internal static string Units(Prepared prepared) => prepared.Options.Unit switch
    {
        CountedUnit.Well => "wells",
        CountedUnit.Sample => "samples",
        _ => prepared.Run.Samples.Any(sample => sample.Animal is not null) ? "animals" : "samples",
    };

    ImmutableArray<string> Methods(Prepared prepared)
    {
        var references = string.Join(", ", prepared.References.Select(prepared.Name));
        var units = Units(prepared);
        return
        [
            "Wells of one gene in one sample were averaged as cycles before anything else [hellemans2007].",
            options.Undetermined == Undetermined.Exclude
                ? $"Wells without Cq below {Shown.Number(options.LastCycle)} were left out; they are listed."
                : $"Wells without Cq counted as {Shown.Number(options.LastCycle)} cycles, which understates differences [mccall2014].",
            prepared.Corrected
                ? "Amounts follow from each gene's own efficiency [pfaffl2001], whose own uncertainty the intervals do not hold."
                : "Amounts suppose that every cycle doubles [livak2001].",
            prepared.References.Length > 1
                ? $"They were divided by the geometric mean of {prepared.References.Length} reference genes ({references}) [vandesompele2002]."
                : $"They were divided by one reference gene ({references}).",
            $"The unit that counts is one of the {units}; the calibrator is the mean of {options.Control} on the log2 scale and no other group.",
            (options.Tubes, options.Paired, options.Test) switch
            {
                (Tubes.Separate, _, _) =>
                    "Gene and reference were in separate tubes, so the variances of four means were added, with Satterthwaite's degrees of freedom [satterthwaite1946].",
                (_, true, Comparison.Wilcoxon) =>
                    "Differences within pairs were tested by Wilcoxon's signed ranks, with the shift of Hodges and Lehmann [hodges1963].",
                (_, true, _) => "log2 differences within pairs were tested by Student's t.",
                (_, _, Comparison.Wilcoxon) =>
                    "Groups were compared by Wilcoxon's rank sum on log2 amounts, with the shift of Hodges and Lehmann [hodges1963].",
                (_, _, Comparison.Pooled) => "log2 amounts were compared by Student's t with one variance for both groups [yuan2006].",
                _ => "log2 amounts were compared by Welch's t [welch1947].",
            },
            $"Folds and their {Shown.Percent(options.Confidence)} intervals are powers of two of differences and their ends; p was corrected over all comparisons: "
                + options.Correction switch { Correction.Bh => "Benjamini and Hochberg [benjamini1995].", Correction.Holm => "Holm [holm1979].",
                    _ => "not at all." },
        ];
    }

    ImmutableArray<Citation> Sources(Prepared? prepared) =>
    [
        new("bustin2009"), prepared?.Corrected == true ? new("pfaffl2001") : new("livak2001"),
        .. prepared?.References.Length > 1 ? [new Citation("vandesompele2002"), new Citation("hellemans2007")] : Array.Empty<Citation>(),
        options.Test switch { Comparison.Wilcoxon => new("hodges1963"), Comparison.Pooled => new("yuan2006"), _ => new("welch1947") },
        .. options.Correction switch
        {
            Correction.Holm => [new("holm1979")],
            Correction.Bh => [new("benjamini1995")],
            _ => Array.Empty<Citation>(),
        },
    ];
}
