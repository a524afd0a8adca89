using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Claims;

/// <summary>The mechanism as a network, with what one experiment makes of each read-out.</summary>
static class AxisTables
{
    /// <summary>One row a node, with its response in the experiment that is shown.</summary>
    internal static Table Nodes(Mechanism mechanism, IReadOnlyDictionary<string, Runs> runs, ClaimsOptions options)
    {
        var shown = runs.GetValueOrDefault(options.Shown) is { Experiment.CompareTo.Length: > 0 } run ? run : null;
        var rows = (shown is null ? [] : mechanism.Nodes).Select(node =>
        {
            var change = VerdictTables.Change(shown!, runs[shown!.Experiment.CompareTo], node.ReadOut, shown.Experiment.Times[^1]);
            return (Node: node, Middle: Verdict.Middle([.. Enumerable.Range(1, options.Draws).Select(change).Where(double.IsFinite)]));
        }).ToList();
        var title = shown is null ? "The axis" : $"{shown.Experiment.Title}, change after {Shown.Number(shown.Experiment.Times[^1] / 24)} days";
        return new Table("axis-nodes", title,
        [
            VerdictTables.Text("read_out", "what is read", rows, row => row.Node.ReadOut),
            VerdictTables.Text("label", "what a reader sees", rows, row => row.Node.Label),
            VerdictTables.Number("column", "1", "place from left to right", rows, row => row.Node.Column),
            VerdictTables.Number("row", "1", "place from top to bottom", rows, row => row.Node.Row),
            VerdictTables.Number("median", "%", "median change against the comparison", rows, row => row.Middle.Median),
            VerdictTables.Number("low", "%", "5 % of draws lie below", rows, row => row.Middle.Low),
            VerdictTables.Number("high", "%", "5 % of draws lie above", rows, row => row.Middle.High),
        ]);
    }

    /// <summary>One row a link.</summary>
    internal static Table Links(Mechanism mechanism) => new("axis-links", "Links of the axis",
    [
        VerdictTables.Text("from", "what acts", mechanism.Links, link => link.From),
        VerdictTables.Text("to", "what is acted upon", mechanism.Links, link => link.To),
        VerdictTables.Text("effect", "raises or lowers", mechanism.Links, link => link.Raises ? "raises" : "lowers"),
        VerdictTables.Text("contested", "who disputes it", mechanism.Links, link => link.Contested),
    ]);
}
