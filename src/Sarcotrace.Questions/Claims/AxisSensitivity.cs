using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Claims;

/// <summary>Which drawn values the responses of the shown experiment go with.</summary>
static class AxisSensitivity
{
    const int FewestDraws = 50;

    const int NamesShown = 24;

    /// <summary>Rank correlations of every drawn value with the response of every node; none where draws are too few.</summary>
    internal static IEnumerable<Table> Of(Mechanism mechanism, IReadOnlyDictionary<string, Runs> runs, ContraryView? view, ClaimsOptions options)
    {
        if (options.Draws < FewestDraws || runs.GetValueOrDefault(options.Shown) is not { Experiment.CompareTo.Length: > 0 } shown) yield break;

        var draws = new PlausibleDraws(mechanism, shown.Experiment, view, options);
        var values = new double[options.Draws][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new double[draws.Names.Length];
            draws.Set(i + 1, values[i]);
        }

        List<(string Name, string ReadOut, string Label, double Correlation, int Draws)> rows = [];
        foreach (var node in mechanism.Nodes)
        {
            var change = VerdictTables.Change(shown, runs[shown.Experiment.CompareTo], node.ReadOut, shown.Experiment.Times[^1]);
            double[] response = [.. Enumerable.Range(1, options.Draws).Select(change)];
            int[] kept = [.. Enumerable.Range(0, response.Length).Where(i => double.IsFinite(response[i]))];
            if (kept.Length < FewestDraws) continue;

            var ranked = Ranks.Average([.. kept.Select(i => response[i])]);
            rows.AddRange(draws.Names.Select((name, k) => (name, node.ReadOut, node.Label,
                Correlation(Ranks.Average([.. kept.Select(i => values[i][k])]), ranked), kept.Length)));
        }

        if (rows.Count == 0) yield break;
        yield return new Table("axis-sensitivity", $"Values that the responses go with: {shown.Experiment.Title}",
        [
            VerdictTables.Text("name", "value that is drawn", rows, row => row.Name), VerdictTables.Text("read_out", "what is read", rows, row => row.ReadOut),
            VerdictTables.Text("label", "what a reader sees", rows, row => row.Label),
            VerdictTables.Number("correlation", "1", "Spearman's, of the value with the change against the comparison", rows, row => row.Correlation),
            VerdictTables.Number("draws", "1", "draws that it rests on", rows, row => row.Draws),
        ]);
    }

    /// <summary>The values that matter most as a heat map.</summary>
    internal static HeatFigure Figure(Table table)
    {
        var (names, labels, values) = (table.Texts("name"), table.Texts("label"), table.Numbers("correlation"));
        string[] columns = [.. labels.Distinct()!];
        string[] rows = [.. Enumerable.Range(0, table.Rows).GroupBy(row => names[row]!).OrderByDescending(group => group.Max(row => Math.Abs(values[row])))
            .Take(NamesShown).Select(group => group.Key)];
        var cells = Enumerable.Range(0, table.Rows).ToDictionary(row => (names[row]!, labels[row]!), row => values[row]);
        return new HeatFigure(
            "axis-sensitivity", "Values that the responses go with",
            $"Spearman's correlation over {Shown.Count(table.Numbers("draws")[0])} draws of each value with the change against the comparison; {rows.Length} of "
            + $"{names.Distinct().Count()} values, those that matter most. {table.Title}. Simulated by the model, not measured.",
            [.. rows], [.. columns], [.. rows.SelectMany(_ => columns, (row, column) => cells.GetValueOrDefault((row, column), double.NaN))],
            new Axis("Rank correlation"), -1, 1, []);
    }

    static double Correlation(double[] one, double[] other)
    {
        var (a, b) = (Mean.Of(one), Mean.Of(other));
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            product += (one[i] - a) * (other[i] - b);
            first += (one[i] - a) * (one[i] - a);
            second += (other[i] - b) * (other[i] - b);
        }

        return first == 0 || second == 0 ? double.NaN : product / Math.Sqrt(first * second);
    }
}
