using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.App.Cli;

/// <summary>A study file for plain tables named on the command line; gone when the command ends.</summary>
sealed class PlainStudy : IDisposable
{
    PlainStudy(string path, ImmutableArray<Problem> problems) => (Path, Problems) = (path, problems);

    /// <summary>Where the study file lies.</summary>
    internal string Path { get; }

    /// <summary>What is wrong with the words of the command line.</summary>
    internal ImmutableArray<Problem> Problems { get; }

    /// <summary>What was guessed of the metabolome's columns.</summary>
    internal ImmutableArray<Problem> Notes { get; private init; } = [];

    internal static PlainStudy Of(string people, string? metabolome, string? annotation, string? matrix, IEnumerable<string> map, string? where = null)
    {
        var (choices, problems) = Choices(map);
        if (problems.Length > 0) return new("", problems);

        ImmutableArray<(string Key, string Header)> found = metabolome is null ? [] : StudyDraft.SampleColumns(metabolome);

        // The file's bytes are part of what a rerun compares, so its name and content depend on the words alone.
        var text = new StringBuilder($"title: {Quoted(System.IO.Path.GetFileNameWithoutExtension(people))}\npeople:\n  file: {Quoted(System.IO.Path.GetFullPath(people))}\n");
        if (where is not null) text.Append($"  where: {Quoted(where)}\n");
        if (choices.Length > 0) text.Append("  columns:\n");
        foreach (var choice in choices) text.Append($"    {choice.Role}: {{{string.Join(", ", Parts(choice))}}}\n");
        if (metabolome is not null)
        {
            text.Append($"metabolome:\n  file: {Quoted(System.IO.Path.GetFullPath(metabolome))}\n");
            foreach (var (key, header) in found) text.Append($"  {key}: {Quoted(header)}\n");
            if (matrix is not null) text.Append($"  matrix: {Quoted(matrix)}\n");
            if (annotation is not null) text.Append($"  annotation: {Quoted(System.IO.Path.GetFullPath(annotation))}\n");
        }

        var folder = Directory.CreateTempSubdirectory("sarcotrace-");
        var path = System.IO.Path.Combine(folder.FullName, StudyFile.OfWords);
        File.WriteAllText(path, text.ToString());
        return new(path, [])
        {
            Notes = [.. found.Select(column => new Problem(System.IO.Path.GetFileName(metabolome!), 1, column.Header, $"read as {column.Key}",
                "write a study file to say otherwise", Severity.Note))],
        };
    }

    /// <summary>What was said of plain tables where a study file is named, which says all of that itself.</summary>
    internal static ImmutableArray<Problem> Surplus(ParseResult parsed, params IEnumerable<Option> options) =>
    [
        .. options.Where(option => parsed.GetResult(option) is not null).Select(option =>
            new Problem("command line", null, option.Name, "this is for plain tables, and a study file is named", "write it in the study file")),
    ];

    /// <summary>What --map says, columns separated by commas or repeated.</summary>
    internal static (ImmutableArray<ColumnChoice> Choices, ImmutableArray<Problem> Problems) Choices(IEnumerable<string> map)
    {
        List<string> words = [];
        foreach (var piece in map.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            // In sex=Sexo:F=1,M=2 the comma parts two options of one column.
            var option = piece.Split('=')[0] is "F" or "M" or "female" or "male" or "unit" or "unable";
            if (option && words.Count > 0) words[^1] += "," + piece;
            else words.Add(piece);
        }

        var read = words.Select(ColumnChoice.FromWord).ToArray();
        return ([.. read.Select(choice => choice.Value).OfType<ColumnChoice>()], [.. read.SelectMany(choice => choice.Problems)]);
    }

    /// <summary>Clears the study file.</summary>
    public void Dispose()
    {
        if (Path.Length > 0) Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }

    static IEnumerable<string> Parts(ColumnChoice choice)
    {
        yield return $"column: {Quoted(choice.Column)}";
        if (choice.Unit is { } unit) yield return $"unit: {Quoted(unit)}";
        if (choice.Female is { } female) yield return $"female: {Quoted(female)}";
        if (choice.Male is { } male) yield return $"male: {Quoted(male)}";
        if (!choice.Unable.IsEmpty) yield return $"unable: [{string.Join(", ", choice.Unable.Select(Quoted))}]";
    }

    static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
