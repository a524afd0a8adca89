using System.Collections.Immutable;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.App.Tests.Report;

/// <summary>One figure of every kind, as crowded and long-named as real ones. All numbers are drawn at random.</summary>
static class SampleFigures
{
    public static readonly ImmutableArray<string> Metabolites =
    [
        "Sarcosine", "肌氨酸 (Sarcosine)", "Glycine", "L-Serine", "1-Methylhistidine",
        "3-Hydroxy-3-methylglutarylcarnitine",
        "PC(16:0/18:1(9Z))", "N,N-Dimethylglycine", "Creatinine", "Glutamine", "二甲基甘氨酸", "Betaine", "Taurine",
        "LysoPE(0:0/22:6(4Z,7Z,10Z,13Z,16Z,19Z))",
        "Leucine", "Isoleucine", "Valine", "Citrulline", "Kynurenine", "Urate",
        "5α-Pregnan-3β,20α-diol monosulfate", "Indoleacetate", "Hippurate", "TMAO", "β-Alanine", "Carnosine", "Proline",
        "Cer(d18:1/24:1)", "SM(d18:1/16:0)", "Choline",
    ];

    public static PointsFigure Volcano()
    {
        var draws = new Draws(1);
        List<(double X, double Y, string Name)> all = [];
        for (var i = 0; i < 1500; i++)
        {
            var x = 0.12 * draws.Normal();
            var y = Math.Abs(x) * (14 + 6 * draws.Normal()) - 0.3 * Math.Log(draws.Uniform());
            all.Add((x, Math.Max(0.01, y), i < Metabolites.Length ? Metabolites[i] : $"Feature {i}"));
        }

        var strong = all.Where(point => point.Y > 3).OrderByDescending(point => point.Y).ToArray();
        return new(
            "volcano-muscle-mass", "Metabolites and muscle mass",
            "Each point is one of 1,500 metabolites in 1,013 people; adjusted for age, sex and creatinine. "
            + "Dashed line: false discovery rate 5 %. Names: the ten smallest P values on each side.",
            [
                new PointsPanel(
                    "", new Axis("Difference per standard deviation", "SD"), new Axis("−log₁₀ P"),
                    [
                        Series("Not significant", Tone.Muted, all.Where(point => point.Y <= 3), 0, speak: false),
                        Series("Lower with less muscle", Tone.First, strong.Where(p => p.X < 0), 10, speak: true),
                        Series("Higher with less muscle", Tone.Second, strong.Where(p => p.X >= 0), 10, speak: true),
                    ],
                    [], [3], [0]),
            ]);
    }

    static PointSeries Series(
        string name, Tone tone, IEnumerable<(double X, double Y, string Name)> points, int labels, bool speak)
    {
        var list = points.ToArray();
        return new(
            name, tone, [.. list.Select(point => point.X)], [.. list.Select(point => point.Y)],
            speak ? [.. list.Select(point => $"{point.Name}: {point.X:0.00} SD, P = 10^−{point.Y:0.0}")] : [],
            [.. list.Take(labels).Select(point => point.Name)]);
    }

    public static PointsFigure AgeTrends() => new(
        "age-trends", "Age trend of the top metabolites",
        "Points are people (500 women, 500 men), curves are natural splines with 95 % bands; n = 1,000 in each panel.",
        [.. Metabolites.Take(6).Select((name, i) => Trend(name, (ulong)i))]);

    static PointsPanel Trend(string name, ulong seed)
    {
        var draws = new Draws(seed);
        ImmutableArray<double> ages = [.. Enumerable.Range(0, 500).Select(_ => 50 + 50 * draws.Uniform())];
        ImmutableArray<double> grid = [.. Enumerable.Range(0, 41).Select(i => 50 + 1.25 * i)];
        ImmutableArray<double> At(ImmutableArray<double> x, double shift, double spread)
            => [.. x.Select(age => 4 - 0.02 * (age - 50) + shift + spread * draws.Normal())];
        return new(
            name, new Axis("Age", "years"), new Axis("Level", "log₂"),
            [
                new PointSeries("Women", Tone.First, ages, At(ages, 0, 0.5), [], []),
                new PointSeries("Men", Tone.Second, ages, At(ages, 0.4, 0.5), [], []),
            ],
            [
                new Curve("", Tone.First, grid, At(grid, 0, 0), At(grid, -0.1, 0), At(grid, 0.1, 0)),
                new Curve("", Tone.Second, grid, At(grid, 0.4, 0), At(grid, 0.3, 0), At(grid, 0.5, 0)),
            ],
            [], []);
    }

    public static ForestFigure Forest()
    {
        var draws = new Draws(3);
        string[] groups = ["Muscle mass", "Grip strength", "Gait speed"];
        return new(
            "forest-traits", "The top metabolites over three traits",
            "Standardised coefficients with 95 % intervals, adjusted for age, sex and creatinine; n = 1,013.",
            new Axis("Coefficient", "SD per SD"), 0,
            [.. from trait in groups from name in Metabolites.Take(6) select Row(trait, name, 0.25 * draws.Normal())]);
    }

    static ForestRow Row(string group, string name, double value)
    {
        var tone = value < -0.14 ? Tone.First : value > 0.14 ? Tone.Second : Tone.Muted;
        return new(group, name, value, value - 0.14, value + 0.14, tone);
    }

