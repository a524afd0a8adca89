using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Where a metabolome table says whose a sample is; −1 where it does not.</summary>
readonly record struct SampleColumns(int Sample, int Person, int Kind, int Batch, int Order);

/// <summary>A few rows of a metabolome table as they were read.</summary>
/// <param name="Samples">One a row.</param>
/// <param name="Values">A row after another.</param>
/// <param name="Below">Places among the values of those below the limit of detection.</param>
/// <param name="Odd">What was odd about the cells.</param>
/// <param name="Ragged">Rows with other cells than the header.</param>
sealed record Strip(List<Sample> Samples, double[] Values, List<int> Below, CellOddities Odd, List<Problem> Ragged)
{
    /// <summary>Takes the present row and those after it.</summary>
    /// <param name="reader">Stands on its first row.</param>
    /// <param name="columns">Columns of metabolites.</param>
    /// <param name="about">Columns of the sample.</param>
    /// <param name="source">How the table is laid out.</param>
    /// <param name="values">Room for the values of all these rows.</param>
    /// <param name="most">How many rows to take at most.</param>
    /// <param name="more">Whether the reader stands on a row that was not taken.</param>
    internal static Strip Of(ITableReader reader, int[] columns, SampleColumns about, MetabolomeSource source, double[] values, int most, out bool more)
    {
        var strip = new Strip([], values, [], new(source), []);
        more = true;
        while (more && strip.Samples.Count < most)
        {
            strip.Take(reader, columns, about, source.File);
            more = reader.Read();
        }

        return strip;
    }

    void Take(ITableReader reader, int[] columns, SampleColumns about, string file)
    {
        if (reader.Width != reader.Headers.Count)
        {
            Ragged.Add(new(file, reader.Row, null, $"the row has {reader.Width} cells, the header {reader.Headers.Count}",
                "look for a missing or unquoted delimiter"));
        }
        var from = Samples.Count * columns.Length;
        var numbers = Values.AsSpan(from, columns.Length);
        if (reader is PlainTableReader plain) plain.Short(columns, numbers);
        else numbers.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            if (numbers[i] > 0) continue;
            numbers[i] = Odd.Value(reader, columns[i], out var below);
            if (below) Below.Add(from + i);
        }

        Samples.Add(SampleOf(reader, about));
    }

    static Sample SampleOf(ITableReader reader, SampleColumns about)
    {
        var id = reader.Text(about.Sample);
        var kind = about.Kind < 0 ? SampleKind.Sample : KindOf(reader.Text(about.Kind));
        var person = kind == SampleKind.Sample ? about.Person < 0 ? id : reader.Text(about.Person) : "";
        int? order = about.Order >= 0 && reader.Look(about.Order, out var place) == Cell.Number ? (int)place : null;
        return new(id, person, kind, about.Batch < 0 ? null : reader.Text(about.Batch), order);
    }

    static SampleKind KindOf(string word) => word.ToLowerInvariant() switch
    {
        "qc" or "pool" or "pooled" or "quality control" or "quality-control" => SampleKind.QualityControl,
        "blank" or "solvent" => SampleKind.Blank,
        _ => SampleKind.Sample,
    };
}
