using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>The numbers behind the answers.</summary>
sealed class QpcrTables(Prepared prepared, Steadiness steadiness, ImmutableArray<Compared> compared, double[] adjusted)
{
    internal IEnumerable<Table> All()
    {
        yield return Folds();
        yield return Units();
        yield return Groups();
        yield return ReplicatesTable();
        yield return Efficiencies();
        if (prepared.Efficiencies.Any(one => one.Series is not null)) yield return Dilutions();
        yield return References();
        if (steadiness.GeNorm is { Variation.Length: > 0 }) yield return Variation();
        yield return Miqe.Checklist(prepared);
        if (!prepared.Given.Curves.IsEmpty) yield return Curves(prepared.Given);
    }

    Table Folds()
    {
        return new("qpcr-folds", $"Each gene against {prepared.Options.Control}",
        [
            Text("gene", "gene asked about", compared.Select(one => prepared.Name(one.Target))),
            Text("group", "group", compared.Select(one => one.Group)),
            Count("n_group", "units of the group that count", compared.Select(one => one.InGroup)),
            Count("n_control", "units of the control", compared.Select(one => one.InControl)),
            Number("fold", "amount in the group over that in the control", compared.Select(one => Fold(one.Log2?.Value))),
            Number("fold_low", "lower end of its interval", compared.Select(one => Fold(one.Log2?.Low))),
            Number("fold_high", "upper end of its interval", compared.Select(one => Fold(one.Log2?.High))),
            Number("p", "two-sided", compared.Select(one => one.Log2?.P ?? double.NaN)),
            Number("p_adjusted", "corrected over all comparisons", adjusted),
            Number("log2_fold", "log2 of the fold; −ΔΔCq where every cycle doubles", compared.Select(one => one.Log2?.Value ?? double.NaN)),
            Number("log2_low", "lower end", compared.Select(one => one.Log2?.Low ?? double.NaN)),
            Number("log2_high", "upper end", compared.Select(one => one.Log2?.High ?? double.NaN)),
            Number("df", "degrees of freedom of t", compared.Select(one => one.Log2?.Df ?? double.NaN)),
            Number("range_low", "fold with one standard deviation less, as Livak prints it: no interval of confidence",
                compared.Select(one => Ranged(one, -1))),
            Number("range_high", "fold with one standard deviation more", compared.Select(one => Ranged(one, 1))),
            Number("fold_doubling", "fold if every cycle doubled", compared.Select(one => Fold(one.Doubling))),
        ]);
    }

    static double Fold(double? log2) => log2 is { } value ? Elementary.Pow(2, value) : double.NaN;

    // About the difference of means, whichever test was chosen.
    double Ranged(Compared one, int sign) => prepared.Options.Test == Comparison.Wilcoxon || one.Log2 is not { } log2
        ? double.NaN : Elementary.Pow(2, log2.Value + sign * one.Spread);

    Table Units()
    {
        var centre = prepared.Genes.ToDictionary(gene => gene, gene => Centre(gene));
        var rows = (from gene in prepared.Genes from unit in prepared.Units select (Gene: gene, Unit: unit)).ToArray();
        double[] log2 = [.. rows.Select(row => prepared.Normalised(row.Unit, row.Gene, prepared.Corrected) - centre[row.Gene])];
        return new("qpcr-animals", "Amount in each unit that counts",
        [
            Text("gene", "gene asked about", rows.Select(row => prepared.Name(row.Gene))),
            Text("animal", "animal, or sample where none is named", rows.Select(row => row.Unit.Name)),
            Text("unit", "what counts as one", rows.Select(_ => RelativeExpression.Units(prepared)[..^1])),
            Text("group", "its group", rows.Select(row => row.Unit.Group)),
            Text("pair", "what it is compared within", rows.Select(row => prepared.Options.Paired ? row.Unit.Pair : null)),
            Count("samples", "samples averaged", rows.Select(row => row.Unit.Samples.Length)),
            Number("cq", "mean Cq of the gene", rows.Select(row => prepared.Cycles(row.Unit, row.Gene)), 4),
            Number("reference_cq", "mean Cq of the reference genes",
                rows.Select(row => Mean.Of([.. prepared.References.Select(gene => prepared.Cycles(row.Unit, gene))])), 4),
            Number("log2_amount", "log2 of the normalised amount over the control's mean", log2),
            Number("amount", "normalised amount over the control's geometric mean", log2.Select(value => Elementary.Pow(2, value))),
        ]);
    }

