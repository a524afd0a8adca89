using System.Xml.Linq;
using Sarcotrace.App.Report.Figures;
using Sarcotrace.Core.Pages;
using SkiaSharp;

namespace Sarcotrace.App.Tests.Report;

public class FiguresTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. SampleFigures.All().Select(figure => figure.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_kind_of_figure_is_saved_with_the_same_bytes_each_time(string name)
    {
        var (once, twice) = (Folder("once"), Folder("twice"));

        FigureFiles.Save(Figure(name), once, simulated: true);
        FigureFiles.Save(Figure(name), twice, simulated: true);

        foreach (var ending in (string[])[".svg", ".png", ".txt"])
        {
            var bytes = File.ReadAllBytes(Path.Combine(once, name + ending));
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(twice, name + ending)));
        }

        using var png = SKBitmap.Decode(Path.Combine(once, name + ".png"));
        var svg = XDocument.Load(Path.Combine(once, name + ".svg")).Root!;
        Assert.Equal(2 * Math.Ceiling(Golden.Number((string)svg.Attribute("width")!)), png.Width);
        var caption = File.ReadAllText(Path.Combine(once, name + ".txt"));
        Assert.StartsWith(Figure(name).Title + "\n\nSimulated data. ", caption, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_text_leaves_its_drawing_or_lies_on_another(string name)
    {
        var drawing = FigureDrawing.Of(Figure(name), simulated: true);
        var frames = drawing.Marks.OfType<TextMark>().Where(text => text.Turn == 0).Select(Bounds).ToArray();
        var page = new Frame(0, 0, drawing.Width, drawing.Height);

        Assert.All(frames, frame => Assert.True(page.Holds(frame.Frame), $"{frame.Text} leaves the drawing"));
        for (var i = 0; i < frames.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(frames[i].Frame.Meets(frames[j].Frame), $"{frames[i].Text} lies on {frames[j].Text}");
        }
    }

    [Fact]
    public void A_narrow_axis_still_has_three_ticks_to_read_it_by()
    {
        foreach (var (low, high) in new[] { (-0.42, 0.22), (-0.35, 0.31), (0.0, 5.6), (48.0, 104.0), (-0.161, 0.196) })
        {
            var ticks = new Scale(low, high, 0, 190, false).Ticks(68);
            Assert.True(ticks.Length >= 3, $"{low} to {high}: {string.Join(' ', ticks.Select(tick => tick.Text))}");
        }
    }

    [Fact]
    public void Points_speak_at_the_very_place_where_they_are_drawn()
    {
        var drawing = FigureDrawing.Of(SampleFigures.Volcano(), simulated: false);
        var plot = Assert.Single(drawing.Hot);
        var series = drawing.Marks.OfType<DotsMark>().Where(dots => dots.Tone != Tone.Muted && dots.Places.Length > 1);
        var drawn = series.SelectMany(dots => dots.Places);

        Assert.Equal(drawn, plot.Spots.Select(spot => spot.Place));
        Assert.All(plot.Spots, spot => Assert.True(plot.Frame.Holds(new(spot.Place.X, spot.Place.Y, 0, 0))));
    }

    [Fact]
    public void Fifteen_thousand_silent_points_are_one_node()
    {
        var x = Enumerable.Range(0, 15_000).Select(i => Math.Sin(i)).ToArray();
        var all = new PointSeries("All", Tone.Muted, [.. x], [.. x], [], []);
        var panel = new PointsPanel("", new("x"), new("y"), [all], [], [], []);

        var svg = SvgWriter.File(FigureDrawing.Of(new PointsFigure("many", "", "", [panel]), false), "", "");

        Assert.True(svg.Length < 400_000);
        Assert.True(XDocument.Parse(svg).Descendants().Count() < 80);
    }

    [Fact]
    public void Names_cannot_become_markup_in_an_svg()
    {
        var row = new ForestRow("", SampleReport.Hostile, 1, 0.5, 2, Tone.First);
        var figure = SampleFigures.Ratios() with { Title = SampleReport.Hostile, Rows = [row] };

        var svg = XDocument.Parse(SvgWriter.File(FigureDrawing.Of(figure, false), figure.Title, figure.Caption));

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Equal(SampleReport.Hostile, svg.Descendants(Svg + "title").First().Value);
    }

    [Fact]
    public void Chinese_is_drawn_with_a_font_that_has_it_and_its_neighbours_with_theirs()
    {
        var runs = Lettering.Runs("肌氨酸 (Sarcosine) −log₁₀");

        Assert.Equal(["肌氨酸", " (Sarcosine) −log₁₀"], runs.Select(run => run.Text));
        Assert.All(runs, run => Assert.All(run.Text.EnumerateRunes(), rune => Assert.True(run.Face.Has(rune.Value))));
        Assert.Equal(3, runs[0].Width, 3);
    }

    [Fact]
    public void Widths_read_from_the_font_are_those_that_it_is_drawn_with()
    {
        using var fonts = new SkiaFonts();
        foreach (var text in (string[])["Sarcosine", "−log₁₀ P", "β-Alanine 0.123", "二甲基甘氨酸"])
        {
            foreach (var run in Lettering.Runs(text))
            {
                using var font = fonts.Of(run.Face, 100);
                Assert.Equal(font.MeasureText(run.Text), 100 * run.Width, tolerance: 0.05);
            }
        }
    }

    [Theory]
    [InlineData(0, 1013, "0 200 400 600 800 1,000")]
    [InlineData(-0.45, 0.42, "−0.4 −0.2 0.0 0.2 0.4")]
    [InlineData(5e6, 9e6, "5,000,000 6,000,000 7,000,000 8,000,000 9,000,000")]
    public void Ticks_are_round_numbers(double low, double high, string texts)
        => Assert.Equal(texts, string.Join(' ', new Scale(low, high, 0, 400, false).Ticks(66).Select(tick => tick.Text)));

    [Fact]
    public void A_logarithmic_axis_has_ticks_of_equal_ratio_and_no_place_for_zero()
    {
        var scale = new Scale(0.1, 10, 0, 200, true);

        Assert.Equal(["0.1", "1", "10"], scale.Ticks(60).Select(tick => tick.Text));
        Assert.Equal(100, scale.At(1), 9);
        Assert.True(double.IsNaN(scale.At(0)));
    }

    [Fact]
    public void A_figure_without_any_value_is_still_drawn()
    {
        var empty = new PointsPanel("", new("x"), new("y"), [], [], [], []);

        Assert.True(FigureDrawing.Of(new PointsFigure("e", "", "", [empty]), false).Height > 100);
        Assert.True(FigureDrawing.Of(new ForestFigure("e", "", "", new("x"), 0, []), false).Height > 50);
        Assert.True(FigureDrawing.Of(new BarsFigure("e", "", "", new("x"), [], []), false).Height > 40);
        Assert.True(FigureDrawing.Of(new HeatFigure("e", "", "", [], [], [], new("x"), 0, 1, []), false).Height > 40);
        Assert.True(FigureDrawing.Of(new FlowFigure("e", "", "", []), false).Height > 10);
    }

    [Fact]
    public void Callers_mistakes_are_refused()
    {
        var panel = new PointsPanel("", new("x"), new("y"), [new("a", Tone.First, [1], [1, 2], [], [])], [], [], []);

        Assert.Throws<ArgumentException>(() => FigureDrawing.Of(new PointsFigure("a", "", "", [panel]), false));
        Assert.Throws<ArgumentException>(() => FigureDrawing.Of(SampleFigures.Heat() with { Values = [1] }, false));
        Assert.Throws<ArgumentException>(() => FigureDrawing.Of(SampleFigures.Bars() with { Bars = ["one"] }, false));
        var outside = SampleFigures.Flow() with { Name = "../flow" };
        Assert.Throws<ArgumentException>(() => FigureFiles.Save(outside, Folder("bad"), false));
    }

    [Fact]
    public void Letters_on_every_colour_of_a_heat_map_contrast_enough_to_be_read()
    {
        foreach (var low in (double[])[-1, 0])
        {
            var colors = new HeatColors(low, 1);
            for (var value = low; value <= 1; value += 0.01)
            {
                var fill = colors.Of(value);
                Assert.True(Contrast(fill, Inks.On(fill).Light) >= 4.5, $"{fill} at {value}");
            }
        }
    }

    [Fact]
    public void Letters_contrast_with_paper_light_and_dark()
    {
        foreach (var ink in (Ink[])[Inks.Text, Inks.Quiet, Inks.Alarm])
        {
            Assert.True(Contrast(ink.Light, Inks.Paper.Light) >= 4.5, ink.Role);
            Assert.True(Contrast(ink.Dark, Inks.Paper.Dark) >= 4.5, ink.Role);
        }

        foreach (var tone in Enum.GetValues<Tone>())
        {
            Assert.True(Contrast(Inks.Of(tone).Light, Inks.On(tone).Light) >= 4.5, tone.ToString());
            Assert.True(Contrast(Inks.Of(tone).Dark, Inks.On(tone).Dark) >= 4.5, tone.ToString());
        }
    }

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string hex)
    {
        var color = SKColor.Parse(hex);
        return 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);
    }

    static double Linear(byte value)
        => value <= 10 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);

    static (string Text, Frame Frame) Bounds(TextMark text)
    {
        var width = Lettering.Width(text.Text, text.Size, text.Bold);
        var shift = text.Align switch { Align.Middle => width / 2, Align.End => width, _ => 0 };
        return (text.Text, new(text.Place.X - shift, text.Place.Y - 0.74 * text.Size, width, 0.9 * text.Size));
    }

    static Figure Figure(string name) => SampleFigures.All().Single(candidate => candidate.Name == name);

    static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "figures", name);
}
