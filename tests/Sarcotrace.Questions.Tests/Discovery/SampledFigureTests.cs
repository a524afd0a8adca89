using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Questions.Discovery;

namespace Sarcotrace.Questions.Tests.Discovery;

public class SampledFigureTests
{
    [Fact]
    public void Counts_add_up_from_the_table_to_the_models()
    {
        var traits = new Table(DiscoveryTables.Traits, "",
        [
            Columns.Text("label", "", ["grip strength", "age"]),
            Columns.Number("sampled", "{count}", "", [8.0, 8.0]),
            Columns.Number("people", "{count}", "", [6.0, 8.0]),
        ]);
        var answers = new Answers(
            "discovery", [], [],
            [new("discovery", Sampled.NoSample, "people", ["A", "B"]), new("discovery", "does not vary", "metabolites", ["M1"])], [traits], [], []);

        var figure = SampledFigure.Of(answers, traits);

        Assert.Equal([("People in the table", 10), ("With a metabolome sample", 8)], figure.Steps.Select(step => (step.Text, step.Count)));
        Assert.Equal(ImmutableArray.Create((Sampled.NoSample, 2)), figure.Steps[0].Left);
        Assert.Equal([("grip strength", 6), ("age", 8)], figure.Parts);
        Assert.Contains("lack a trait", figure.Caption, StringComparison.Ordinal);
    }
}