    Table Groups()
    {
        var rows = (from gene in prepared.Genes from name in prepared.Groups select (Gene: gene, Group: name, Values: Log2(gene, name))).ToArray();
        var means = rows.Select(row => row.Values.Length < 2 ? (Difference?)null : Difference.Of(OneMean.Of(row.Values), prepared.Options.Confidence))
            .ToArray();
        return new("qpcr-groups", "Geometric mean amount in each group",
        [
            Text("gene", "gene asked about", rows.Select(row => prepared.Name(row.Gene))),
            Text("group", "group, the control first", rows.Select(row => row.Group)),
            Count("n", "units that count", rows.Select(row => row.Values.Length)),
            Number("mean", "geometric mean of the amounts over the control's",
                rows.Select(row => row.Values.Length == 0 ? double.NaN : Elementary.Pow(2, Mean.Of(row.Values)))),
            Number("low", "lower end of its interval", means.Select(mean => Fold(mean?.Low))),
            Number("high", "upper end of its interval", means.Select(mean => Fold(mean?.High))),
        ]);
    }

    double[] Log2(int gene, string group)
    {
        var centre = Centre(gene);
        return
        [
            .. prepared.Units.Where(unit => unit.Group == group).Select(unit => prepared.Normalised(unit, gene, prepared.Corrected) - centre)
                .Where(double.IsFinite),
        ];
    }

    double Centre(int gene)
    {
        double[] control =
        [
            .. prepared.Units.Where(unit => unit.Group == prepared.Options.Control)
                .Select(unit => prepared.Normalised(unit, gene, prepared.Corrected)).Where(double.IsFinite),
        ];
        return control.Length == 0 ? double.NaN : Mean.Of(control);
    }

    Table ReplicatesTable()
    {
        var rows = prepared.Studied.ToArray();
        return new("qpcr-replicates", "Technical replicates",
        [
            Text("sample", "sample", rows.Select(row => prepared.Run.Samples[row.Sample].Id)),
            Text("group", "its group", rows.Select(row => prepared.Run.Samples[row.Sample].Group!)),
            Text("gene", "gene", rows.Select(row => prepared.Name(row.Target))),
            Count("wells", "wells averaged", rows.Select(row => row.Wells)),
            Count("undetermined", "wells without Cq", rows.Select(row => row.Undetermined)),
            Number("cq", "mean", rows.Select(row => row.Mean), 4),
            Number("sd", "standard deviation of the wells, in cycles", rows.Select(row => row.Sd), 2),
            Text("flag", "what to look at", rows.Select(Flag)),
        ]);
    }

    string? Flag(Replicate row) => row.Wells == 0 ? "no Cq"
        : row.Undetermined > 0 ? "some wells without Cq"
        : row.Sd > prepared.Options.ReplicateSpread ? "replicates differ" : null;

    Table Efficiencies()
    {
        var rows = prepared.Efficiencies.Where(one => prepared.Genes.Contains(one.Target) || prepared.References.Contains(one.Target)
            || one.Series is not null).ToArray();
        return new("qpcr-efficiencies", "Amplification efficiencies",
        [
            Text("gene", "gene", rows.Select(row => prepared.Name(row.Target))),
            Text("source", "where the efficiency comes from", rows.Select(row => row.Source)),
            new NumberColumn("efficiency", "%", "100 % where every cycle doubles", [.. rows.Select(row => 100 * row.Value)]),
            new NumberColumn("low", "%", "lower end of the series' interval", [.. rows.Select(row => 100 * (row.Series?.Low ?? double.NaN))]),
            new NumberColumn("high", "%", "upper end", [.. rows.Select(row => 100 * (row.Series?.High ?? double.NaN))]),
            Number("slope", "cycles per tenfold amount", rows.Select(row => row.Series?.Slope ?? double.NaN), 4),
            Number("intercept", "cycles at amount 1", rows.Select(row => row.Series?.Intercept ?? double.NaN), 4),
            Number("r_squared", "share of variation that the line explains", rows.Select(row => row.Series?.RSquared ?? double.NaN), 4),
            Count("steps", "amounts of the series", rows.Select(row => row.Steps.Length)),
            Text("used", "whether amounts follow from it", rows.Select(row => prepared.Corrected ? "yes" : "no: every cycle taken as doubling")),
        ]);
    }

