using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Dosing;

/// <summary>Finds the dose that gives one species the exposure of another, by the model.</summary>
static class ExposureMatch
{
    const int Fine = 1440, Coarse = 480, Doubled = 17;

    /// <summary>Matches.</summary>
    /// <param name="mechanism">Model and values.</param>
    /// <param name="model">Compiled from it.</param>
    /// <param name="options">What is known and wanted.</param>
    /// <param name="wanted">The species and its dose by Km, mg/kg.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancel">Stops it.</param>
    internal static Match Of(
        Mechanism mechanism, Model model, DoseOptions options, Translated wanted, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (known, other) = (Model(options.From), Model(wanted.Species));
        var (here, there) = (new Regimen(options.Route, options.PerDay), new Regimen(options.ToRoute, options.ToPerDay));
        var daily = Amount.Micromoles(options.Dose);
        var course = known.LastDay(daily, here, Fine);
        var target = Exposure.Of(course.AsSpan());
        var untreated = Exposure.Of(other.LastDay(0, there, Fine).AsSpan());
        var doses = Enum.GetValues<ExposureMeasure>().Select(measure => Dose(other, there, measure, target[measure], untreated[measure], cancel)).ToList();
        var intervals = options.Draws < 20
            ? [.. doses.Select(_ => (double.NaN, double.NaN, 0))]
            : Intervals(known, other, here, there, options, doses, progress, cancel);
        return new(
            [.. Enum.GetValues<ExposureMeasure>().Select((measure, i) => new Matched(
                measure, target[measure], untreated[measure], Milligrams(doses[i]), Milligrams(intervals[i].Low), Milligrams(intervals[i].High),
                intervals[i].Count))],
            [.. Enumerable.Range(0, Fine + 1).Select(i => 24.0 * i / Fine)], course,
            double.IsNaN(doses[0]) ? [] : other.LastDay(doses[0], there, Fine),
            other.LastDay(Amount.Micromoles(wanted.Exact), there, Fine), other.Studied);

        PlasmaModel Model(Animal animal) => new(model, mechanism, animal.Key, options.Seed);
    }

    static double Milligrams(double micromoles) => micromoles * (double)Amount.MolarMass / 1000;

    /// <summary>µmol/kg a day at which a measure is the target; NaN where none reaches it, or none need be given.</summary>
    static double Dose(PlasmaModel model, Regimen regimen, ExposureMeasure measure, double target, double untreated, CancellationToken cancel)
    {
        if (untreated >= target) return double.NaN;

        var (low, high) = (0.0, 1.0);
        var (below, above) = (untreated - target, double.NaN);
        for (var doubled = 0; ; doubled++)
        {
            above = Miss(high);
            if (above >= 0) break;
            if (doubled == Doubled) return double.NaN;
            (low, below, high) = (high, above, 2 * high);
        }

        // The Illinois rule: a secant that halves the weight of an end that stays.
        for (var step = 0; step < 60 && high - low > 1e-9 * high; step++)
        {
            var middle = low + (high - low) * below / (below - above);
            var value = Miss(middle);
            if (Math.Abs(value) <= 1e-8 * target) return middle;
            if (value < 0) (low, below, above) = (middle, value, above / 2);
            else (high, above, below) = (middle, value, below / 2);
        }

        return 0.5 * (low + high);

        double Miss(double daily)
        {
            cancel.ThrowIfCancellationRequested();
            return Exposure.Of(model.LastDay(daily, regimen, Fine).AsSpan())[measure] - target;
        }
    }

    // In each plausible set the exposures at a ladder of doses are computed once, and its own target is read off.
    static (double Low, double High, int Count)[] Intervals(
        PlasmaModel known, PlasmaModel other, Regimen here, Regimen there, DoseOptions options, List<double> doses,
        IProgress<Step>? progress, CancellationToken cancel)
    {
        var targets = known.Plausible(Amount.Micromoles(options.Dose), here, Coarse, options.Draws, options.Threads, cancel);
        var largest = doses.Where(dose => !double.IsNaN(dose)).DefaultIfEmpty(Amount.Micromoles(options.Dose)).Max();
        double[] ladder = [0, .. Enumerable.Range(-14, 20).Select(step => largest * Elementary.Exp(0.5 * step))];
        var rungs = new Exposure[ladder.Length][];
        for (var rung = 0; rung < ladder.Length; rung++)
        {
            progress?.Report(new Step("Matching exposure over plausible values", (double)rung / ladder.Length));
            rungs[rung] = other.Plausible(ladder[rung], there, Coarse, options.Draws, options.Threads, cancel);
        }

        return [.. Enum.GetValues<ExposureMeasure>().Select(measure => Middle(measure))];

        (double, double, int) Middle(ExposureMeasure measure)
        {
            double[] found = [.. Enumerable.Range(0, options.Draws)
                .Select(draw => Crossing(ladder, rungs, draw, measure, targets[draw][measure])).Where(double.IsFinite).Order()];
            return found.Length < 20 ? (double.NaN, double.NaN, found.Length) : (Quantile.Of(found, 0.05), Quantile.Of(found, 0.95), found.Length);
        }
    }

    // Where none need be given the dose is 0; where the top of the ladder is not enough it is that, so that no set falls out.
    static double Crossing(double[] ladder, Exposure[][] rungs, int draw, ExposureMeasure measure, double target)
    {
        if (double.IsNaN(target) || rungs.Any(rung => double.IsNaN(rung[draw].Area))) return double.NaN;
        if (rungs[0][draw][measure] >= target) return 0;

        for (var rung = 1; rung < ladder.Length; rung++)
        {
            var (low, high) = (rungs[rung - 1][draw][measure], rungs[rung][draw][measure]);
            if (low < target && target <= high) return ladder[rung - 1] + (ladder[rung] - ladder[rung - 1]) * (target - low) / (high - low);
        }

        return ladder[^1];
    }
}
