using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Volcano, forest and heat map of associations.</summary>
static class AssociationFigures
{
    const int NamesOnVolcano = 8;
    const int MetabolitesInForest = 10;
    const int MetabolitesInHeat = 30;

    /// <summary>Effect against evidence, a panel a trait.</summary>
    public static PointsFigure Volcano(Table associations, Table traits)
    {
        var rows = Rows(associations).ToLookup(row => row.Trait);
        ImmutableArray<PointsPanel> panels =
        [
            .. traits.Texts("trait").Zip(traits.Texts("label"), traits.Numbers("people"))
                .Where(trait => rows.Contains(trait.First!))
                .Select(trait => Panel($"{trait.Second!} (n = {Shown.Count(trait.Third)})", [.. rows[trait.First!].OrderBy(row => row.P)])),
        ];
        return new(
            "volcano", "Metabolites and traits",
            $"Each point is one of {Shown.Count(associations.Texts("metabolite").Distinct().Count())} metabolites: across, its difference in "
            + "standard deviations per standard deviation of the trait (between the two states for a diagnosis), covariates held "
            + $"constant; upwards, the {associations.Meaning("p")}. Coloured, circles lower and triangles higher: {Words.Accepted(associations)}. "
            + "n: people with the trait and all covariates.",
            panels);
    }

    /// <summary>Effects of the first metabolites over all traits, with intervals.</summary>
    public static ForestFigure Forest(Table associations, Table ranks)
    {
        var rows = Rows(associations).ToLookup(row => row.Id);
        ImmutableArray<ForestRow> lines =
        [
            .. First(ranks, MetabolitesInForest).SelectMany(id => rows[id].Select(row => new ForestRow(
                row.Name, Words.Short(row.Trait), row.Effect, row.Low, row.High, ToneOf(row)))),
        ];
        return new(
            "forest", "Effects over traits",
            $"The {Math.Min(MetabolitesInForest, ranks.Rows)} metabolites that rank first over all traits: difference in "
            + "standard deviations per standard deviation of the trait (between the two states for a diagnosis), covariates held "
            + $"constant, with its {Words.After("its ", associations.Meaning("effect_low"))}. Coloured: {Words.Accepted(associations)}. "
            + "n of each trait is in the table of traits.",
            new("Difference", "SD per SD"), 0, lines);
    }

    /// <summary>Effects of the top metabolites as a grid.</summary>
    public static HeatFigure Heat(Table associations, Table ranks)
    {
        var top = First(ranks, MetabolitesInHeat).ToArray();
        var rows = Rows(associations).ToDictionary(row => (row.Id, row.Trait));
        var traits = associations.Texts("trait").Distinct().OfType<string>().ToArray();
        var names = rows.Values.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Name);
        var cells = top.SelectMany(id => traits.Select(trait => rows.GetValueOrDefault((id, trait)))).ToArray();
        var widest = Math.Max(0.1, cells.Max(cell => Math.Abs(cell?.Effect ?? 0)));
        return new(
            "heat-map", $"Top {top.Length} metabolites",
            "The metabolites that rank first over all traits: difference in standard deviations per standard deviation of the trait "
            + $"(between the two states for a diagnosis), covariates held constant. A star marks {Words.Accepted(associations)}; "
            + "a struck cell was not tested. n of each trait is in the table of traits.",
            [.. top.Select(id => names[id])], [.. traits.Select(Words.Short)], [.. cells.Select(cell => cell?.Effect ?? double.NaN)],
            new("Difference", "SD per SD"), -widest, widest, [.. cells.Select(cell => cell?.Accepted == true ? "*" : "")]);
    }

    static PointsPanel Panel(string label, Row[] rows)
    {
        PointSeries[] series =
        [
            Series("not significant", Tone.Muted, rows.Where(row => !row.Accepted), 0),
            Series("lower", Tone.First, rows.Where(row => row.Accepted && row.Effect < 0), NamesOnVolcano / 2),
            Series("higher", Tone.Second, rows.Where(row => row.Accepted && row.Effect >= 0), NamesOnVolcano / 2),
        ];
        return new(
            label, new("Difference", "SD per SD"), new("−log₁₀ p"),
            [.. series.Where(group => group.X.Length > 0)], [], [], [0]);
    }

    static PointSeries Series(string name, Tone tone, IEnumerable<Row> rows, int named)
    {
        Row[] points = [.. rows];
        return new(
            name, tone,
            [.. points.Select(row => row.Effect)], [.. points.Select(row => -Elementary.Log10(Math.Max(row.P, 1e-300)))],
            [.. points.Select(row => $"{row.Name}: {Shown.Number(row.Effect)} SD, p {Shown.P(row.P)}, q {Shown.P(row.Q)}")],
            [.. points.Take(named).Select(row => row.Name)]);
    }

    static Tone ToneOf(Row row) => row switch
    {
        { Accepted: false } => Tone.Muted,
        { Effect: < 0 } => Tone.First,
        _ => Tone.Second,
    };

    static IEnumerable<string> First(Table ranks, int count) => ranks.Texts("metabolite").Take(count).OfType<string>();

    static IEnumerable<Row> Rows(Table table)
    {
        var (ids, names, traits) = (table.Texts("metabolite"), table.Texts("name"), table.Texts("trait"));
        var (effects, lows, highs) = (table.Numbers("effect_sd"), table.Numbers("effect_low"), table.Numbers("effect_high"));
        var (ps, qs, accepted) = (table.Numbers("p"), table.Numbers("q"), table.Texts("accepted"));
        for (var i = 0; i < table.Rows; i++)
        {
            if (double.IsNaN(effects[i])) continue;
            yield return new(ids[i]!, names[i]!, traits[i]!, effects[i], lows[i], highs[i], ps[i], qs[i], accepted[i] == "yes");
        }
    }

    sealed record Row(
        string Id, string Name, string Trait, double Effect, double Low, double High, double P, double Q, bool Accepted);
}