    Table Dilutions()
    {
        var rows = prepared.Efficiencies.Where(one => one.Series is not null)
            .SelectMany(one => one.Steps.Zip(one.Cycles, (amount, cycles) => (one.Target, Amount: amount, Cycles: cycles, one.Series))).ToArray();
        return new("qpcr-dilutions", "Dilution series",
        [
            Text("gene", "gene", rows.Select(row => prepared.Name(row.Target))),
            Number("amount", "relative amount", rows.Select(row => row.Amount), 6),
            Number("cq", "mean Cq", rows.Select(row => row.Cycles), 4),
            Number("line", "Cq on the line", rows.Select(row => row.Series!.Intercept + row.Series.Slope * Elementary.Log10(row.Amount)), 4),
        ]);
    }

    Table References()
    {
        var rows = prepared.References;
        var order = steadiness.GeNorm?.Order ?? [];
        // The pair that is left cannot be ranked, so both have rank 1.
        return new("qpcr-references", "Reference genes",
        [
            Text("gene", "reference gene", rows.Select(prepared.Name)),
            Number("m", "mean standard deviation of its log2 ratios to the others (geNorm M)",
                Enumerable.Range(0, rows.Length).Select(at => steadiness.GeNorm?.M[at] ?? double.NaN)),
            Count("rank", "1 for the steadiest two",
                Enumerable.Range(0, rows.Length).Select(at => order.IsEmpty ? 1 : Math.Max(1, order.Length - 1 - order.IndexOf(at)))),
            Number("mean_m", "mean M of the genes left when it leaves",
                Enumerable.Range(0, rows.Length)
                    .Select(at => steadiness.GeNorm is { } found ? found.MeanM[Math.Min(order.IndexOf(at), order.Length - 2)] : double.NaN)),
            Number("largest_move", "log2 difference from the control, of the group where it is largest",
                rows.Select(gene => Move(gene)?.Log2.Value ?? double.NaN)),
            Number("move_low", "lower end", rows.Select(gene => Move(gene)?.Log2.Low ?? double.NaN)),
            Number("move_high", "upper end", rows.Select(gene => Move(gene)?.Log2.High ?? double.NaN)),
            Text("move_group", "that group", rows.Select(gene => Move(gene)?.Group)),
        ]);
    }

    Moved? Move(int gene) => steadiness.Moves.Where(move => move.Target == gene).MaxBy(move => Math.Abs(move.Log2.Value));

    Table Variation()
    {
        var found = steadiness.GeNorm!.Variation;
        return new("qpcr-variation", "What one more reference gene changes",
        [
            Text("step", "number of reference genes before and after", found.Select((_, at) => $"{at + 2}/{at + 3}")),
            Number("v", "pairwise variation V; below 0.15 the smaller number suffices", found),
        ]);
    }

    static Table Curves(QpcrRun run)
    {
        var rows = run.Curves.SelectMany(curve => curve.Cycles.Zip(curve.Fluorescence, (cycle, light) => (Curve: curve, Cycle: cycle, Light: light)))
            .Where(row => double.IsFinite(row.Cycle) && double.IsFinite(row.Light)).ToArray();
        return new("qpcr-curves", "Amplification curves",
        [
            Text("gene", "gene", rows.Select(row => run.Targets[row.Curve.Target].Id)),
            Text("sample", "sample", rows.Select(row => run.Samples[row.Curve.Sample].Id)),
            Text("kind", "what the well holds", rows.Select(row => run.Samples[row.Curve.Sample].Kind.ToString())),
            Text("well", "well", rows.Select(row => row.Curve.Place)),
            Number("cycle", "cycle", rows.Select(row => row.Cycle)),
            Number("fluorescence", "as the instrument gives it", rows.Select(row => row.Light), 5),
        ]);
    }

    static TextColumn Text(string name, string meaning, IEnumerable<string?> values) => new(name, meaning, [.. values]);

    static NumberColumn Number(string name, string meaning, IEnumerable<double> values, int digits = 3) =>
        new(name, "1", meaning, [.. values]) { Digits = digits };

    static NumberColumn Count(string name, string meaning, IEnumerable<int> values) =>
        new(name, "{count}", meaning, [.. values.Select(value => (double)value)]) { Digits = 9 };
}
