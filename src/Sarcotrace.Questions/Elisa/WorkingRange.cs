using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Elisa;

/// <summary>A standard read back from the curve it helped to make.</summary>
/// <param name="Concentration">Nominal.</param>
/// <param name="Readings">Replicates.</param>
/// <param name="Signal">Mean reading.</param>
/// <param name="SignalCv">Coefficient of variation of the readings, per cent; NaN for one.</param>
/// <param name="Back">Concentration of the mean reading; NaN beyond a plateau.</param>
/// <param name="BackCv">Coefficient of variation of the replicates' own concentrations, per cent; NaN for one or beyond a plateau.</param>
/// <param name="Passes">Whether recovery and scatter are within what is allowed.</param>
sealed record Recovered(
    double Concentration, int Readings, double Signal, double SignalCv, double Back, double BackCv, bool Passes)
{
    /// <summary>Back-calculated over nominal, per cent.</summary>
    internal double Recovery => 100 * Back / Concentration;
}

/// <summary>Between which concentrations a plate measures.</summary>
/// <param name="Standards">Every standard above 0, by rising concentration.</param>
/// <param name="Low">Lower limit of quantification; NaN where no range passes.</param>
/// <param name="High">Upper limit.</param>
/// <param name="Detection">Concentration of the mean blank and three of its standard deviations; NaN for fewer than 3 blanks.</param>
sealed record WorkingRange(ImmutableArray<Recovered> Standards, double Low, double High, double Detection)
{
    const int LeastLevels = 3;

    /// <summary>Finds the longest run of neighbouring standards that pass; of equal runs the lower one.</summary>
    internal static WorkingRange Of(PlateCurve plate, CurveFit fit, ElisaOptions options)
    {
        ImmutableArray<Recovered> standards =
            [.. plate.Levels.Where(level => level.Concentration > 0).Select(level => Recover(level, fit, options))];
        var (from, length) = Longest(standards);
        var (low, high) = length < LeastLevels
            ? (double.NaN, double.NaN)
            : (standards[from].Concentration, standards[from + length - 1].Concentration);
        return new(standards, low, high, DetectionOf(plate, fit));
    }

    static Recovered Recover(Level level, CurveFit fit, ElisaOptions options)
    {
        var back = Read(fit, level.Mean);
        var cv = level.Signals.Length < 2 ? double.NaN : Spread.Cv([.. level.Signals.Select(signal => Read(fit, signal))]);
        var recovery = 100 * back / level.Concentration;
        // A single reading shows no scatter, and none is held against it; of replicates all must have a concentration.
        var steady = level.Signals.Length < 2 || cv <= options.MostCv;
        return new(
            level.Concentration, level.Signals.Length, level.Mean, level.Cv, back, cv,
            Math.Abs(recovery - 100) <= options.MostBias && steady);
    }

    static (int From, int Length) Longest(ImmutableArray<Recovered> standards)
    {
        var (best, bestLength, from) = (0, 0, 0);
        for (var i = 0; i < standards.Length; i++)
        {
            if (!standards[i].Passes) from = i + 1;
            if (i + 1 - from > bestLength) (best, bestLength) = (from, i + 1 - from);
        }

        return (best, bestLength);
    }

    static double DetectionOf(PlateCurve plate, CurveFit fit)
    {
        double[] blanks =
        [
            .. plate.Wells.Where(well => double.IsFinite(well.Signal)
                && (well.Kind == ElisaKind.Blank || (well.Kind == ElisaKind.Standard && well.Concentration == 0))).Select(well => well.Signal),
        ];
        if (blanks.Length < 3) return double.NaN;

        var parameters = fit.Of(0);
        var up = parameters[1] > parameters[0] ? 1 : -1;
        return Read(fit, blanks.Average() + 3 * up * Spread.Sd(blanks));
    }

    internal static double Read(CurveFit fit, double signal) => ((IInvertible)fit.Layout.Curve).Inverse(signal, fit.Of(0));
}
