using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>The metabolome table, samples in rows or in columns.</summary>
public static class MetabolomeFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="source">How it is laid out.</param>
    /// <param name="people">Identifiers of people, which tell rows from columns.</param>
    /// <param name="annotation">Path of the annotation table, or null.</param>
    /// <param name="progress">Told of rows read, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Loaded<Metabolome> Read(
        string path, MetabolomeSource source, IReadOnlySet<string> people, string? annotation, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (reader, problems) = TableFile.Open(path, source.File, source.Sheet, source.Missing);
        if (reader is null) return new(null, problems);

        List<Problem> all = [.. problems];
        Metabolome? metabolome = null;
        using (reader)
        {
            var inColumns = source.SamplesIn == "columns"
                || source.SamplesIn is null && reader.Headers.Skip(1).Count(people.Contains) * 2 > reader.Headers.Count - 1;
            if (inColumns && source.SamplesIn is null)
                all.Add(new(source.File, 1, null, "samples are in columns: the headers are people", "say samples-in: rows if that is wrong", Severity.Note));

            var layout = inColumns ? (Layout)new SamplesInColumns(reader, source, all) : new SamplesInRows(reader, source, all);
            if (all.All(problem => problem.Severity != Severity.Error))
                all.AddRange(TableFile.Reading(source.File, () => metabolome = layout.Read(progress, cancel)));
        }

        if (metabolome is not null && source.Annotation is { } table && annotation is not null)
            metabolome = AnnotationFile.Onto(metabolome, annotation, table, all);
        return new(all.Any(problem => problem.Severity == Severity.Error) ? null : metabolome, [.. all]);
    }

    /// <summary>What both layouts share: cells, their marks and complaints.</summary>
    abstract class Layout(ITableReader reader, MetabolomeSource source, List<Problem> problems)
    {
        const int Listed = 20;
        int _words, _negative, _zeros, _below;

        protected ITableReader Reader => reader;

        protected MetabolomeSource Source => source;

        protected List<Problem> Problems => problems;

        internal abstract Metabolome Read(IProgress<Step>? progress, CancellationToken cancel);

        /// <summary>The value of a cell, NaN where nothing was measured.</summary>
        protected double Value(int column, out bool below)
        {
            var cell = reader.Look(column, out var number);
            below = cell == Cell.BelowDetection;
            if (below) _below++;
            if (cell == Cell.Text && ++_words <= Listed)
                problems.Add(new(source.File, reader.Row, reader.Headers[column], $"'{reader.Text(column)}' is not a number", "correct the cell, or skip the column: skip: [name]"));
            if (source.Logarithms || cell != Cell.Number) return number;

            if (number < 0 && ++_negative <= Listed)
                problems.Add(new(source.File, reader.Row, reader.Headers[column], $"{reader.Text(column)} is negative", "concentrations are not; say logarithms: true if these are logarithms"));
            if (number != 0) return number;
            _zeros++;
            return double.NaN;
        }

        /// <summary>The metabolome, with what was odd about its cells.</summary>
        protected Metabolome Made(ImmutableArray<Sample> samples, ImmutableArray<Metabolite> metabolites, double[] values, bool[] below)
        {
            if (_words > Listed) problems.Add(new(source.File, null, null, $"{_words - Listed} more cells are not numbers", "correct them too"));
            if (_negative > Listed) problems.Add(new(source.File, null, null, $"{_negative - Listed} more cells are negative", "correct them too"));
            if (_zeros > 0) problems.Add(new(source.File, null, null, $"{_zeros} zeros count as not measured", "nothing, if a zero means 'not detected'", Severity.Note));
            if (samples.IsEmpty) problems.Add(new(source.File, 2, null, "there is no sample", "export the table again"));
            if (metabolites.IsEmpty) problems.Add(new(source.File, 1, null, "there is no metabolite", "export the table again"));
            foreach (var twice in samples.GroupBy(sample => sample.Id).Where(group => group.Count() > 1).Take(Listed))
                problems.Add(new(source.File, null, twice.Key, $"{twice.Count()} samples have this identifier", "give each its own, and name the person in a column of its own"));
            return new(
                source.File, source.Matrix, source.Unit, samples, metabolites, ImmutableCollectionsMarshal.AsImmutableArray(values),
                _below == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(below));
        }

        protected int Find(string? header, string key)
        {
            if (header is null) return -1;
            var column = reader.Headers.ToList().IndexOf(header);
            if (column < 0) problems.Add(new(source.File, 1, key, $"there is no column {header}", Nearest.Remedy(header, [.. reader.Headers])));
            return column;
        }

        protected static Metabolite Plain(string id) => new(id, id, null, null, null, null);
    }

    sealed class SamplesInRows(ITableReader reader, MetabolomeSource source, List<Problem> problems) : Layout(reader, source, problems)
    {
        internal override Metabolome Read(IProgress<Step>? progress, CancellationToken cancel)
        {
            var about = (Sample: Source.Sample is null ? 0 : Find(Source.Sample, "metabolome.sample"), Person: Find(Source.Person, "metabolome.person"),
                Kind: Find(Source.Kind, "metabolome.kind"), Batch: Find(Source.Batch, "metabolome.batch"), Order: Find(Source.Order, "metabolome.order"));
            HashSet<int> taken = [about.Sample, about.Person, about.Kind, about.Batch, about.Order];
            foreach (var skip in Source.Skip) taken.Add(Find(skip, "metabolome.skip"));
            if (Problems.Any(problem => problem.Severity == Severity.Error)) return Made([], [], [], []);

            var columns = Enumerable.Range(0, Reader.Headers.Count).Where(column => !taken.Contains(column) && Reader.Headers[column].Length > 0).ToArray();
            List<Sample> samples = [];
            List<double[]> rows = [];
            List<bool[]> marks = [];
            while (Reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(new($"Reading {Source.File}: {samples.Count} samples", 0.2));
                if (Reader.Width != Reader.Headers.Count)
                    Problems.Add(new(Source.File, Reader.Row, null, $"the row has {Reader.Width} cells, the header {Reader.Headers.Count}", "look for a missing or unquoted delimiter"));
                if (samples.Count == 0) columns = WithoutWords(columns);
                samples.Add(SampleOf(about));
                var (values, below) = (new double[columns.Length], new bool[columns.Length]);
                for (var i = 0; i < columns.Length; i++) values[i] = Value(columns[i], out below[i]);
                rows.Add(values);
                marks.Add(below);
            }

            return Made([.. samples], [.. columns.Select(column => Plain(Reader.Headers[column]))], Turned(rows, columns.Length), Turned(marks, columns.Length));
        }

        // A column whose first cell is a word describes samples; it is no metabolite.
        int[] WithoutWords(int[] columns)
        {
            var words = columns.Where(column => Reader.Look(column, out _) == Cell.Text).ToArray();
            if (words.Length == 0 || words.Length > Math.Max(5, columns.Length / 10)) return columns;

            Problems.Add(new(
                Source.File, 1, string.Join(", ", words.Select(column => Reader.Headers[column])), "holds words and is not taken for a metabolite",
                "nothing, if that is right", Severity.Note));
            return [.. columns.Except(words)];
        }

        Sample SampleOf((int Sample, int Person, int Kind, int Batch, int Order) about)
        {
            var id = Reader.Text(about.Sample);
            var kind = about.Kind < 0 ? SampleKind.Sample : KindOf(Reader.Text(about.Kind));
            var person = kind == SampleKind.Sample ? about.Person < 0 ? id : Reader.Text(about.Person) : "";
            int? order = about.Order >= 0 && Reader.Look(about.Order, out var place) == Cell.Number ? (int)place : null;
            return new(id, person, kind, about.Batch < 0 ? null : Reader.Text(about.Batch), order);
        }

        static SampleKind KindOf(string word) => word.ToLowerInvariant() switch
        {
            "qc" or "pool" or "pooled" or "quality control" or "quality-control" => SampleKind.QualityControl,
            "blank" or "solvent" => SampleKind.Blank,
            _ => SampleKind.Sample,
        };

        static T[] Turned<T>(List<T[]> rows, int columns)
        {
            const int Strip = 16;
            var turned = new T[(long)rows.Count * columns];
            for (var from = 0; from < rows.Count; from += Strip)
            {
                for (var column = 0; column < columns; column++)
                    for (var row = from; row < Math.Min(rows.Count, from + Strip); row++) turned[(long)column * rows.Count + row] = rows[row][column];
            }

            return turned;
        }
    }

    sealed class SamplesInColumns(ITableReader reader, MetabolomeSource source, List<Problem> problems) : Layout(reader, source, problems)
    {
        internal override Metabolome Read(IProgress<Step>? progress, CancellationToken cancel)
        {
            var name = Source.Sample is null ? 0 : Find(Source.Sample, "metabolome.sample");
            HashSet<int> taken = [name];
            foreach (var skip in Source.Skip) taken.Add(Find(skip, "metabolome.skip"));
            if (Problems.Any(problem => problem.Severity == Severity.Error)) return Made([], [], [], []);

            var columns = Enumerable.Range(0, Reader.Headers.Count).Where(column => !taken.Contains(column) && Reader.Headers[column].Length > 0).ToArray();
            List<Metabolite> metabolites = [];
            List<double> values = [];
            List<bool> below = [];
            while (Reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                metabolites.Add(Plain(Reader.Text(name)));
                foreach (var column in columns)
                {
                    values.Add(Value(column, out var mark));
                    below.Add(mark);
                }
            }

            return Made(
                [.. columns.Select(column => new Sample(Reader.Headers[column], Reader.Headers[column], SampleKind.Sample, null, null))],
                [.. metabolites], [.. values], [.. below]);
        }
    }
}
