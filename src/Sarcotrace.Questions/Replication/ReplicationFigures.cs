using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Replication;

/// <summary>Forest plots of claims, and originals against replications; drawn from the tables alone.</summary>
static class ReplicationFigures
{
    const int MostPanels = 4, LabelsInPanel = 6, FewestInFunnel = 10;

    /// <summary>One claim: every study, the overall effects, and where a new study is expected.</summary>
    public static IEnumerable<ForestFigure> Forests(Answers answers, int most)
    {
        if (answers.Find(ReplicationTables.Effects) is not { } effects) yield break;
        var pools = answers.Find(ReplicationTables.Pools);
        foreach (var (claim, at) in Keys(effects).Select((key, i) => (key, i)).Where(pair => pools is not null && Keys(pools).Contains(pair.key)).Take(most))
        {
            int[] rows = Rows(effects, claim), pooled = Rows(pools!, claim);
            var ratio = IsRatio(effects.Texts("scale")[rows[0]]);
            double As(double value) => ratio ? Elementary.Exp(value) : value;
            ImmutableArray<ForestRow> lines =
            [
                .. rows.Select(row => new ForestRow(
                    effects.Texts("role")[row] == "original" ? "Original" : "Replications", Study(effects, row),
                    As(effects.Numbers("effect")[row]), As(effects.Numbers("low")[row]), As(effects.Numbers("high")[row]),
                    effects.Texts("role")[row] == "original" ? Tone.Second : Tone.First) { Weight = effects.Numbers("weight")[row] }),
                .. pooled.SelectMany(row => Overall(pools!, row, As)),
            ];
            yield return new(
                $"replication-forest-{at + 1}", Name(claim),
                $"A row a study with its interval; markers grow with the weight. Diamonds: overall effects with their intervals. "
                + $"Dashed: where the true effect of a new study is expected. {(ratio ? "Ratios, on a logarithmic axis. " : "")}{Counts(effects, rows)}",
                new(ratio ? effects.Texts("scale")[rows[0]]!.Replace("log ", "", StringComparison.Ordinal) : effects.Texts("scale")[rows[0]]!, Unit(effects, rows[0]), ratio), ratio ? 1 : 0, lines);
        }
    }

    /// <summary>The overall effect of the first claims without each study.</summary>
    public static ForestFigure? Without(Answers answers, int most)
    {
        if (answers.Find(ReplicationTables.Without) is not { } without || answers.Find(ReplicationTables.Effects) is not { } effects) return null;
        var first = effects.Texts("scale")[Rows(effects, Keys(without).First())[0]];
        var keys = Keys(without).Where(key => effects.Texts("scale")[Rows(effects, key)[0]] == first).Take(most).ToArray();
        ImmutableArray<ForestRow> lines =
        [
            .. keys.SelectMany(key => Rows(without, key).Select(row => new ForestRow(
                Name(key), $"without {without.Texts("left_out")[row]}", without.Numbers("effect")[row], without.Numbers("low")[row], without.Numbers("high")[row], Tone.First))),
        ];
        return new(
            "replication-without", "Overall effects without each study", $"Each row is the overall effect of all studies but the one named. Scale: {first}.",
            new(first!, Unit(effects, Rows(effects, keys[0])[0])), 0, lines);
    }

    /// <summary>Effects against their standard errors, for claims of ten studies and more.</summary>
    public static PointsFigure? Funnel(Answers answers)
    {
        if (answers.Find(ReplicationTables.Effects) is not { } effects || answers.Find(ReplicationTables.Pools) is not { } pools) return null;
        ImmutableArray<PointsPanel> panels =
        [
            .. Keys(effects).Select(key => (key, rows: Rows(effects, key))).Where(pair => pair.rows.Length >= FewestInFunnel && Rows(pools, pair.key).Length > 0).Take(MostPanels).Select(pair =>
            {
                var (middle, widest) = (pools.Numbers("effect")[Rows(pools, pair.key)[0]], 1.05 * pair.rows.Max(row => effects.Numbers("se")[row]));
                var axis = new Axis(effects.Texts("scale")[pair.rows[0]]!, Printed(effects.Texts("unit")[pair.rows[0]]));
                return new PointsPanel(
                    Name(pair.key), axis, new("Standard error"),
                    [
                        new("study", Tone.First, [.. pair.rows.Select(row => effects.Numbers("effect")[row])], [.. pair.rows.Select(row => effects.Numbers("se")[row])],
                            [.. pair.rows.Select(row => $"{effects.Texts("study")[row]}: {Shown.Number(effects.Numbers("effect")[row])}, standard error {Shown.Number(effects.Numbers("se")[row])}")], []),
                    ],
                    [new("", Tone.Muted, [middle - 1.96 * widest, middle, middle + 1.96 * widest], [widest, 0, widest], [], [])], [], [middle]);
            }),
        ];
        return panels.IsEmpty ? null : new(
            "replication-funnel", "Effects and their standard errors",
            "Each point is a study; precise ones lie low. Were there neither bias nor variation between studies, 95 % would lie between the slanted lines around the overall effect (dashed).", panels);
    }

