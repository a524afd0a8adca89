using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>The metabolome table, samples in rows or in columns.</summary>
public static class MetabolomeFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="source">How it is laid out.</param>
    /// <param name="people">Identifiers of people, which tell rows from columns; asked for once the file is open.</param>
    /// <param name="annotation">Path of the annotation table, or null.</param>
    /// <param name="threads">How many threads may work; what is read does not depend on it.</param>
    /// <param name="progress">Told of rows read, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Loaded<Metabolome> Read(
        string path, MetabolomeSource source, Func<IReadOnlySet<string>> people, string? annotation, int threads, IProgress<Step>? progress,
        CancellationToken cancel)
    {
        var (reader, problems) = TableFile.Open(path, source.File, source.Sheet, source.Missing);
        if (reader is null) return new(null, problems);

        List<Problem> all = [.. problems];
        Metabolome? metabolome = null;
        using (reader)
        {
            var inColumns = source.SamplesIn == "columns"
                || source.SamplesIn is null && reader.Headers.Skip(1).Count(people().Contains) * 2 > reader.Headers.Count - 1;
            if (inColumns && source.SamplesIn is null)
                all.Add(new(source.File, 1, null, "samples are in columns: the headers are people", "say samples-in: rows if that is wrong", Severity.Note));

            var layout = inColumns ? (MetabolomeLayout)new SamplesInColumns(reader, source, all) : new SamplesInRows(reader, source, all, threads);
            if (all.All(problem => problem.Severity != Severity.Error))
                all.AddRange(TableFile.Reading(source.File, () => metabolome = layout.Read(progress, cancel)));
        }

        if (metabolome is not null && source.Annotation is { } table && annotation is not null)
            metabolome = AnnotationFile.Onto(metabolome, annotation, table, all);
        return new(all.Any(problem => problem.Severity == Severity.Error) ? null : metabolome, [.. all]);
    }
}
