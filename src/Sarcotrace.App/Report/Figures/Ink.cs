using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>A colour with the part it plays, so that a page may show the same drawing on a dark ground.</summary>
/// <param name="Role">Class name in the SVG; empty for a colour that carries a value and stays as it is.</param>
/// <param name="Light">Colour on paper, <c>#rrggbb</c>.</param>
/// <param name="Dark">Colour on a dark page, <c>#rrggbb</c>.</param>
readonly record struct Ink(string Role, string Light, string Dark)
{
    /// <summary>A colour that carries a value.</summary>
    public static Ink Value(string hex) => new("", hex, hex);
}

/// <summary>The colours of every figure: Okabe and Ito's, which people with colour-blindness tell apart.</summary>
static class Inks
{
    public static readonly Ink Text = new("ink", "#1b1f24", "#e8ebee");
    public static readonly Ink Quiet = new("quiet", "#57606a", "#a9b2bc");
    public static readonly Ink Grid = new("grid", "#e4e7ea", "#30363d");
    public static readonly Ink Paper = new("paper", "#ffffff", "#161b22");
    public static readonly Ink Box = new("box", "#f3f5f7", "#21262d");
    public static readonly Ink Alarm = new("alarm", "#b3261e", "#ff9a8f");

    /// <summary>Letters on a coloured cell: pure, as a middling colour leaves either just 4.6 of contrast.</summary>
    public static readonly Ink Black = Ink.Value("#000000");
    public static readonly Ink White = Ink.Value("#ffffff");

    public static readonly Ink Muted = new("muted", "#8c8c8c", "#8b949e");
    static readonly Ink First = new("first", "#0072b2", "#56b4e9");
    static readonly Ink Second = new("second", "#d55e00", "#f0883e");
    static readonly Ink Third = new("third", "#009e73", "#2cc295");
    static readonly Ink Fourth = new("fourth", "#cc79a7", "#e3a0c6");
    static readonly Ink OnFirst = new("on-first", "#ffffff", "#000000");

    /// <summary>Every colour with a part, for the page's style.</summary>
    public static readonly ImmutableArray<Ink> All =
        [Text, Quiet, Grid, Paper, Box, Alarm, Muted, First, Second, Third, Fourth, OnFirst];

    /// <summary>The colour of a series.</summary>
    public static Ink Of(Tone tone) => tone switch
    {
        Tone.First => First,
        Tone.Second => Second,
        Tone.Third => Third,
        Tone.Fourth => Fourth,
        _ => Muted,
    };

    /// <summary>Letters on an area of that tone.</summary>
    public static Ink On(Tone tone) => tone == Tone.First ? OnFirst : Black;

    /// <summary>Letters on an area of that colour: whichever of black and white contrasts more.</summary>
    /// <remarks>Relative luminance as WCAG 2.2 defines it; 0.179 is where both contrasts are equal.</remarks>
    public static Ink On(string hex)
    {
        var luminance = 0.2126 * Linear(hex, 1) + 0.7152 * Linear(hex, 3) + 0.0722 * Linear(hex, 5);
        return luminance > 0.179 ? Black : White;
    }

    static double Linear(string hex, int from)
    {
        var share = Convert.ToInt32(hex.Substring(from, 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Elementary.Pow((share + 0.055) / 1.055, 2.4);
    }
}
