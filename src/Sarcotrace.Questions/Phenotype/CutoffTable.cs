using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The published cut-offs and the ages that criteria are meant for, read from the data files beside this one.</summary>
public static class CutoffTable
{
    /// <summary>Every cut-off, in the order of the file.</summary>
    public static ImmutableArray<Cutoff> All { get; } = [.. Sheet.Read("cutoffs.csv").Select(Cutoff)];

    /// <summary>Every criterion, in the order of <see cref="Criterion"/>.</summary>
    public static ImmutableArray<Consensus> Criteria { get; } =
        [.. Sheet.Read("criteria.csv").Select(Consensus).OrderBy(consensus => consensus.Criterion)];

    /// <summary>The facts about a criterion.</summary>
    public static Consensus Of(Criterion criterion) => Criteria[(int)criterion];

    static Cutoff Cutoff(Sheet.Row row) => new(
        row["criterion"] == "screening" ? null : row.Choice<Criterion>("criterion"), row.Word("population", "any", "caucasian", "asian"),
        row.Choice<Slot>("slot"), row.Choice<Indicator>("indicator"), row.Word("method", "any", "dxa", "bia"),
        Sex(row), (int?)row.Number("age_from"), (int?)row.Number("age_below"), Operator(row), row.Needed("value"), row["unit"],
        new(row["source"]), row.Word("tag", "confirmed", "unconfirmed") == "confirmed", row["evidence"], row["note"]);

    static Consensus Consensus(Sheet.Row row) => new(
        row.Choice<Criterion>("criterion"), row["name"], (int?)row.Number("age_from"), row.Word("by_country", "yes", "no") == "yes",
        new(row["source"]), row.Word("tag", "confirmed", "unconfirmed") == "confirmed", row["note"]);

    static Sex Sex(Sheet.Row row) =>
        row.Word("sex", "any", "male", "female") == "any" ? Core.Sex.Unknown : row.Choice<Sex>("sex");

    static Comparison Operator(Sheet.Row row) => row["operator"] switch
    {
        "<" => Comparison.Below,
        "<=" => Comparison.AtMost,
        ">" => Comparison.Above,
        ">=" => Comparison.AtLeast,
        var other => throw new FormatException($"operator '{other}'"),
    };
}

/// <summary>What is known about a criterion beside its cut-offs.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Name">As people write it.</param>
/// <param name="AgeFrom">Age from which it is meant, years; null where it names none.</param>
/// <param name="ByCountry">Whether it leaves that age to the country.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confirmed">Whether the age was read; otherwise it is from memory of the paper.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record Consensus(
    Criterion Criterion, string Name, int? AgeFrom, bool ByCountry, Citation Source, bool Confirmed, string Note);

/// <summary>A small table that is compiled into the program; anything odd in it is a programmer's mistake and throws.</summary>
static class Sheet
{
    internal static IEnumerable<Row> Read(string name)
    {
        using var stream = typeof(Sheet).Assembly.GetManifestResourceStream($"Phenotype/{name}")
            ?? throw new FileNotFoundException($"{name} is not compiled in", name);
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        List<Row> rows = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (cells.Length != header.Length) throw new FormatException($"{name}: '{line}' has {cells.Length} cells, not {header.Length}");
            rows.Add(new(name, header, cells));
        }

        return rows;
    }

    /// <summary>A row, by the names of its columns.</summary>
    internal sealed record Row(string File, string[] Header, string[] Cells)
    {
        internal string this[string column] => Cells[Array.IndexOf(Header, column)];

        internal decimal? Number(string column) => this[column].Length == 0 ? null : Needed(column);

        internal decimal Needed(string column) => decimal.Parse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture);

        internal string Word(string column, params string[] allowed) => allowed.Contains(this[column])
            ? this[column]
            : throw new FormatException($"{File}: {column} '{this[column]}' is not one of {string.Join(", ", allowed)}");

        internal T Choice<T>(string column) where T : struct, Enum =>
            Enum.Parse<T>(this[column].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
