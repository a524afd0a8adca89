using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Populations;

/// <summary>Reads a table of individuals: an id, and a column for each name of the model that has values of their own.</summary>
public static class IndividualFile
{
    const int MostProblems = 50;

    /// <summary>Reads one.</summary>
    /// <param name="path">csv, tsv, xlsx or Parquet; the first column is the id.</param>
    /// <param name="names">Names of the model that may have initial values.</param>
    /// <returns>A cohort with values; every cell must hold a number.</returns>
    /// <remarks>Memory: individuals × names numbers.</remarks>
    public static Loaded<Cohort> Read(string path, IReadOnlyCollection<string> names)
    {
        var name = Path.GetFileName(path);
        var (reader, opening) = TableFile.Open(path, name);
        if (reader is null) return new(null, opening);

        using (reader)
        {
            List<Problem> problems = [.. opening];
            ImmutableArray<string> columns = [.. reader.Headers.Skip(1)];
            problems.AddRange(columns.Where(column => !names.Contains(column))
                .Select(column => new Problem(name, 1, column, "the model has no such name", Nearest.Remedy(column, names))));
            if (columns.IsEmpty) problems.Add(new(name, 1, null, "there is only one column", "an id first, then a column for each value"));
            var (ids, values) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<double>());
            problems.AddRange(TableFile.Reading(name, () => Rows(reader, name, columns, ids, values, problems)));
            if (ids.Count == 0) problems.Add(new(name, null, null, "the table has no rows", "a row for each individual"));
            problems.AddRange(ids.GroupBy(id => id).Where(group => group.Count() > 1).Take(MostProblems)
                .Select(group => new Problem(name, null, group.Key, $"{group.Count()} rows have this id", "one row for each individual")));
            return problems.Any(problem => problem.Severity == Severity.Error)
                ? new(null, problems.Told(name, MostProblems))
                : new(new Cohort(ids.ToImmutable()) { Names = columns, Values = values.ToImmutable() }, [.. problems]);
        }
    }

    static void Rows(
        ITableReader reader, string file, ImmutableArray<string> columns, ImmutableArray<string>.Builder ids,
        ImmutableArray<double>.Builder values, List<Problem> problems)
    {
        while (reader.Read())
        {
            ids.Add(reader.Text(0));
            for (var column = 0; column < columns.Length; column++)
            {
                var good = reader.Look(column + 1, out var value) == Cell.Number && double.IsFinite(value);
                if (!good && problems.Count < MostProblems)
                    problems.Add(new(file, reader.Row, columns[column], $"'{reader.Text(column + 1)}' is no number", "give one"));
                values.Add(value);
            }
        }
    }
}
