using System.Collections.Immutable;
using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>A tick of an axis.</summary>
readonly record struct Tick(double Value, string Text);

/// <summary>Turns values into pixels along one axis.</summary>
/// <param name="Low">Value at <paramref name="From"/>.</param>
/// <param name="High">Value at <paramref name="To"/>; above <paramref name="Low"/>.</param>
/// <param name="From">Pixel of the low end.</param>
/// <param name="To">Pixel of the high end; below <paramref name="From"/> for an axis that rises upwards.</param>
/// <param name="Logarithmic">Whether equal distances are equal ratios.</param>
sealed record Scale(double Low, double High, double From, double To, bool Logarithmic)
{
    /// <summary>An axis that holds the values with a little room; those that it cannot show are passed over.</summary>
    public static Scale Around(IEnumerable<double> values, bool logarithmic, double from, double to, double room = 0.04)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || (logarithmic && value <= 0)) continue;
            var placed = logarithmic ? Elementary.Log10(value) : value;
            (low, high) = (Math.Min(low, placed), Math.Max(high, placed));
        }

        if (low > high) (low, high) = (0, 1);
        if (high - low <= 1e-12 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.5, high + 0.5);
        var edge = room * (high - low);
        var start = low >= 0 ? Math.Max(0, low - edge) : low - edge; // counts and −log P have no room below 0
        return logarithmic
            ? new(Elementary.Pow(10, low - edge), Elementary.Pow(10, high + edge), from, to, true)
            : new(start, high + edge, from, to, false);
    }

    /// <summary>The pixel of a value, or NaN where the axis has no place for it.</summary>
    public double At(double value)
    {
        if (!double.IsFinite(value) || (Logarithmic && value <= 0)) return double.NaN;

        var share = Logarithmic
            ? Elementary.Log(value / Low) / Elementary.Log(High / Low)
            : (value - Low) / (High - Low);
        return From + share * (To - From);
    }

    /// <summary>Round values at readable distances.</summary>
    /// <param name="spacing">Pixels that one label needs.</param>
    public ImmutableArray<Tick> Ticks(double spacing)
    {
        var room = Math.Abs(To - From) / spacing;
        var most = Math.Max(2, room);
        if (Logarithmic && High / Low >= 3) return Ratios(most);

        // One label or two do not tell a scale: where the round step is too long, a shorter one may stand closer.
        var ticks = Steps(most);
        for (var finer = 2.0; ticks.Length < 3 && finer <= 4; finer *= 2)
        {
            if (Steps(most * finer) is var closer && closer.Length <= Math.Max(3, room * 1.7)) ticks = closer;
        }

        return ticks;
    }

    ImmutableArray<Tick> Steps(double most)
    {
        var step = NiceStep((High - Low) / most);
        var decimals = Math.Max(0, -(int)Math.Floor(Elementary.Log10(step) + 1e-9));
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (var i = Math.Ceiling(Low / step - 1e-9); i * step <= High + 1e-9 * step; i++)
            ticks.Add(new(i * step, Text(i * step + 0.0, decimals))); // + 0.0 makes −0 a plain 0
        return ticks.ToImmutable();
    }

    /// <summary>1, 2 and 5 of each decade where there is room, else whole decades.</summary>
    ImmutableArray<Tick> Ratios(double most)
    {
        var decades = Elementary.Log10(High / Low);
        double[] kinds = decades * 3 <= most ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / most));
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (var power = (int)Math.Floor(Elementary.Log10(Low)); power <= Elementary.Log10(High); power++)
        {
            if (power % every != 0) continue;
            foreach (var kind in kinds)
            {
                var value = kind * Elementary.Pow(10, power);
                if (value >= Low * (1 - 1e-9) && value <= High * (1 + 1e-9))
                    ticks.Add(new(value, Text(value, Math.Max(0, -power))));
            }
        }

        return ticks.Count >= 2 ? ticks.ToImmutable() : Steps(most);
    }

    static string Text(double value, int decimals)
        => Math.Abs(value) >= 1e7 || decimals > 5 ? NumberText.Of(value, 2)
            : decimals == 0 ? Shown.Count(value)
            : Shown.Fixed(value, decimals);

    static double NiceStep(double rough)
    {
        var power = Elementary.Pow(10, Math.Floor(Elementary.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
