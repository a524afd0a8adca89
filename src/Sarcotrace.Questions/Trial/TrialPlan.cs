using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>How many units does a study need, and how often would it find what is there?</summary>
/// <param name="options">The plan; <see cref="TrialRefusals"/> finds nothing wrong with it.</param>
/// <param name="threads">Threads that may work; results do not depend on it.</param>
public sealed class TrialPlan(TrialOptions options, int threads) : IQuestion<Mechanism?>
{
    const int Most = 100_000, MostSimulated = 5_000, Points = 7;

    static readonly ImmutableArray<Citation> Sources = [new("cohen1988"), new("morris2019"), new("perciedusert2020")];

    readonly Assumed _plan = new(options);

    /// <inheritdoc/>
    public Answers Ask(Mechanism? data, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (options.Study == StudyKind.Axis) return new AxisTrial(options, threads).Ask(data, progress, cancel);

        var seen = new Dictionary<int, Point>();
        var needed = options.Each > 0 ? options.Each : Sought();
        if (needed is not { } each)
        {
            return new("trial", [new NoFinding(
                Sources, $"not even {Most:#,0} {options.Units} an arm give a power of {options.Power:0.##}",
                "look for a larger effect, a smaller spread or another design")],
                [], [], [TrialTables.Assumptions(options)], [], Sources);
        }

        ImmutableArray<Point> curve = [.. Ladder(each).Select(Seen)];
        var level = _plan.IsSimulated ? NullLevel(each) : (Share?)null;
        var wrong = WrongUnit(each);
        return new(
            "trial", [.. TrialWords.Told(_plan, seen[each], level, wrong, Sources)], [.. TrialCautions.Of(_plan, seen[each], wrong, Sources)], [],
            [
                TrialTables.Curve(options, curve), TrialTables.Assumptions(options),
                .. options.Study == StudyKind.Discovery ? [] : new[] { ArriveFields.Table(options, seen[each]) },
            ],
            TrialWords.Methods(_plan, seen[each]), [.. Sources, .. TrialWords.Works(_plan)]);

        // Formulas decide where they are exact; otherwise the study itself is simulated until it is enough.
        int? Sought()
        {
            if (_plan.HasFormula && !(_plan.IsSimulated && _plan.FormulaApproaches))
            {
                return SampleSize.Least(_plan.Formula, options.Power, _plan.Fewest, Most);
            }

            var near = _plan.HasFormula ? SampleSize.Least(_plan.Formula, options.Power, _plan.Fewest, MostSimulated) : null;
            return _plan.HasFormula && near is null ? null : Simulated(near);
        }

        int? Simulated(int? near)
        {
            var step = Step;
            var from = Math.Max(_plan.Fewest, near is { } guess ? (int)(0.6 * guess) / step * step : _plan.Fewest);
            if (Seen(from).Simulated.Value >= options.Power) from = _plan.Fewest;
            return SampleSize.Least(rung => Seen(rung * step).Simulated.Value, options.Power, Math.Max(1, from / step), MostSimulated / step) * step;
        }

        Point Seen(int n)
        {
            if (seen.TryGetValue(n, out var point)) return point;
            progress?.Report(new Step($"Simulating {n} {options.Units} an arm", Math.Min(0.95, 0.08 * seen.Count)));
            return seen[n] = At(n, cancel);
        }

        Share NullLevel(int n)
        {
            progress?.Report(new Step("Simulating trials without an effect", 0.96));
            var design = _plan.Design(n);
            return TrialSimulation.Of(design with { Effects = [.. design.Effects.Select(_ => 0.0)] }, options.Trials, options.Seed + 1, threads, null,
                cancel).Any;
        }

        // What analysing units as if they were independent would find without an effect.
        Share? WrongUnit(int n)
        {
            if (!_plan.Clustered || !_plan.IsSimulated || options.Litters != Clustering.Whole) return null;
            var design = _plan.Design(n) with { Analysis = TrialAnalysis.Means };
            return TrialSimulation.Of(design with { Effects = [.. design.Effects.Select(_ => 0.0)] }, options.Trials, options.Seed + 2, threads, null,
                cancel).Any;
        }
    }

    // A mixed model takes milliseconds, a thousand trials of a point with it seconds.
    bool IsCostly => options.Study is StudyKind.Rates or StudyKind.Mixed;

    // Arms are made of whole litters.
    int Step => options.Study is StudyKind.Clusters or StudyKind.Mixed && options.Litters == Clustering.Whole ? options.LitterSize : 1;

    Point At(int each, CancellationToken cancel)
    {
        var formula = _plan.HasFormula ? _plan.Formula(each) : double.NaN;
        if (options.Study == StudyKind.Discovery)
        {
            var power = _plan.Discovery(each, threads, cancel);
            return new(each, formula, power.Found, power.AnyFound, power.FalseShare, each, 0);
        }

        if (!_plan.IsSimulated) return new(each, formula, Point.None, Point.None, Point.None, each * (1 - options.Dropout) * options.Arms.Length, 0);

        var trial = TrialSimulation.Of(_plan.Design(each), options.Trials, options.Seed, threads, null, cancel);
        var least = trial.Arms.MinBy(arm => arm.Value);
        return new(each, formula, least, trial.Any, Point.None, trial.Left, trial.Failed);
    }

    /// <summary>Numbers around the one that is planned, for the curve.</summary>
    IEnumerable<int> Ladder(int each) => Enumerable.Range(0, IsCostly ? 3 : Points)
        .Select(i => (int)Math.Round(each * (IsCostly ? 0.6 + 0.4 * i : 0.4 + 0.2 * i) / Step) * Step).Append(each)
        .Where(n => n >= _plan.Fewest).Distinct().Order();
}

/// <summary>Power at one number of units in each arm.</summary>
/// <param name="Each">Units that start in each arm; people of a cohort.</param>
/// <param name="Formula">Power by formula; NaN where there is none.</param>
/// <param name="Simulated">Simulated power, of the weakest arm; the share found of a cohort.</param>
/// <param name="Any">Share of trials that find any effect.</param>
/// <param name="FalseShare">False ones among those found, of a cohort.</param>
/// <param name="Left">Units analysed, all arms together.</param>
/// <param name="Failed">Trials that could not be analysed.</param>
sealed record Point(int Each, double Formula, Share Simulated, Share Any, Share FalseShare, double Left, int Failed)
{
    /// <summary>No share.</summary>
    internal static Share None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Simulated where it is, else by formula.</summary>
    internal double Best => double.IsNaN(Simulated.Value) ? Formula : Simulated.Value;
}
