using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Models;
using Sarcotrace.Core;

namespace Sarcotrace.App.Cli;

/// <summary>How a question about a bench assay ends: record, results, report.</summary>
static class AssayRun
{
    /// <summary>Saves what was found and prints it.</summary>
    internal static int Finish(
        ParseResult parsed, CommonOptions common, ImmutableArray<string> inputs, bool simulated, ImmutableArray<Problem> notes,
        ImmutableArray<(string Key, string Value)> chosen, Answers answers, CancellationToken cancel)
    {
        var record = ModelRecord.Of(inputs, Path.GetFileNameWithoutExtension(inputs[0]), simulated, notes, chosen, answers);
        return common.Finish(parsed, record, cancel);
    }
}

/// <summary>What the words of --map say about columns.</summary>
static class AssayColumns
{
    /// <summary>Roles and columns, or complaints.</summary>
    internal static (ImmutableArray<(string Role, string Column)> Columns, ImmutableArray<Problem> Problems) Of(IEnumerable<string> words)
    {
        List<(string, string)> columns = [];
        List<Problem> problems = [];
        foreach (var word in words.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (word.Split('=', 2) is [{ Length: > 0 } role, { Length: > 0 } column]) columns.Add((role, column));
            else problems.Add(new("--map", null, word, "this is not role=column", "write for example cq=CT"));
        }

        return ([.. columns], [.. problems]);
    }
}
