using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Elisa;

/// <summary>Where a sample lies against the working range.</summary>
enum Reach
{
    /// <summary>Within it.</summary>
    Within,

    /// <summary>Below the lower limit.</summary>
    Below,

    /// <summary>Above the upper limit.</summary>
    Above,

    /// <summary>No well has a reading.</summary>
    Unread,
}

/// <summary>One sample at one dilution: its technical replicates as one reading.</summary>
/// <param name="Name">Sample.</param>
/// <param name="Kind">Sample or control.</param>
/// <param name="Nominal">Known concentration of a control, NaN otherwise.</param>
/// <param name="Dilution">Factor.</param>
/// <param name="Signals">Readings.</param>
/// <param name="InWell">Concentration in the well; NaN beyond a plateau.</param>
/// <param name="Reach">Against the working range, in the well.</param>
sealed record DilutionReading(
    string Name, ElisaKind Kind, double Nominal, double Dilution, ImmutableArray<double> Signals, double InWell, Reach Reach)
{
    /// <summary>Mean reading.</summary>
    internal double Signal => Signals.IsEmpty ? double.NaN : Signals.Average();

    /// <summary>Concentration in the undiluted sample.</summary>
    internal double Corrected => InWell * Dilution;

    internal static DilutionReading Of(
        IGrouping<(ElisaKind Kind, string Name, double Dilution), ElisaWell> wells, CurveFit fit, WorkingRange range)
    {
        ImmutableArray<double> signals = [.. wells.Select(well => well.Signal).Where(double.IsFinite)];
        var signal = signals.IsEmpty ? double.NaN : signals.Average();
        var x = signals.IsEmpty ? double.NaN : WorkingRange.Read(fit, signal);
        return new(
            wells.Key.Name, wells.Key.Kind, wells.First().Concentration, wells.Key.Dilution, signals, x,
            signals.IsEmpty ? Reach.Unread : ReachOf(x, signal, fit, range));
    }

    static Reach ReachOf(double x, double signal, CurveFit fit, WorkingRange range)
    {
        if (double.IsNaN(x))
            return InversePrediction.Of(fit, signal).Place == ReadingPlace.BeyondLeft ? Reach.Below : Reach.Above;

        return x < range.Low ? Reach.Below : x > range.High ? Reach.Above : Reach.Within;
    }
}

/// <summary>One sample on one plate: what all its dilutions within the working range say together.</summary>
/// <param name="Name">Sample.</param>
/// <param name="Kind">Sample or control.</param>
/// <param name="Dilutions">By rising factor.</param>
/// <param name="Concentration">In the undiluted sample; null where no dilution is within the range.</param>
/// <param name="Reach">Within, or where all its dilutions lie.</param>
/// <param name="Trend">Change per tenfold dilution, per cent, with interval; null for fewer than 3 dilutions within the range.</param>
sealed record SampleReading(
    string Name, ElisaKind Kind, ImmutableArray<DilutionReading> Dilutions, CurveInterval? Concentration, Reach Reach,
    CurveInterval? Trend)
{
    internal ImmutableArray<DilutionReading> Within => [.. Dilutions.Where(one => one.Reach == Reach.Within)];

    /// <summary>Largest corrected concentration over the smallest, within the range; NaN for one dilution.</summary>
    internal double Ratio => Within.Length < 2 ? double.NaN : Within.Max(one => one.Corrected) / Within.Min(one => one.Corrected);

    internal static SampleReading Of(
        IEnumerable<DilutionReading> all, PlateCurve plate, CurveFit fit, double confidence)
    {
        ImmutableArray<DilutionReading> dilutions = [.. all.OrderBy(one => one.Dilution)];
        DilutionReading[] within = [.. dilutions.Where(one => one.Reach == Reach.Within)];
        MeanReading[] readings =
            [.. within.Select(one => new MeanReading(one.Signal, one.Signals.Length, plate.WeightAt(one.Signal), one.Dilution))];
        var mean = readings.Length == 0 ? null : InversePrediction.Mean(fit, readings, 0, confidence);
        return new(dilutions[0].Name, dilutions[0].Kind, dilutions, mean, ReachOf(dilutions, mean), TrendOf(within, confidence));
    }

    // Below at the least dilution means too little; above even at the greatest means too much.
    static Reach ReachOf(ImmutableArray<DilutionReading> dilutions, CurveInterval? mean)
    {
        if (mean is not null) return Reach.Within;
        DilutionReading[] read = [.. dilutions.Where(one => one.Reach != Reach.Unread)];
        return read.Length == 0 ? Reach.Unread : read[^1].Reach == Reach.Above ? Reach.Above : read[0].Reach;
    }

    static CurveInterval? TrendOf(DilutionReading[] within, double confidence)
    {
        if (within.Select(one => one.Dilution).Distinct().Count() < 3) return null;

        var design = Design.Build(within.Length, [Term.Number("dilution", [.. within.Select(one => Elementary.Log10(one.Dilution))])]);
        double[] logs = [.. within.Select(one => Elementary.Log(one.Corrected))];
        var line = Coefficients.Ordinary(LinearModels.Fit(design, logs, 1), 1, confidence);
        double Percent(double slope) => 100 * (Elementary.Exp(slope) - 1);
        return new(Percent(line.Value[0]), line.StandardError[0], Percent(line.Low[0]), Percent(line.High[0]));
    }
}
