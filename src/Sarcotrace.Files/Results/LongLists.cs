using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>Names that are too many for answers.json, as tables of one name a row.</summary>
static class LongLists
{
    internal const string Exclusions = "exclusions";
    internal const string Cautions = "cautions";

    /// <summary>The column that holds the names.</summary>
    internal const string Name = "name";

    /// <summary>Where a table of that name lies, from answers.json.</summary>
    internal static string FileOf(string table) => $"tables/{table}.parquet";

    /// <summary>The tables that a run needs beside its own: all lists of a kind where one is too long, none elsewhere.</summary>
    internal static ImmutableArray<Table> Of(RunRecord run, LengthLimits limits)
    {
        ImmutableArray<Exclusion> left = [.. AllExclusions(run)];
        ImmutableArray<(string Question, Caution Caution)> cautions = [.. AllCautions(run)];
        return
        [
            .. left.Any(one => one.Names.Length > limits.NamesWhole) ? [Of(left)] : (Table[])[],
            .. cautions.Any(one => one.Caution.Where.Length > limits.NamesWhole) ? [Of(cautions)] : (Table[])[],
        ];
    }

    static IEnumerable<Exclusion> AllExclusions(RunRecord run) =>
        [.. run.Exclusions, .. run.Questions.SelectMany(asked => asked.Answers.Exclusions)];

    static IEnumerable<(string, Caution)> AllCautions(RunRecord run) =>
        run.Questions.SelectMany(asked => asked.Answers.Cautions.Select(caution => (asked.Answers.Question, caution)));

    static Table Of(ImmutableArray<Exclusion> left)
    {
        TextColumn Text(string name, string meaning, Func<Exclusion, string> of) =>
            Columns.Text(name, meaning, left.SelectMany(one => Enumerable.Repeat(of(one), one.Names.Length)));
        return new(Exclusions, "Everything left out",
        [
            Text("stage", "where in the path", one => one.Stage), Text("kind", "what was left out", one => one.Kind),
            Text("reason", "why", one => one.Reason), Columns.Text(Name, "which", left.SelectMany(one => one.Names)),
        ]);
    }

    static Table Of(ImmutableArray<(string Question, Caution Caution)> cautions)
    {
        TextColumn Text(string name, string meaning, Func<(string Question, Caution Caution), string> of) =>
            Columns.Text(name, meaning, cautions.SelectMany(one => Enumerable.Repeat(of(one), one.Caution.Where.Length)));
        return new(Cautions, "What the cautions concern",
        [
            Text("question", "which question", one => one.Question), Text("code", "which caution", one => one.Caution.Code),
            Columns.Text(Name, "column, row, person or metabolite that it concerns", cautions.SelectMany(one => one.Caution.Where)),
        ]);
    }
}
