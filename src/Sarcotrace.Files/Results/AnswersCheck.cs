using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>Whether answers.json, which anyone may have changed, is what a run writes: names that stay in the folder, columns of one length.</summary>
static class AnswersCheck
{
    const int LongestName = 100, MostDigits = 17;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal static string? Fault(RunRecord run)
    {
        if (run.People < 0) return $"{run.People} people";
        if (run.Inputs.Any(input => input.Bytes < 0)) return "a file of fewer than no bytes";
        var tables = run.Questions.SelectMany(asked => asked.Answers.Tables).ToArray();
        return Nothing(run)
            ?? tables.Select(Fault).FirstOrDefault(fault => fault is not null)
            ?? tables.GroupBy(table => table.Name).Where(group => group.Count() > 1).Select(group => $"two tables {group.Key}").FirstOrDefault();
    }

    static string? Fault(Table table)
    {
        if (table.Name.Length is 0 or > LongestName || !table.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            return "a table whose name is no file's";
        if (table.Columns.Any(column => column.Count != table.Rows)) return $"table {table.Name} with columns of several lengths";
        if (table.Columns.Any(column => column.Name.Length == 0) || table.Columns.DistinctBy(column => column.Name).Count() < table.Columns.Length)
            return $"table {table.Name} with columns of one name, or none";
        return table.Columns.OfType<NumberColumn>()
            .Any(column => column.Digits is < 1 or > MostDigits) ? $"table {table.Name} with a column of no digits" : null;
    }

    // Every text that a run writes is there; only cells of tables may be empty.
    static string? Nothing(RunRecord run)
    {
        IEnumerable<string?> texts =
        [
            run.Version, run.Title, .. run.Inputs.SelectMany(input => new[] { input.Name, input.Sha256 }),
            .. run.Notes.SelectMany(note => new[] { note.File, note.What, note.Remedy }), .. run.Exclusions.SelectMany(Texts),
            .. run.Questions.SelectMany(asked => asked.Options.SelectMany(option => new[] { option.Key, option.Value }).Append(asked.Key)),
            .. run.Questions.SelectMany(asked => Texts(asked.Answers)),
        ];
        return texts.Any(text => text is null) ? "null where a text belongs" : null;
    }

    static IEnumerable<string?> Texts(Answers answers) =>
    [
        answers.Question, .. answers.Methods, .. Keys(answers.Sources), .. answers.Exclusions.SelectMany(Texts),
        .. answers.Items.SelectMany(item => Keys(item.Sources).Concat(item switch
        {
            Finding finding => [finding.Sentence, finding.Estimate.Unit],
            NoFinding none => [none.Why, none.Remedy],
            _ => (string?[])[],
        })),
        .. answers.Cautions.SelectMany(caution => (IEnumerable<string?>)[caution.Code, caution.What, caution.Why, caution.Remedy, .. caution.Where,
            .. Keys(caution.Sources)]),
        .. answers.Tables.SelectMany(table => (IEnumerable<string?>)[table.Name, table.Title,
            .. table.Columns.SelectMany(column => new[] { column.Name, column.Unit, column.Meaning })]),
    ];

    static IEnumerable<string?> Texts(Exclusion exclusion) => [exclusion.Stage, exclusion.Reason, exclusion.Kind, .. exclusion.Names];

    static IEnumerable<string?> Keys(ImmutableArray<Citation> sources) => sources.Select(source => source.Key);
}
