using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Elisa;

/// <summary>A curve that was tried on a plate.</summary>
/// <param name="Family">Four- or five-parameter.</param>
/// <param name="Weight">How weights fall with the signal.</param>
/// <param name="Fit">What came of it.</param>
sealed record Candidate(StandardCurve Family, SignalWeight Weight, CurveFit Fit);

/// <summary>The curve of one plate.</summary>
/// <param name="Plate">Its name.</param>
/// <param name="Wells">Its wells, readings less the blank where that was asked for.</param>
/// <param name="Blank">Mean reading of the blanks; NaN where there is none.</param>
/// <param name="Tried">Every curve that was tried.</param>
/// <param name="Chosen">The one that is used; null where none would do.</param>
/// <param name="Why">Why none would do; empty where one does.</param>
sealed record PlateCurve(
    string Plate, ImmutableArray<ElisaWell> Wells, double Blank, ImmutableArray<Candidate> Tried, Candidate? Chosen, string Why)
{
    const int LeastLevels = 5;
    const double ClearlyBetter = 2;

    /// <summary>Replicate levels of the standards, by rising concentration, those of concentration 0 first.</summary>
    internal ImmutableArray<Level> Levels { get; private init; } = [];

    /// <summary>Whether the blanks and the zero standards were joined to the curve.</summary>
    internal bool BlanksInCurve => Levels.Any(level => level.Concentration == 0);

    internal static PlateCurve Of(string plate, IEnumerable<ElisaWell> all, ElisaOptions options)
    {
        ElisaWell[] wells = [.. all];
        double[] blanks =
            [.. wells.Where(well => well.Kind == ElisaKind.Blank && double.IsFinite(well.Signal)).Select(well => well.Signal)];
        var blank = blanks.Length == 0 ? double.NaN : blanks.Average();
        if (options.Blanks == BlankUse.Subtract && blanks.Length > 0)
            wells = [.. wells.Select(well => well with { Signal = well.Signal - blank })];

        ImmutableArray<Level> levels =
        [
            .. wells.Where(well => double.IsFinite(well.Signal) && InCurve(well, options))
                .GroupBy(well => well.Kind == ElisaKind.Blank ? 0 : well.Concentration)
                .OrderBy(level => level.Key).Select(level => new Level(level.Key, [.. level.Select(well => well.Signal)])),
        ];
        var known = levels.Count(level => level.Concentration > 0);
        if (known < LeastLevels)
        {
            var few = $"it has standards of {known} concentrations, and a curve needs {LeastLevels}";
            return new(plate, [.. wells], blank, [], null, few) { Levels = levels };
        }

        ImmutableArray<Candidate> tried = [.. Candidates(levels, options)];
        var chosen = Choose(tried);
        var why = chosen is not null ? "" : $"no curve fits its standards: {tried[0].Fit.Reason}";
        return new(plate, [.. wells], blank, tried, chosen, why) { Levels = levels };
    }

    /// <summary>The weight of a reading, by the scheme of the chosen curve.</summary>
    internal double WeightAt(double signal) => Chosen is null ? 1 : WeightOf(signal, Least(Levels), Chosen.Weight);

    static bool InCurve(ElisaWell well, ElisaOptions options) =>
        well.Kind == ElisaKind.Standard || (well.Kind == ElisaKind.Blank && options.Blanks == BlankUse.Standard);

    static IEnumerable<Candidate> Candidates(ImmutableArray<Level> levels, ElisaOptions options)
    {
        double[] x = [.. levels.SelectMany(level => level.Signals.Select(_ => level.Concentration))];
        double[] y = [.. levels.SelectMany(level => level.Signals)];
        StandardCurve[] families =
            options.Curve == StandardCurve.Automatic ? [StandardCurve.Four, StandardCurve.Five] : [options.Curve];
        foreach (var family in families)
        {
            var layout = CurveLayout.Of(new Sigmoid());
            if (family == StandardCurve.Four) layout = layout.Held("asymmetry", 1);
            SignalWeight[] schemes = options.Weight == SignalWeight.Automatic
                ? [SignalWeight.One, SignalWeight.Inverse, SignalWeight.InverseSquare]
                : [options.Weight];
            foreach (var scheme in schemes)
            {
                // The weights of a level come from its mean, so that replicates weigh alike.
                double[] weights =
                    [.. levels.SelectMany(level => level.Signals.Select(_ => WeightOf(level.Mean, Least(levels), scheme)))];
                yield return new(family, scheme, CurveFit.Of(CurvePoints.Of(x, y, weights, []), layout));
            }
        }
    }

    static Candidate? Choose(ImmutableArray<Candidate> tried)
    {
        Candidate? Best(StandardCurve family) => tried
            .Where(one => one.Family == family && one.Fit.Status == CurveStatus.Converged && one.Fit.OnBound.IsEmpty)
            .MinBy(one => one.Fit.CorrectedAkaike);

        var (four, five) = (Best(StandardCurve.Four), Best(StandardCurve.Five));
        if (four is null || five is null) return four ?? five;
        return five.Fit.CorrectedAkaike < four.Fit.CorrectedAkaike - ClearlyBetter ? five : four;
    }

    // Readings at or below 0, which a blank leaves, weigh as the least positive mean does.
    static double Least(ImmutableArray<Level> levels) =>
        levels.Where(level => level.Mean > 0).Select(level => level.Mean).DefaultIfEmpty(1).Min();

    static double WeightOf(double signal, double least, SignalWeight scheme) => scheme switch
    {
        SignalWeight.Inverse => 1 / Math.Max(signal, least),
        SignalWeight.InverseSquare => 1 / (Math.Max(signal, least) * Math.Max(signal, least)),
        _ => 1,
    };
}

/// <summary>The replicate readings of one concentration.</summary>
/// <param name="Concentration">Nominal.</param>
/// <param name="Signals">Readings, at least one.</param>
sealed record Level(double Concentration, ImmutableArray<double> Signals)
{
    /// <summary>Their mean.</summary>
    internal double Mean => Signals.Average();

    /// <summary>Their coefficient of variation, per cent; NaN for a single reading.</summary>
    internal double Cv => Spread.Cv(Signals);
}

/// <summary>Scatter of replicates.</summary>
static class Spread
{
    internal static double Sd(IReadOnlyCollection<double> values)
    {
        var mean = values.Count == 0 ? double.NaN : values.Average();
        return values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    internal static double Cv(IReadOnlyCollection<double> values) => 100 * Sd(values) / Math.Abs(values.DefaultIfEmpty(double.NaN).Average());
}
