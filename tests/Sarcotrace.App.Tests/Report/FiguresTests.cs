using Sarcotrace.App.Report.Figures;

namespace Sarcotrace.App.Tests.Report;

public class FiguresTests
{
    public static TheoryData<string> Names => [.. SampleFigures.All().Select(figure => figure.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_kind_of_figure_is_saved_with_the_same_bytes_each_time(string name)
    {
        var figure = SampleFigures.All().Single(candidate => candidate.Name == name);
        var (once, twice) = (Folder("once"), Folder("twice"));

        FigureFiles.Save(figure, once, simulated: true);
        FigureFiles.Save(figure, twice, simulated: true);

        foreach (var ending in (string[])[".svg", ".png", ".txt"])
        {
            var bytes = File.ReadAllBytes(Path.Combine(once, name + ending));
            Assert.True(bytes.Length > 20);
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(twice, name + ending)));
        }
    }

    static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "figures", name);
}