    public static ForestFigure Ratios() => new(
        "forest-ratios", "Odds of sarcopenia", "Odds ratios per standard deviation with 95 % intervals; n = 1,013.",
        new Axis("Odds ratio", Logarithmic: true), 1,
        [
            new("", "Sarcosine", 0.62, 0.48, 0.8, Tone.First), new("", "Glycine", 0.91, 0.75, 1.1, Tone.Muted),
            new("", "Kynurenine", 1.9, 1.3, 2.9, Tone.Second),
            new("", "Not identified, constant in all people", double.NaN, double.NaN, double.NaN, Tone.Muted),
        ]);

    public static HeatFigure Heat()
    {
        var draws = new Draws(4);
        ImmutableArray<string> traits = ["Muscle mass", "Grip strength", "Gait speed", "Age", "Five-times chair stand"];
        double Value(int i) => i == 17 ? double.NaN : Math.Clamp(0.25 * draws.Normal(), -0.6, 0.6);
        ImmutableArray<double> values = [.. Enumerable.Range(0, 30 * traits.Length).Select(Value)];
        return new(
            "heat-top-30", "The top 30 metabolites over all traits",
            "Standardised coefficients; an empty cell was not estimated. * false discovery rate below 5 %.",
            Metabolites, traits, values, new Axis("Coefficient", "SD per SD"), -0.6, 0.6,
            [.. values.Select(Printed)]);
    }

    static string Printed(double value) => double.IsNaN(value)
        ? ""
        : $"{value:0.00}{(Math.Abs(value) > 0.3 ? "*" : "")}".Replace('-', '−').Replace("−0.00", "0.00");

    public static HeatFigure Agreement() => new(
        "criteria-agreement", "Agreement of the criteria",
        "Cohen's κ between criteria in the people whom both can judge.",
        ["AWGS 2019", "EWGSOP2", "FNIH", "SDOC"], ["AWGS 2019", "EWGSOP2", "FNIH", "SDOC"],
        [1, 0.71, 0.44, 0.38, 0.71, 1, 0.5, 0.41, 0.44, 0.5, 1, 0.3, 0.38, 0.41, 0.3, 1], new Axis("κ"), 0, 1,
        ["1", "0.71", "0.44", "0.38", "0.71", "1", "0.50", "0.41",
            "0.44", "0.50", "1", "0.30", "0.38", "0.41", "0.30", "1"]);

    public static FlowFigure Flow() => new(
        "flow", "Flow of participants", "Everyone who was asked, and why people left.",
        [
            new("People in the clinical table", 1104,
                [("younger than 50 years", 12), ("no date of birth, so no age", 3)]),
            new("Aged 50 years or more", 1089,
                [("no grip strength, gait speed or muscle mass, so that no criterion can judge them", 40),
                    ("重复的编号 (repeated identifier)", 2)]),
            new("Judged by at least one criterion", 1047, [("no plasma sample", 34)]),
            new("With a metabolome, in the discovery analysis", 1013, []),
        ]);

    public static BarsFigure Bars() => new(
        "verdicts", "Verdicts under each criterion", "Counts of people; those who cannot be judged lack a measurement.",
        new Axis("People"), ["AWGS 2019", "EWGSOP2", "FNIH", "SDOC", "A criterion of one's own with a long name"],
        [
            new("No sarcopenia", Tone.Third, [700, 801, 790, 640, 500]),
            new("Possible", Tone.First, [190, 102, 150, 200, 300]),
            new("Sarcopenia", Tone.Second, [100, 90, 4, 160, 200]), new("Severe", Tone.Fourth, [20, 15, 3, 10, 9]),
            new("Cannot be judged", Tone.Muted, [3, 5, 66, 3, 4]),
        ]);

    public static ImmutableArray<Figure> All() =>
        [Flow(), Bars(), Agreement(), Volcano(), Forest(), Ratios(), AgeTrends(), Heat(), Groups()];

    public static GroupsFigure Groups()
    {
        var draws = new Draws(9);
        GroupColumn Column(string label, Tone tone, double centre, int n)
        {
            ImmutableArray<double> values = [.. Enumerable.Range(0, n).Select(_ => centre + 9 * draws.Normal())];
            return new(
                label, tone, values, [.. values.Select((value, i) => $"mouse {i + 1}: {value:0.0} g")], values.Average(),
                values.Average() - 4, values.Average() + 4)
            {
                Subsamples = [.. values.SelectMany(value => Enumerable.Range(0, 20).Select(_ => value + 12 * draws.Normal()))],
            };
        }

        return new(
            "groups-grip", "Grip strength by arm",
            "Each large point is a mouse, each small one a trial; squares are means with 95 % intervals. Below: difference "
            + "from old mice on water, with 95 % interval.",
            new Axis("Grip strength", "g"),
            [
                Column("Young, water", Tone.Muted, 120, 12), Column("Old, water", Tone.First, 90, 14),
                Column("Old, sarcosine 92 mg/kg/d", Tone.Second, 104, 13), Column("老年小鼠, exercise", Tone.Third, 101, 8),
            ])
        {
            DifferenceAxis = new("Difference", "g"),
            Unit = "mouse",
            Subsample = "trial",
            Differences = [new(0, "young − old", 30, 21, 39), new(2, "sarcosine − water", 14, 5, 23), new(3, "exercise − water", 11, -1, 23)],
        };
    }
}