    /// <summary>Original against replication, a panel a scale, a point a replication.</summary>
    public static PointsFigure? Scatter(Answers answers)
    {
        if (answers.Find(ReplicationTables.Verdicts) is not { } verdicts) return null;
        int[] single = [.. Enumerable.Range(0, verdicts.Rows).Where(row => verdicts.Texts("replication")[row] != "all replications")];
        if (single.Length < 3) return null;
        ImmutableArray<PointsPanel> panels =
        [
            .. single.GroupBy(row => (Scale: verdicts.Texts("scale")[row], Unit: verdicts.Texts("unit")[row])).OrderByDescending(group => group.Count()).Take(MostPanels)
                .Select(group => Panel(verdicts, group.Key.Scale!, Printed(group.Key.Unit), [.. group])),
        ];
        return new(
            "replication-scatter", "Original and replication",
            "Each point is one claim in one replication. The slanted line is where both agree; in the upper left and lower right quarters the replication points the other way. "
            + $"n = {single.Length} replications of {single.Select(row => (verdicts.Texts("molecule")[row], verdicts.Texts("outcome")[row])).Distinct().Count()} claims.", panels);
    }

    static PointsPanel Panel(Table verdicts, string scale, string unit, int[] rows)
    {
        var (x, y) = (verdicts.Numbers("original"), verdicts.Numbers("effect"));
        var ends = rows.SelectMany(row => (double[])[x[row], y[row]]).Append(0).ToArray();
        PointSeries Of(string name, Tone tone, params string[] words)
        {
            // One label a molecule: its points stand above each other.
            int[] all = [.. rows.Where(row => words.Contains(verdicts.Texts("verdict")[row]))];
            int[] named = [.. all.DistinctBy(row => verdicts.Texts("molecule")[row])];
            int[] some = [.. named, .. all.Except(named)];
            return new(
                name, tone, [.. some.Select(row => x[row])], [.. some.Select(row => y[row])],
                [.. some.Select(row => $"{Label(verdicts, row)}, {verdicts.Texts("replication")[row]}: {Shown.Number(x[row])} then {Shown.Number(y[row])}, {verdicts.Texts("verdict")[row]}")],
                [.. named.Take(tone == Tone.Muted ? 0 : LabelsInPanel).Select(row => verdicts.Texts("molecule")[row]!)]);
        }

        PointSeries[] series =
        [
            Of("confirmed", Tone.Third, "confirmed"), Of("consistent or inconclusive", Tone.First, "consistent", "inconclusive"),
            Of("differs or contradicted", Tone.Second, "differs in size", "contradicted"), Of("no claim", Tone.Muted, "no claim"),
        ];
        return new(
            $"{scale}", new("Original", unit), new("Replication", unit), [.. series.Where(one => one.X.Length > 0)],
            [new("", Tone.Muted, [ends.Min(), ends.Max()], [ends.Min(), ends.Max()], [], [])], [0], [0]);
    }

    static IEnumerable<ForestRow> Overall(Table pools, int row, Func<double, double> shown)
    {
        var name = pools.Texts("studies")[row] == "all studies" ? "all studies" : "replications only";
        yield return new("Overall", $"{name}, k = {Shown.Count(pools.Numbers("effects")[row])}", shown(pools.Numbers("effect")[row]), shown(pools.Numbers("low")[row]), shown(pools.Numbers("high")[row]), Tone.Third) { Kind = ForestRowKind.Overall };
        if (double.IsNaN(pools.Numbers("prediction_low")[row])) yield break;
        yield return new("Overall", $"a new study ({name})", shown(pools.Numbers("effect")[row]), shown(pools.Numbers("prediction_low")[row]), shown(pools.Numbers("prediction_high")[row]), Tone.Third) { Kind = ForestRowKind.Prediction };
    }

    static string Study(Table effects, int row)
    {
        var (species, n) = (effects.Texts("species")[row], effects.Numbers("n")[row]);
        string[] inside = [.. new[] { species ?? "", double.IsNaN(n) ? "" : $"n\u00A0=\u00A0{Shown.Count(n)}" }.Where(part => part.Length > 0)];
        return $"{effects.Texts("study")[row]}{(inside.Length > 0 ? $" ({string.Join(", ", inside)})" : "")}";
    }

    static string Counts(Table effects, int[] rows)
    {
        var n = rows.Sum(row => effects.Numbers("n")[row]);
        return double.IsNaN(n) ? $"{rows.Length} effects." : $"{rows.Length} effects, n = {Shown.Count(n)} people or animals.";
    }

    static IEnumerable<(string, string)> Keys(Table table) => table.Texts("molecule").Zip(table.Texts("outcome"), (molecule, outcome) => (molecule!, outcome!)).Distinct();

    static int[] Rows(Table table, (string Molecule, string Outcome) key) =>
        [.. Enumerable.Range(0, table.Rows).Where(row => table.Texts("molecule")[row] == key.Molecule && table.Texts("outcome")[row] == key.Outcome)];

    static string Name((string Molecule, string Outcome) key) => key.Outcome.Length == 0 ? key.Molecule : $"{key.Molecule}, {key.Outcome}";

    static string Label(Table table, int row) => Name((table.Texts("molecule")[row]!, table.Texts("outcome")[row]!));

    static bool IsRatio(string? scale) => scale?.StartsWith("log ", StringComparison.Ordinal) == true;

    static string Unit(Table effects, int row) => IsRatio(effects.Texts("scale")[row]) ? "" : Printed(effects.Texts("unit")[row]);

    static string Printed(string? unit) => Shown.Unit(unit ?? "");
}
