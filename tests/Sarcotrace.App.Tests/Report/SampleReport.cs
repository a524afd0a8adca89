using System.Collections.Immutable;
using Sarcotrace.App.Report;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.App.Tests.Report;

/// <summary>A report with every kind of block: Chinese and long names, 400 rows, cautions, simulated data.</summary>
static class SampleReport
{
    public const string Hostile = "<script>alert('x')</script>&\"</title>";

    public static ReportContent Content(bool simulated = true) => new(
        "Sarcopenia and the plasma metabolome", "Simulated cohort of 1,013 people aged 50 to 100 years", simulated,
        [Phenotype(), Discovery(), Refusal()],
        [
            new("Who has sarcopenia?", ["Slopes were fitted by least squares [draper1998]."]),
            new("Which metabolites go with muscle?",
                ["Each person counted once [lazic2010].", "Permutations were seeded [blackman2021; lemire2019], seed [7]."]),
        ],
        [new("box1958")],
        [Versions(), Inputs()]);

    public static string Html(ReportContent content)
    {
        var text = new StringWriter();
        HtmlReport.Write(content, text);
        return text.ToString();
    }

    static Page Phenotype() => new("phenotype", "Who has sarcopenia, by which criteria, and who cannot be judged?",
    [
        new AnswerBlock(new Finding(
            [new("lazic2010")], "One in ten has sarcopenia by AWGS 2019", new(9.9, 8.1, 11.9, "%"), 1013)),
        new CautionBlock(Boundary()),
        new FigureBlock(SampleFigures.Flow()),
        new TableBlock(TableOne()),
        new Heading("Agreement of the criteria"),
        new Paragraph("The criteria differ in what they measure [draper1998], and so in whom they find."),
        new FigureBlock(SampleFigures.Bars()),
        new FigureBlock(SampleFigures.Agreement()),
    ]);

    static Page Discovery() => new("discovery", "Which metabolites go with muscle, strength, gait and age?",
    [
        new AnswerBlock(new Finding(
            [new("lazic2010"), new("draper1998")], "Sarcosine is lower in people with less muscle",
            new(-0.32, -0.45, -0.19, "{SD}/{SD}"), 1013)),
        new FigureBlock(SampleFigures.Volcano()),
        new FigureBlock(SampleFigures.Forest()),
        new FigureBlock(SampleFigures.Ratios()),
        new FigureBlock(SampleFigures.AgeTrends()),
        new FigureBlock(SampleFigures.Heat()),
        new Heading("All associations"),
        new TableBlock(Associations(400), Searchable: true),
    ]);

    static Page Refusal() => new("prediction", "Can metabolites tell a person's muscle state?",
    [
        new AnswerBlock(new NoFinding(
            [new("lazic2010")], "12 people with sarcopenia cannot carry 10 folds", "Add people, not metabolites")),
        new Bullets(["no model was fitted", $"a name stays a name: {Hostile}"]),
    ]);

    static Caution Boundary() => new(
        "boundary-rounding", "37 grip strengths lie within 0.05 kg of a cut-off",
        "rounding alone decides their diagnosis", "report the diagnosis with unrounded values",
        [.. Enumerable.Range(1, 37).Select(i => $"P{i:000}")], [new("lazic2010")]);

    static Table TableOne() => new("table-1", "Participants by diagnosis (AWGS 2019)",
    [
        new TextColumn("Characteristic", "",
            ["Age, years", "Women", "Appendicular lean mass / height², kg/m²", "Grip strength, kg", "Chair stand, s"]),
        new TextColumn("No sarcopenia (n = 700)", "", ["66.1 (8.2)", "350 (50 %)", "7.1 (0.9)", "30.2 (7.5)", "9.8 (2.1)"]),
        new TextColumn("Possible (n = 190)", "", ["70.3 (8.8)", "101 (53 %)", "6.9 (0.9)", "22.0 (5.9)", "13.1 (3.0)"]),
        new TextColumn("Sarcopenia (n = 100)", "", ["74.9 (9.1)", "52 (52 %)", "5.6 (0.6)", "20.1 (5.0)", "13.9 (3.3)"]),
        new TextColumn("Severe (n = 20)", "", ["81.0 (7.7)", "11 (55 %)", "5.4 (0.5)", "17.3 (4.2)", "18.5 (4.0)"]),
        new TextColumn("Missing", "", ["0", "0", "3", "1", "22"]),
    ]);

    /// <summary>Names, a name that attacks, a coefficient with interval, a P value; one cell is empty.</summary>
    public static Table Associations(int rows)
    {
        var draws = new Draws(9);
        ImmutableArray<double> effects =
            [.. Enumerable.Range(0, rows).Select(row => row == 3 ? double.NaN : 0.2 * draws.Normal())];
        return new("discovery-associations", "Associations with muscle mass",
        [
            new TextColumn("metabolite", "Name as in the data", [.. Enumerable.Range(0, rows).Select(Name)]),
            new NumberColumn("effect", "{SD}/{SD}", "Standardised coefficient", effects),
            new NumberColumn("low", "{SD}/{SD}", "Lower end of the 95 % interval", [.. effects.Select(e => e - 0.12)]),
            new NumberColumn("high", "{SD}/{SD}", "Upper end of the 95 % interval", [.. effects.Select(e => e + 0.12)]),
            new NumberColumn("p_value", "1", "P value of the coefficient",
                [.. effects.Select(effect => Math.Exp(-20 * Math.Abs(effect)) * draws.Uniform())]),
        ]);
    }

    static string Name(int row) => row == 5 ? Hostile
        : row < SampleFigures.Metabolites.Length ? SampleFigures.Metabolites[row] : $"Feature {row}";

    static Table Versions() => new("versions", "Versions",
        [new TextColumn("part", "", ["Sarcotrace", ".NET"]), new TextColumn("version", "", ["1.0.0", "10.0.0"])]);

    static Table Inputs() => new("inputs", "Input files",
    [
        new TextColumn("file", "", ["clinical.csv", "metabolome.csv"]),
        new TextColumn("sha256", "", [new string('a', 64), new string('b', 64)]),
        new NumberColumn("bytes", "By", "", [120_344, 22_450_118]),
    ]);
}
