using System.Collections.Concurrent;
using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>A run as files: answers.json, and every table as Parquet.</summary>
public static class RunFiles
{
    /// <summary>Writes them; equal runs give equal bytes, however many threads write.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="limits">How long a table or list may be to stand whole in answers.json.</param>
    /// <param name="threads">How many tables may be written at once.</param>
    /// <param name="cancel">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public static void Write(ResultFolder folder, RunRecord run, LengthLimits limits, int threads, CancellationToken cancel)
    {
        ImmutableArray<Table> lists = LongLists.Of(run, limits);
        Table[] tables = [.. run.Questions.SelectMany(asked => asked.Answers.Tables)];
        var hashes = new ConcurrentDictionary<string, string>();
        var cells = new ConcurrentDictionary<TableColumn, byte[]>(ReferenceEqualityComparer.Instance);
        Action[] parts =
        [
            .. tables.Concat(lists).OrderByDescending(table => table.Rows).Select(table => (Action)(() => Parquet(table))),
            .. tables.Where(table => table.Rows <= limits.RowsWhole).SelectMany(table => table.Columns)
                .Select(column => (Action)(() => cells[column] = AnswersWriter.Cells(column))),
        ];
        Parallel.ForEach(
            Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, write => write());
        using var answers = folder.Create("answers.json");
        new AnswersWriter(answers, limits, hashes, cells).Write(run);

        void Parquet(Table table)
        {
            var file = LongLists.FileOf(table.Name);
            using (var to = folder.Create(file)) ParquetTables.Write(to, table, cancel);
            if (table.Rows > limits.RowsWhole || lists.Contains(table)) hashes[file] = FileHash.Of(folder.PathOf(file)).Sha256;
        }
    }

    /// <summary>Where a table lies within the folder.</summary>
    /// <param name="table">A table of the run.</param>
    public static string FileOf(Table table) => LongLists.FileOf(table.Name);
}
