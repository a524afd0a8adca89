using System.CommandLine;
using System.Text.RegularExpressions;
using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

public sealed partial class HelpTests : CommandTest
{
    /// <summary>Every command by its words, groups of commands included.</summary>
    public static TheoryData<string> All => [.. Below(Commands.Root(), "")];

    [Theory, MemberData(nameof(All))]
    public void Help_changes_only_on_purpose(string command) =>
        Approved.Text($"docs/help/{command.Replace(' ', '-')}.txt", Help(command).TrimEnd() + "\n");

    [Theory, MemberData(nameof(All))]
    public void Help_ends_with_examples_of_the_command(string command) =>
        Assert.Contains($"sarcotrace {command} ", Help(command).Split("Examples:")[^1], StringComparison.Ordinal);

    // Here the program is the tests, and the threads are as many as this machine has.
    static string Help(string command) => Threads().Replace(
        Done([.. command.Split(' '), "--help"]).Replace(RootCommand.ExecutableName, "sarcotrace", StringComparison.Ordinal), "[default: all]");

    static IEnumerable<string> Below(Command command, string words) => command.Subcommands.SelectMany(one =>
        Below(one, $"{words}{one.Name} ").Prepend($"{words}{one.Name}"));

    [GeneratedRegex(@"(?<=results do not depend on it )\[default: \d+\]")]
    private static partial Regex Threads();
}
