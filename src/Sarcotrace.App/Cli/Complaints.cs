using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Sarcotrace.Core;

namespace Sarcotrace.App.Cli;

/// <summary>What is wrong with the words of a command line, each with the nearest word that would do.</summary>
static partial class Complaints
{
    /// <summary>All complaints; empty where the line can be run.</summary>
    internal static string[] Of(ParseResult parsed, IReadOnlyList<string> words)
    {
        // [suggest] and its like are asked by shells and not by people.
        if (words is [['[', ..], ..]) return [];

        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && command.Action is null && Stranger(parsed, words, command) is { } stranger)
            return [$"there is no command {stranger}; {NearestName.Remedy(stranger, [.. command.Subcommands.Select(known => known.Name)])}"];

        // A mistyped option would otherwise be taken for the name of a file.
        string[] mistyped =
        [
            .. parsed.CommandResult.Children.SelectMany(child => child.Tokens).Where(token => token.Type == TokenType.Argument)
                .Select(token => token.Value).Concat(parsed.UnmatchedTokens).Where(IsOption).Distinct()
                .Select(word => $"there is no option {word}; {NearestName.Remedy(word, [.. command.Options.Select(option => option.Name)])}"),
        ];
        if (mistyped.Length > 0) return mistyped;

        string[] wrong = [.. parsed.Errors.Select(error => Plain(error.Message)).Distinct()];
        // Help and completion write nothing.
        return wrong.Length > 0 || parsed.Action != command.Action
            ? wrong : [.. command.Options.OfType<OutFolder>().Select(folder => folder.Obstacle(parsed)).OfType<string>()];
    }

    static string? Stranger(ParseResult parsed, IReadOnlyList<string> words, Command command) =>
        parsed.UnmatchedTokens.FirstOrDefault(word => words.Contains(word) && !word.StartsWith('-') && command.Subcommands.All(known => known.Name != word));

    static bool IsOption(string word) => Spelled().IsMatch(word);

    // The parser speaks of .NET's types.
    static string Plain(string message) => OfType().Match(message) is { Success: true } match
        ? $"{match.Groups["option"].Value}: '{match.Groups["word"].Value}' is not {(match.Groups["type"].Value.Contains("Int", StringComparison.Ordinal) ? "a whole number" : "a number")}"
        : message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^--[a-z][a-z-]*(=.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"^Cannot parse argument '(?<word>.*)' for option '(?<option>.*)' as expected type '(?<type>.*)'\.$", RegexOptions.CultureInvariant)]
    private static partial Regex OfType();
}
