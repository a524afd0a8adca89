using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Characteristics of those with and without sarcopenia under the primary criterion.</summary>
/// <remarks>Standardised differences rather than p values: they do not grow with n. Source: [austin2009].</remarks>
static class TableOne
{
    internal const string Name = "phenotype-table1";

    static readonly (string Role, string Label, string Unit)[] Given =
    [
        ("age", "age", "a"), ("height", "height", "cm"), ("weight", "weight", "kg"), ("waist", "waist", "cm"),
        ("egfr", "eGFR", "mL/min/{1.73_m2}"),
    ];

    static readonly (Indicator Indicator, string Unit)[] Derived =
    [
        (Indicator.Bmi, "kg/m2"), (Indicator.Grip, "kg"), (Indicator.GaitSpeed, "m/s"), (Indicator.ChairStand, "s"),
        (Indicator.Sppb, "{points}"), (Indicator.Asm, "kg"), (Indicator.AsmPerHeight, "kg/m2"), (Indicator.AsmPerBmi, "m2"),
        (Indicator.FatPercent, "%"), (Indicator.Calf, "cm"), (Indicator.SarcF, "{points}"),
    ];

    internal static Table Of(Census census)
    {
        // One place for the values of a group, since half a million of them come and go some forty times.
        var place = new double[census.People.Count];
        Line[] lines = [Women(census, place), .. Measures(census).Select(measure => LineOf(census, place, measure.Label, measure.Unit, measure.Values))];
        return new(
            Name, $"Characteristics by diagnosis ({CutoffTable.Of(census.Options.Primary).Name})",
            [
                Columns.Text("characteristic", "what was measured", lines.Select(line => line.Label)),
                Columns.Text("unit", "unit of mean and SD", lines.Select(line => Core.Pages.Shown.Unit(line.Unit))),
                .. OfGroup(lines, "yes", "sarcopenia", line => line.Yes),
                .. OfGroup(lines, "no", "no sarcopenia", line => line.No),
                .. OfGroup(lines, "open", "left open", line => line.Open),
                Columns.Number("smd", "{SD}", "standardised difference, sarcopenia minus none", lines.Select(line => line.Difference)),
            ]);
    }

    static IEnumerable<NumberColumn> OfGroup(Line[] lines, string key, string whom, Func<Line, Group> group) =>
    [
        Columns.Count($"n_{key}", $"{whom}: people measured", lines.Select(line => (long)group(line).Count)),
        Columns.Number($"mean_{key}", "1", $"{whom}: mean", lines.Select(line => group(line).Mean)),
        Columns.Number($"sd_{key}", "1", $"{whom}: standard deviation", lines.Select(line => group(line).Sd)),
        Columns.Count($"missing_{key}", $"{whom}: people not measured", lines.Select(line => (long)group(line).Missing)),
    ];

    static Line Women(Census census, double[] place) => LineOf(
        census, place, "women", "%", row => census.People.Sex[row] switch { Sex.Female => 100, Sex.Male => 0, _ => double.NaN });

    static IEnumerable<(string Label, string Unit, Func<int, double> Values)> Measures(Census census)
    {
        foreach (var (role, label, unit) in Given)
        {
            if (census.People.Measure(role) is { } measure) yield return (label, unit, row => Finite(measure.Values[row]));
        }

        foreach (var (indicator, unit) in Derived)
        {
            if (census.Measured.Has(indicator)) yield return (Indicators.Name(indicator), unit, row => census.Values(indicator)[row]);
        }

        if (census.Measured.Has(Indicator.Grip) && census.Measured.Has(Indicator.Asm))
            yield return ("muscle-specific strength, grip/ASM", "kg/kg", row => PeopleTable.SpecificStrength(census, row));
    }

    static Line LineOf(Census census, double[] place, string label, string unit, Func<int, double> value)
    {
        return new(label, unit, Of(Level.Low), Of(Level.Normal), Of(Level.Missing));

        Group Of(Level level)
        {
            var (known, people) = (0, 0);
            for (var row = 0; row < census.People.Count; row++)
            {
                if (census.Primary(row).Sarcopenia != level) continue;
                people++;
                if (value(row) is var own && double.IsFinite(own)) place[known++] = own;
            }

            return Group.Of(place.AsSpan(0, known), people - known);
        }
    }

    static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    sealed record Line(string Label, string Unit, Group Yes, Group No, Group Open)
    {
        internal double Difference => (Yes.Mean - No.Mean) / Math.Sqrt((Yes.Sd * Yes.Sd + No.Sd * No.Sd) / 2) is var difference
            && double.IsFinite(difference) ? difference : double.NaN;
    }

    readonly record struct Group(int Count, int Missing, double Mean, double Sd)
    {
        // The values are squared in place.
        internal static Group Of(Span<double> known, int missing)
        {
            if (known.Length == 0) return new(0, missing, double.NaN, double.NaN);

            var mean = Statistics.Mean.Of(known);
            foreach (ref var value in known) value = (value - mean) * (value - mean);
            var sd = known.Length < 2 ? double.NaN : Math.Sqrt(Statistics.Mean.Of(known) * known.Length / (known.Length - 1));
            return new(known.Length, missing, mean, sd);
        }
    }
}
