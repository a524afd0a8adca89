using System.Collections.Immutable;
using Sarcotrace.App.Cli;
using Sarcotrace.Core;

namespace Sarcotrace.App.Tests.Cli;

public class TerminalTests
{
    [Fact]
    public void A_hundred_problems_are_listed_errors_first_and_the_rest_is_counted()
    {
        ImmutableArray<Problem> problems =
        [
            .. Enumerable.Range(0, 3).Select(i => new Problem("f", i, null, "guessed", "nothing", Severity.Note)),
            .. Enumerable.Range(0, 120).Select(i => new Problem("f", i, null, "wrong", "mend it")),
            new("f", null, null, "doubtful", "look", Severity.Warning),
        ];
        var lines = Shown(problems);
        Assert.Equal(101, lines.Length);
        Assert.All(lines[..100], line => Assert.StartsWith("error: f, row ", line, StringComparison.Ordinal));
        Assert.Equal("and 20 more errors, 1 more warning, 3 more notes", lines[^1]);
    }

    [Fact]
    public void A_few_problems_are_all_listed() => Assert.Equal(["error: f: wrong; mend it"], Shown([new("f", null, null, "wrong", "mend it")]));

    static string[] Shown(ImmutableArray<Problem> problems)
    {
        using var written = new StringWriter { NewLine = "\n" };
        Terminal.Show(problems, written);
        return written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
