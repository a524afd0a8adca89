using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Populations;

/// <summary>A value that differs in a population, as a table gives it.</summary>
/// <param name="Row">Row of the table.</param>
/// <param name="Name">Name in the model.</param>
/// <param name="Distribution">Kind and numbers: lognormal:median:sd of log.</param>
/// <param name="Lowest">Values below do not occur; −∞ for none.</param>
/// <param name="Highest">Values above do not occur; ∞ for none.</param>
public sealed record VariedRow(int Row, string Name, string Distribution, double Lowest, double Highest);

/// <summary>Rows of a population table with the correlations between them.</summary>
/// <param name="Rows">In the order of the table.</param>
/// <param name="Correlations">Rows × rows, with ones on the diagonal; empty where the table gives none.</param>
public sealed record PopulationTable(ImmutableArray<VariedRow> Rows, ImmutableArray<double> Correlations);

/// <summary>Reads a population: columns name, distribution, perhaps lowest and highest, and one for each correlation.</summary>
public static class PopulationFile
{
    static readonly string[] Own = ["name", "distribution", "lowest", "highest"];

    /// <summary>Reads one.</summary>
    /// <param name="path">csv, tsv, xlsx or Parquet; columns named after rows hold correlations, either half or both.</param>
    /// <param name="names">Names of the model that may have initial values.</param>
    public static Loaded<PopulationTable> Read(string path, IReadOnlyCollection<string> names)
    {
        var file = Path.GetFileName(path);
        var (reader, opening) = TableFile.Open(path, file);
        if (reader is null) return new(null, opening);

        using (reader)
        {
            List<Problem> problems = [.. opening];
            var headers = reader.Headers.ToList();
            int Place(string column) => headers.FindIndex(header => header.Equals(column, StringComparison.OrdinalIgnoreCase));
            foreach (var needed in Own.Take(2).Where(needed => Place(needed) < 0))
                problems.Add(new(file, 1, needed, "the column is missing", "the table needs the columns name and distribution"));
            if (problems.Any(problem => problem.Severity == Severity.Error)) return new(null, [.. problems]);

            List<VariedRow> rows = [];
            List<double[]> correlated = [];
            problems.AddRange(TableFile.Reading(file, () =>
            {
                while (reader.Read())
                {
                    var name = reader.Text(Place("name"));
                    if (!names.Contains(name)) problems.Add(new(file, reader.Row, "name", $"the model has no '{name}'", Nearest.Remedy(name, names)));
                    rows.Add(new(reader.Row, name, reader.Text(Place("distribution")),
                        End(Place("lowest"), double.NegativeInfinity), End(Place("highest"), double.PositiveInfinity)));
                    correlated.Add([.. headers.Select((_, column) => Number(column))]);
                }
            }));
            var good = problems.All(problem => problem.Severity != Severity.Error) && rows.DistinctBy(row => row.Name).Count() == rows.Count;
            var matrix = !good ? [] : Correlations(file, headers, rows, correlated, problems);
            problems.AddRange(rows.GroupBy(row => row.Name).Where(group => group.Count() > 1)
                .Select(group => new Problem(file, null, group.Key, $"{group.Count()} rows have this name", "one row for each")));
            if (rows.Count == 0) problems.Add(new(file, null, null, "the table has no rows", "a row for each value that differs"));
            return new(problems.Any(problem => problem.Severity == Severity.Error) ? null : new([.. rows], matrix), [.. problems]);

            double Number(int column) => column >= 0 && reader.Look(column, out var value) == Cell.Number ? value : double.NaN;
            double End(int column, double usual) => Number(column) is var value && double.IsNaN(value) ? usual : value;
        }
    }

    static ImmutableArray<double> Correlations(
        string file, List<string> headers, List<VariedRow> rows, List<double[]> cells, List<Problem> problems)
    {
        var others = headers.Where(header => header.Length > 0 && !Own.Contains(header, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (others.Length == 0) return [];

        foreach (var other in others.Where(other => rows.All(row => row.Name != other)))
            problems.Add(new(file, 1, other, "this column is no row's name", "correlations stand in columns named after rows"));
        var matrix = new double[rows.Count * rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            matrix[i * rows.Count + i] = 1;
            for (var j = 0; j < i; j++)
            {
                var (one, two) = (At(i, j), At(j, i));
                if (!double.IsNaN(one) && !double.IsNaN(two) && one != two)
                    problems.Add(new(file, rows[i].Row, rows[j].Name, $"{one} here and {two} in the other half", "give one of them, or the same"));
                var value = double.IsNaN(one) ? double.IsNaN(two) ? 0 : two : one;
                if (!(Math.Abs(value) < 1))
                    problems.Add(new(file, rows[i].Row, rows[j].Name, $"{value} is no correlation", "between −1 and 1"));
                (matrix[i * rows.Count + j], matrix[j * rows.Count + i]) = (value, value);
            }
        }

        return [.. matrix];

        double At(int i, int j) => headers.IndexOf(rows[j].Name) is var column and >= 0 ? cells[i][column] : double.NaN;
    }
}
