using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Quantification;

/// <summary>A sample or control, its replicate injections read as one.</summary>
/// <param name="Name">Sample.</param>
/// <param name="Kind">Sample or control.</param>
/// <param name="Nominal">Known concentration of a control; NaN otherwise.</param>
/// <param name="Dilution">Factor.</param>
/// <param name="Responses">One an injection.</param>
/// <param name="Each">Concentration of each injection, undiluted.</param>
/// <param name="Found">Concentration with interval, undiluted; null outside the range.</param>
/// <param name="State">Against the range.</param>
sealed record Measured(
    string Name, InjectionKind Kind, double Nominal, double Dilution, ImmutableArray<double> Responses, ImmutableArray<double> Each,
    CurveInterval? Found, string State)
{
    internal const string Within = "within range", Below = "below range", Above = "above range", NoPeak = "no peak";

    internal static IEnumerable<Measured> All(Calibration calibration, QuantificationOptions options) =>
        from one in calibration.Injections
        where one.Kind is InjectionKind.Sample or InjectionKind.Control
        group one by (one.Kind, one.Name, one.Dilution, one.Nominal) into injections
        select Of(calibration, [.. injections], options);

    static Measured Of(Calibration calibration, Injection[] injections, QuantificationOptions options)
    {
        var (first, line) = (injections[0], calibration.Chosen!.Line);
        ImmutableArray<double> responses = [.. injections.Select(one => Calibration.Response(one, calibration.WithInternal)).Where(double.IsFinite)];
        ImmutableArray<double> each = [.. responses.Select(response => (response - line.Intercept) / line.Slope * first.Dilution)];
        var x = each.IsEmpty ? double.NaN : each.Average() / first.Dilution;
        var state = double.IsNaN(x) ? NoPeak : x < calibration.Low ? Below : x > calibration.High ? Above : Within;
        CurveInterval? found = null;
        if (state == Within)
        {
            var read = line.Read(responses.Average(), responses.Length, calibration.WeightAt(x), options.Confidence);
            found = new(read.Value * first.Dilution, read.StandardError * first.Dilution, read.Low * first.Dilution, read.High * first.Dilution);
        }

        return new(first.Name, first.Kind, first.Nominal, first.Dilution, responses, each, found, state);
    }
}

/// <summary>Controls of one concentration.</summary>
/// <param name="Nominal">Concentration.</param>
/// <param name="Values">One an injection.</param>
sealed record ControlLevel(double Nominal, ImmutableArray<double> Values)
{
    internal double Accuracy => 100 * Values.Average() / Nominal;

    internal double Cv => Scatter.Cv(Values);

    internal static ImmutableArray<ControlLevel> All(IEnumerable<Measured> measured) =>
    [
        .. measured.Where(one => one.Kind == InjectionKind.Control && one.Nominal > 0 && one.Each.Length > 0)
            .GroupBy(one => one.Nominal).OrderBy(level => level.Key)
            .Select(level => new ControlLevel(level.Key, [.. level.SelectMany(one => one.Each)])),
    ];
}

/// <summary>What the matrix does to an analyte, and what extraction loses.</summary>
/// <param name="Nominal">Concentration added.</param>
/// <param name="MatrixEffect">Area added after extraction over area in solvent, per cent.</param>
/// <param name="InternalEffect">The same of the internal standard.</param>
/// <param name="Recovery">Area added before over area added after extraction, per cent.</param>
sealed record MatrixLevel(double Nominal, double MatrixEffect, double InternalEffect, double Recovery)
{
    internal static ImmutableArray<MatrixLevel> All(Calibration calibration)
    {
        double Mean(double nominal, InjectionKind kind, Func<Injection, double> area) => calibration.Injections
            .Where(one => one.Kind == kind && one.Nominal == nominal).Select(area).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        double Ratio(double nominal, InjectionKind above, InjectionKind below, Func<Injection, double> area) =>
            100 * Mean(nominal, above, area) / Mean(nominal, below, area);
        return
        [
            .. calibration.Injections.Where(one => one.Kind == InjectionKind.AddedAfter).Select(one => one.Nominal).Distinct().Order()
                .Select(nominal => new MatrixLevel(
                    nominal, Ratio(nominal, InjectionKind.AddedAfter, InjectionKind.Neat, one => one.Area),
                    Ratio(nominal, InjectionKind.AddedAfter, InjectionKind.Neat, one => one.InternalArea),
                    Ratio(nominal, InjectionKind.AddedBefore, InjectionKind.AddedAfter, one => one.Area))),
        ];
    }
}

/// <summary>A blank injected right after something strong.</summary>
/// <param name="Order">Its place in the sequence.</param>
/// <param name="After">What came before.</param>
/// <param name="Share">Its area, of the area at the lower limit of quantification, per cent.</param>
sealed record CarryOver(int Order, string After, double Share)
{
    internal static ImmutableArray<CarryOver> All(Calibration calibration)
    {
        double[] limit =
        [
            .. calibration.Injections.Where(one => one.Kind == InjectionKind.Standard && one.Nominal == calibration.Low)
                .Select(one => one.Area).Where(double.IsFinite),
        ];
        if (limit.Length == 0) return [];

        List<CarryOver> found = [];
        for (var i = 1; i < calibration.Injections.Length; i++)
        {
            var (before, blank) = (calibration.Injections[i - 1], calibration.Injections[i]);
            var high = before.Kind is InjectionKind.Standard or InjectionKind.Control && before.Nominal >= calibration.High;
            if (blank.Kind == InjectionKind.Blank && high && before.Order + 1 == blank.Order)
                found.Add(new(blank.Order, before.Name, double.IsNaN(blank.Area) ? 0 : 100 * blank.Area / limit.Average()));
        }

        return [.. found];
    }
}
