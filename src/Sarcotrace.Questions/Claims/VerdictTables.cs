using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;

namespace Sarcotrace.Questions.Claims;

/// <summary>Tables of verdicts, responses and courses.</summary>
static class VerdictTables
{
    /// <summary>One row a claim.</summary>
    internal static Table Claims(IReadOnlyList<Verdict> verdicts) => new("claims", "Claims on the mechanism, over all draws",
    [
        Text("claim", "its number", verdicts, one => one.Claim.Id),
        Text("statement", "the claim in words", verdicts, one => one.Claim.Statement),
        Text("verdict", "holds: at least 95 % of draws agree; mostly holds: at least half", verdicts, one => one.Word),
        Number("share", "1", "share of draws that agree", verdicts, one => one.Share),
        Number("median", "1", "median of the measure, in its unit", verdicts, one => one.Median),
        Number("low", "1", "5 % of draws lie below", verdicts, one => one.Low),
        Number("high", "1", "5 % of draws lie above", verdicts, one => one.High),
        Number("point", "1", "measure at the point values", verdicts, one => one.Point),
        Text("unit", "unit of the measure", verdicts, one => Verdict.Unit(one.Claim)),
        Number("agrees_from", "1", "lowest value that agrees", verdicts, one => one.Claim.Low),
        Number("agrees_to", "1", "highest value that agrees", verdicts, one => one.Claim.High),
        Number("draws", "{count}", "draws that have the measure", verdicts, one => one.Count) with { Digits = 7 },
        Text("by_construction", "whether the equations make it so", verdicts, one => one.Claim.ByConstruction ? "yes" : "no"),
        Text("fitted", "whether values were fitted to it", verdicts, one => one.Claim.Fitted ? "yes" : "no"),
        Text("contested", "who disputes it", verdicts, one => one.Claim.Contested),
        Text("source", "who says so", verdicts, one => one.Claim.Source),
        Text("experiment", "what shows it", verdicts, one => one.Claim.Experiment),
        Text("read_out", "what is read", verdicts, one => one.Claim.ReadOut),
    ]);

    /// <summary>Change of each experiment's own read-outs against its comparison, at the last time.</summary>
    internal static Table Responses(IReadOnlyDictionary<string, Runs> runs, int draws)
    {
        List<(Runs Run, string ReadOut, double Point, (double Low, double Median, double High) Middle)> rows = [];
        foreach (var run in runs.Values.Where(one => one.Experiment is { CompareTo.Length: > 0, ReadOuts.Length: > 0 }))
        {
            foreach (var readOut in run.Experiment.ReadOuts)
            {
                var change = Change(run, runs[run.Experiment.CompareTo], readOut, run.Experiment.Times[^1]);
                rows.Add((run, readOut, change(0), Verdict.Middle([.. Enumerable.Range(1, draws).Select(change).Where(double.IsFinite)])));
            }
        }
        return new Table("responses", "Change against the comparison at the last time reported",
        [
            Text("experiment", "its name", rows, row => row.Run.Experiment.Id),
            Text("title", "what was done", rows, row => row.Run.Experiment.Title),
            Text("compared_to", "its comparison", rows, row => row.Run.Experiment.CompareTo),
            Number("multiple", "1", "multiple of the dose in a series", rows, row => row.Run.Experiment.Multiple),
            Number("dose", "umol/kg/d", "sarcosine given a day", rows, row => row.Run.Experiment.DailyDose),
            Number("day", "d", "when", rows, row => row.Run.Experiment.Times[^1] / 24),
            Text("read_out", "what is read", rows, row => row.ReadOut),
            Number("median", "%", "median change", rows, row => row.Middle.Median),
            Number("low", "%", "5 % of draws lie below", rows, row => row.Middle.Low),
            Number("high", "%", "5 % of draws lie above", rows, row => row.Middle.High),
            Number("point", "%", "change at the point values", rows, row => row.Point),
        ]);
    }

    /// <summary>Change of a read-out in per cent, draw by draw.</summary>
    internal static Func<int, double> Change(Runs treated, Runs compared, string readOut, double time)
    {
        var (here, there) = (treated.Place(time), compared.Place(time));
        var (one, other) = (treated.Place(readOut), compared.Place(readOut));
        return draw => 100 * (treated.At(draw, here, one) / compared.At(draw, there, other) - 1);
    }

    /// <summary>Courses of each experiment's own read-outs.</summary>
    internal static Table Courses(IReadOnlyDictionary<string, Runs> runs, int draws)
    {
        List<(VirtualExperiment Experiment, string ReadOut, double Day, double Point, (double Low, double Median, double High) Middle)> rows = [];
        foreach (var run in runs.Values.Where(one => one.Asked))
        {
            foreach (var readOut in run.Experiment.ReadOuts)
            {
                var place = run.Place(readOut);
                foreach (var time in Thinned(run.Experiment.Times))
                {
                    var at = run.Place(time);
                    rows.Add((run.Experiment, readOut, time / 24, run.At(0, at, place),
                        Verdict.Middle([.. Enumerable.Range(1, draws).Select(draw => run.At(draw, at, place)).Where(double.IsFinite)])));
                }
            }
        }
        return new Table("courses", "Courses over all draws",
        [
            Text("experiment", "its name", rows, row => row.Experiment.Id),
            Text("read_out", "what is read", rows, row => row.ReadOut),
            Number("day", "d", "since treatment began", rows, row => row.Day),
            Number("median", "1", "median, in the model's unit", rows, row => row.Middle.Median),
            Number("low", "1", "5 % of draws lie below", rows, row => row.Middle.Low),
            Number("high", "1", "5 % of draws lie above", rows, row => row.Middle.High),
            Number("point", "1", "at the point values", rows, row => row.Point),
        ]);
    }

    // No curve needs more places than this to be drawn.
    static IEnumerable<double> Thinned(ImmutableArray<double> times)
    {
        var step = Math.Max(1, times.Length / 100);
        return times.Where((_, i) => i % step == 0 || i == times.Length - 1);
    }

    internal static TextColumn Text<T>(string name, string meaning, IEnumerable<T> rows, Func<T, string> cell) =>
        new(name, meaning, [.. rows.Select(row => cell(row) is { Length: > 0 } text ? text : null)]);

    internal static NumberColumn Number<T>(string name, string unit, string meaning, IEnumerable<T> rows, Func<T, double> cell) =>
        new(name, unit, meaning, [.. rows.Select(cell)]);
}
