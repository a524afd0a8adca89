using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>What the laboratory makes of the plasma: run days, drift, noise, limits of detection, lost cells.</summary>
sealed class Laboratory(RunPlan plan, Anchors anchors, VirtualStudyOptions options)
{
    readonly double[] _sharedShift = SharedShift(options);

    /// <summary>Measures one metabolite.</summary>
    /// <param name="metabolite">The molecule.</param>
    /// <param name="index">Its place in the list, which numbers its sequence of draws.</param>
    /// <param name="concentrations">What is truly there, one a person, in µmol/L.</param>
    /// <param name="values">Filled: one an injection, in µmol/L, NaN where nothing was measured.</param>
    /// <param name="below">Filled: whether the injection was below the limit of detection.</param>
    internal void Measure(
        VirtualMetabolite metabolite, int index, double[] concentrations, Span<double> values, Span<bool> below)
    {
        var draws = Streams.Open(options.Seed, Streams.Instrument, index);
        var days = Days(draws);
        var noise = Math.Sqrt(Elementary.Log(1 + metabolite.TechnicalCv * metabolite.TechnicalCv));
        var pool = Mean.Of(concentrations);
        for (var i = 0; i < values.Length; i++)
        {
            var day = days[plan.Days[i]];
            var truth = plan.People[i] < 0 ? pool : concentrations[plan.People[i]];
            values[i] = truth * Elementary.Exp(day.Shift + day.Drift * plan.Times[i] + noise * draws.Normal());
        }

        var (centre, reach) = Limit(metabolite, values);
        for (var i = 0; i < values.Length; i++)
        {
            var lost = draws.Uniform() < anchors["laboratory.lost"];
            below[i] = !lost && values[i] < Elementary.Exp(centre + reach * days[plan.Days[i]].Limit);
            values[i] = lost || below[i] ? double.NaN : Invariant.FourDigits(values[i]);
        }
    }

    (double Shift, double Drift, double Limit)[] Days(Draws draws)
    {
        var own = anchors["laboratory.day.sd"] * Math.Sqrt(1 - anchors["laboratory.day.shared"]);
        var shared = anchors["laboratory.day.sd"] * Math.Sqrt(anchors["laboratory.day.shared"]);
        var drift = anchors["laboratory.drift.sd"];
        return [.. _sharedShift.Select(common => (
            options.BatchScale * (shared * common + own * draws.Normal()),
            options.BatchScale * drift * draws.Normal(),
            draws.Normal()))];
    }

    /// <summary>Median of the limit over the days, and SD of its day-to-day change, both of the logarithm.</summary>
    /// <remarks>
    /// A wandering limit catches more people than its median does; the quantile is widened by as much, so that the
    /// share below detection is the share that metabolites.csv names.
    /// </remarks>
    (double Centre, double Reach) Limit(VirtualMetabolite metabolite, ReadOnlySpan<double> measured)
    {
        if (metabolite.BelowDetection <= 0) return (double.NegativeInfinity, 0);

        var people = new List<double>(measured.Length);
        for (var i = 0; i < measured.Length; i++)
        {
            if (plan.People[i] >= 0) people.Add(Elementary.Log(measured[i]));
        }

        var mean = Mean.Of([.. people]);
        var variance = Mean.Of([.. people.Select(value => (value - mean) * (value - mean))]);
        var reach = anchors["laboratory.limit.sd"];
        return (mean + Normal.Quantile(metabolite.BelowDetection) * Math.Sqrt(variance + reach * reach), reach);
    }

    static double[] SharedShift(VirtualStudyOptions options)
    {
        var draws = Streams.Open(options.Seed, Streams.Days, 0);
        var shifts = new double[options.RunDays];
        for (var day = 0; day < shifts.Length; day++) shifts[day] = draws.Normal();
        return shifts;
    }
}
