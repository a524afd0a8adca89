using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Columns that a study file names and its tables lack.</summary>
public static class StudyColumns
{
    /// <summary>Looks at the headings of every table that is there; for a study file that has other problems already.</summary>
    /// <param name="study">The study file as far as it is understood.</param>
    /// <remarks>A file that is sound needs no such look: its tables tell the same while they are read.</remarks>
    public static ImmutableArray<Problem> Check(StudyFile study)
    {
        List<Problem> problems = [.. Check(study, study.People.File, study.People.Sheet, headers => Missing(study.People, headers))];
        if (study.Metabolome is not { } metabolome) return [.. problems];

        problems.AddRange(Check(study, metabolome.File, metabolome.Sheet, headers => Missing(metabolome, headers)));
        if (metabolome.Annotation is { } annotation)
            problems.AddRange(Check(study, annotation.File, annotation.Sheet, headers => Missing(annotation, headers)));
        return [.. problems];
    }

    /// <summary>Headings of the people table; none where it cannot be opened.</summary>
    public static ImmutableArray<string> HeadersOfPeople(StudyFile study)
    {
        var (reader, _) = TableFile.Open(study.PathOf(study.People.File), study.People.File, study.People.Sheet);
        if (reader is null) return [];
        using (reader) return [.. reader.Headers.Where(header => header.Length > 0)];
    }

    /// <summary>Columns that the people table lacks.</summary>
    internal static IEnumerable<Problem> Missing(PeopleSource source, IReadOnlyList<string> headers) => source.Columns
        .Where(choice => !headers.Contains(choice.Column))
        .Select(choice => Missing(source.File, choice.Role, choice.Column, choice.Line, headers));

    /// <summary>Columns that the annotation lacks.</summary>
    internal static ImmutableArray<Problem> Missing(AnnotationSource source, IReadOnlyList<string> headers) => Missing(
        source.File, "metabolome.annotation", source.Lines, headers,
        ("id", source.Id), ("name", source.Name), ("hmdb", source.Hmdb), ("refmet", source.RefMet), ("class", source.Class),
        ("pathway", source.Pathway));

    /// <summary>A column that a table lacks.</summary>
    internal static Problem Missing(string file, string key, string header, int line, IReadOnlyList<string> headers) => new(
        file, 1, key, $"there is no column {header}{(line > 0 ? $", which line {line} of the study file names" : "")}",
        Nearest.Remedy(header, [.. headers]));

    static ImmutableArray<Problem> Missing(MetabolomeSource source, IReadOnlyList<string> headers) => Missing(
        source.File, "metabolome", source.Lines, headers,
        [("sample", source.Sample), ("person", source.Person), ("kind", source.Kind), ("batch", source.Batch), ("order", source.Order),
            .. source.Skip.Select(skip => ("skip", (string?)skip))]);

    static ImmutableArray<Problem> Missing(
        string file, string place, ImmutableDictionary<string, int> lines, IReadOnlyList<string> headers,
        params ReadOnlySpan<(string Key, string? Header)> named) =>
    [
        .. from pair in named.ToArray()
           where pair.Header is not null && !headers.Contains(pair.Header)
           select Missing(file, $"{place}.{pair.Key}", pair.Header!, lines.GetValueOrDefault(pair.Key), headers),
    ];

    static ImmutableArray<Problem> Check(
        StudyFile study, string file, string? sheet, Func<IReadOnlyList<string>, IEnumerable<Problem>> missing)
    {
        if (file.Length == 0 || !File.Exists(study.PathOf(file))) return [];

        var (reader, problems) = TableFile.Open(study.PathOf(file), file, sheet);
        if (reader is null) return problems;
        using (reader) return [.. missing(reader.Headers)];
    }
}
