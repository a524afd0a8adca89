using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Mixed;
using Sarcotrace.Statistics.Models;
using RandomTerm = Sarcotrace.Statistics.Mixed.RandomTerm;

namespace Sarcotrace.Statistics.Tests.Means;

public class MixedMeansTests
{
    [Fact]
    public void Contrasts_of_a_split_plot_are_those_of_emmeans()
    {
        var golden = new Golden("mixed-means");
        var rows = File.ReadAllLines(RealData.File("animal/oats_splitplot.csv")).Skip(1).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToArray();
        FactorColumn Factor(string name, int place) => FactorColumn.Of(name, [.. rows.Select(row => (string?)row[place])]);
        ModelColumn[] columns = [Factor("Block", 0), Factor("Variety", 1), Factor("nitro", 2), new NumericColumn("yield", [.. rows.Select(row => Golden.Number(row[3]))])];
        var matrix = ModelMatrix.Of(ModelFrame.Of(Formula.Parse("yield ~ nitro * Variety + (1 | Block/Variety)").Value!, columns).Value!);
        var design = MixedDesign.Build(
            matrix.Rows, [.. matrix.Names.Select((name, index) => new NamedColumn(name, [.. matrix.Column(index)]))],
            [.. matrix.Random().Select(term => RandomTerm.Intercept(term.Name, [.. term.Group.Select(group => term.Levels[group])]))]);
        var model = MixedModel.Fit(design.Value!, matrix.Frame.Response.AsSpan()).Value!;
        foreach (var name in (string[])["nitro", "Variety"])
        {
            var means = MarginalMeans.Of(model, matrix, [name]);
            foreach (var (index, row) in means.Contrast(ContrastSet.Pairwise(means.Labels), Adjustment.Tukey).Index())
            {
                golden.Agrees($"{name} {index + 1} estimate", row.Result!.Estimate.Value);
                golden.Agrees($"{name} {index + 1} error", row.Result.Estimate.Error);
                golden.Agrees($"{name} {index + 1} df", row.Result.Estimate.Df);
                if (golden.Keys.Contains($"{name} {index + 1} p")) golden.Agrees($"{name} {index + 1} p", row.Result.P);
            }
        }
    }
}
