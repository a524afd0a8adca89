using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>What both layouts of a metabolome table share: columns found by name, and the metabolome with its complaints.</summary>
abstract class MetabolomeLayout(ITableReader reader, MetabolomeSource source, List<Problem> problems)
{
    const int Listed = 20;

    protected ITableReader Reader => reader;

    protected MetabolomeSource Source => source;

    protected List<Problem> Problems => problems;

    protected CellOddities Odd { get; } = new(source);

    protected bool Refused => problems.Any(problem => problem.Severity == Severity.Error);

    internal abstract Metabolome Read(IProgress<Step>? progress, CancellationToken cancel);

    /// <summary>The metabolome, with what was odd about its cells.</summary>
    protected Metabolome Made(ImmutableArray<Sample> samples, ImmutableArray<Metabolite> metabolites, double[] values, bool[] below)
    {
        problems.AddRange(Odd.Told());
        if (Refused && samples.IsEmpty) return new(source.File, source.Matrix, source.Unit, [], [], [], []);
        if (samples.IsEmpty) problems.Add(new(source.File, 2, null, "there is no sample", "export the table again"));
        if (metabolites.IsEmpty) problems.Add(new(source.File, 1, null, "there is no metabolite", "export the table again"));
        foreach (var twice in samples.GroupBy(sample => sample.Id).Where(group => group.Count() > 1).Take(Listed))
        {
            problems.Add(new(source.File, null, twice.Key, $"{twice.Count()} samples have this identifier",
                "give each its own, and name the person in a column of its own"));
        }
        return new(
            source.File, source.Matrix, source.Unit, samples, metabolites, ImmutableCollectionsMarshal.AsImmutableArray(values),
            Odd.Below == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(below));
    }

    protected int Find(string? header, string key)
    {
        if (header is null) return -1;
        var column = reader.Headers.ToList().IndexOf(header);
        if (column < 0) problems.Add(StudyColumns.Missing(source.File, $"metabolome.{key}", header, source.Lines.GetValueOrDefault(key), reader.Headers));
        return column;
    }

    /// <summary>The named columns that are none of these.</summary>
    protected int[] Others(HashSet<int> taken)
    {
        foreach (var skip in source.Skip) taken.Add(Find(skip, "skip"));
        return [.. Enumerable.Range(0, reader.Headers.Count).Where(column => !taken.Contains(column) && reader.Headers[column].Length > 0)];
    }

    protected static Metabolite Plain(string id) => new(id, id, null, null, null, null);
}
