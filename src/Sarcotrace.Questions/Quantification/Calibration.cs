using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Quantification;

/// <summary>A line that was tried.</summary>
/// <param name="Weight">Weights.</param>
/// <param name="Line">What came of it.</param>
/// <param name="RelativeError">Sum of the relative errors of the standards read back, per cent.</param>
sealed record TriedLine(LineWeight Weight, CalibrationLine Line, double RelativeError);

/// <summary>A standard read back.</summary>
sealed record StandardLevel(double Nominal, int Readings, double Response, double Accuracy, double Cv, bool Passes);

/// <summary>The calibration of one analyte.</summary>
/// <param name="Analyte">Analyte.</param>
/// <param name="Injections">Its injections in the order of the sequence.</param>
/// <param name="WithInternal">Whether responses are ratios to an internal standard.</param>
/// <param name="Tried">Every line tried.</param>
/// <param name="Chosen">The one used; null where there is none.</param>
/// <param name="Levels">Standards read back, by rising concentration.</param>
/// <param name="Why">Why there is no line or range; empty where there is.</param>
sealed record Calibration(
    string Analyte, ImmutableArray<Injection> Injections, bool WithInternal, ImmutableArray<TriedLine> Tried, TriedLine? Chosen,
    ImmutableArray<StandardLevel> Levels, string Why)
{
    const int LeastLevels = 5;
    const int LeastPassing = 3;

    /// <summary>Lower limit of quantification: the lowest standard of the range that passes; NaN for none.</summary>
    internal double Low { get; private init; } = double.NaN;

    /// <summary>Upper limit.</summary>
    internal double High { get; private init; } = double.NaN;

    /// <summary>Standard deviation of the response where there is nothing, and where it came from.</summary>
    internal (double Sd, string From) Noise { get; private init; } = (double.NaN, "");

    /// <summary>3.3 σ / slope.</summary>
    internal double Detection => 3.3 * Noise.Sd / Math.Abs(Chosen?.Line.Slope ?? double.NaN);

    /// <summary>10 σ / slope.</summary>
    internal double Quantification => 10 * Noise.Sd / Math.Abs(Chosen?.Line.Slope ?? double.NaN);

    internal static Calibration Of(string analyte, IEnumerable<Injection> all, QuantificationOptions options)
    {
        ImmutableArray<Injection> injections = [.. all.OrderBy(one => one.Order)];
        var standards = injections.Where(one => one.Kind == InjectionKind.Standard && one.Nominal > 0).ToArray();
        var ratio = standards.Any(one => one.InternalArea > 0);
        standards = [.. standards.Where(one => double.IsFinite(Response(one, ratio)))];
        var levels = standards.Select(one => one.Nominal).Distinct().Count();
        var none = new Calibration(analyte, injections, ratio, [], null, [],
            $"it has standards of {levels} concentrations with a peak, and a line needs {LeastLevels}");
        if (levels < LeastLevels) return none;

        LineWeight[] schemes = options.Weight == LineWeight.Automatic ? [LineWeight.One, LineWeight.Inverse, LineWeight.InverseSquare] : [options.Weight];
        ImmutableArray<TriedLine> tried = [.. schemes.Select(scheme => Try(standards, ratio, scheme))];
        var chosen = tried.Where(one => one.Line.Slope > 0).MinBy(one => one.RelativeError);
        if (chosen is null) return none with { Tried = tried, Why = "its response does not rise with the concentration" };

        var back = Back(standards, ratio, chosen.Line, options);
        var made = none with { Tried = tried, Chosen = chosen, Levels = back, Why = "", Noise = NoiseOf(injections, ratio, chosen, back[0].Nominal) };
        var (from, length) = Longest(back, options);
        return length < LeastPassing
            ? made with { Why = "no three neighbouring standards come back as what they are" }
            : made with { Low = back[from].Nominal, High = back[from + length - 1].Nominal };
    }

    /// <summary>Area, or its ratio to the internal standard's; NaN where either is missing.</summary>
    internal static double Response(Injection one, bool ratio) => ratio
        ? one.InternalArea > 0 ? one.Area / one.InternalArea : double.NaN
        : one.Area;

    internal double WeightAt(double concentration) => WeightOf(Math.Max(concentration, Levels[0].Nominal), Chosen!.Weight);

    static TriedLine Try(Injection[] standards, bool ratio, LineWeight scheme)
    {
        double[] x = [.. standards.Select(one => one.Nominal)];
        double[] y = [.. standards.Select(one => Response(one, ratio))];
        var line = CalibrationLine.Fit(x, y, [.. x.Select(value => WeightOf(value, scheme))]);
        return new(scheme, line, x.Zip(y, (at, response) => 100 * Math.Abs((response - line.Intercept) / line.Slope / at - 1)).Sum());
    }

    static ImmutableArray<StandardLevel> Back(Injection[] standards, bool ratio, CalibrationLine line, QuantificationOptions options) =>
    [
        .. standards.GroupBy(one => one.Nominal).OrderBy(level => level.Key).Select(level =>
        {
            double[] responses = [.. level.Select(one => Response(one, ratio))];
            double[] back = [.. responses.Select(response => (response - line.Intercept) / line.Slope)];
            var accuracy = 100 * back.Average() / level.Key;
            var cv = Scatter.Cv(back);
            return new StandardLevel(
                level.Key, back.Length, responses.Average(), accuracy, cv,
                Math.Abs(accuracy - 100) <= options.MostBias && !(cv > options.MostBias));
        }),
    ];

    // The lowest standard of a range may miss by more than the others.
    static (int From, int Length) Longest(ImmutableArray<StandardLevel> levels, QuantificationOptions options)
    {
        var (best, bestLength) = (0, 0);
        for (var from = 0; from < levels.Length; from++)
        {
            var first = levels[from];
            if (!(Math.Abs(first.Accuracy - 100) <= options.MostBiasAtLimit) || first.Cv > options.MostBiasAtLimit) continue;
            var length = 1;
            while (from + length < levels.Length && levels[from + length].Passes) length++;
            if (length > bestLength) (best, bestLength) = (from, length);
        }

        return (best, bestLength);
    }

    static (double, string) NoiseOf(ImmutableArray<Injection> injections, bool ratio, TriedLine chosen, double lowest)
    {
        double[] blanks = [.. injections.Where(one => one.Kind == InjectionKind.Blank).Select(one => Response(one, ratio)).Where(double.IsFinite)];
        return blanks.Length >= 3
            ? (Scatter.Sd(blanks), $"{blanks.Length} blanks")
            : (chosen.Line.Sigma / Math.Sqrt(WeightOf(lowest, chosen.Weight)), "residuals of the line at the lowest standard");
    }

    static double WeightOf(double concentration, LineWeight scheme) => scheme switch
    {
        LineWeight.Inverse => 1 / concentration,
        LineWeight.InverseSquare => 1 / (concentration * concentration),
        _ => 1,
    };
}

/// <summary>Scatter of replicates.</summary>
static class Scatter
{
    internal static double Sd(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2) return double.NaN;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    internal static double Cv(IReadOnlyCollection<double> values) =>
        values.Count < 2 ? double.NaN : 100 * Sd(values) / Math.Abs(values.Average());
}
