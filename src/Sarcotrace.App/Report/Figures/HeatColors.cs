using System.Globalization;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Colours of a heat map: blue through white to orange around 0, or white to deep blue.</summary>
sealed class HeatColors(double low, double high)
{
    static readonly (double R, double G, double B)[] Diverging =
        [(0, 68, 136), (86, 150, 206), (250, 250, 250), (233, 148, 80), (166, 60, 0)];

    static readonly (double R, double G, double B)[] Sequential =
        [(250, 250, 250), (168, 203, 232), (62, 132, 190), (8, 48, 107)];

    readonly (double R, double G, double B)[] _stops = low == -high ? Diverging : Sequential;

    /// <summary>The colour of a value, <c>#rrggbb</c>; values beyond the ends take the colour of the end.</summary>
    public string Of(double value)
    {
        var share = Math.Clamp((value - low) / (high - low), 0, 1) * (_stops.Length - 1);
        var index = Math.Min((int)share, _stops.Length - 2);
        var (from, to, part) = (_stops[index], _stops[index + 1], share - index);
        return $"#{Hex(from.R, to.R, part)}{Hex(from.G, to.G, part)}{Hex(from.B, to.B, part)}";
    }

    static string Hex(double from, double to, double part)
        => ((int)Math.Round(from + part * (to - from))).ToString("x2", CultureInfo.InvariantCulture);
}
