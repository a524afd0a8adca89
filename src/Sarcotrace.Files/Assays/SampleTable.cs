using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>Whose the samples of an instrument's file are: a table with sample, animal and group.</summary>
public static class SampleTable
{
    /// <summary>Tells a run what its samples are.</summary>
    /// <param name="run">The run as the instrument wrote it.</param>
    /// <param name="path">Table with a column sample, and any of animal, group, pair, kind, quantity.</param>
    /// <returns>The run with what the table adds; samples that it does not name stay as they are, and are noted.</returns>
    public static Loaded<QpcrRun> Onto(QpcrRun run, string path)
    {
        var name = Path.GetFileName(path);
        var (reader, opened) = TableFile.Open(path, name);
        if (reader is null) return new(null, opened);

        using (reader)
        {
            List<Problem> problems = [.. opened];
            var columns = new NamedColumns(reader, name, QpcrTable.Roles, []);
            if (!columns.Has("sample"))
                return new(null, [.. problems, new(name, 1, null, "no column is named sample", "name it as the instrument's file names the samples")]);

            Dictionary<string, Func<QpcrSample, QpcrSample>> told = [];
            problems.AddRange(TableFile.Reading(name, () => Rows(reader, columns, name, told, problems)));
            var known = run.Samples.Select(sample => sample.Id).ToHashSet();
            problems.AddRange(told.Keys.Where(id => !known.Contains(id))
                .Select(id => new Problem(name, null, "sample", $"{run.File} has no sample '{id}'", "spell it as there", Severity.Warning)));
            ImmutableArray<string> untold = [.. run.Samples.Where(sample => sample.Kind == WellKind.Unknown && !told.ContainsKey(sample.Id))
                .Select(sample => sample.Id)];
            if (untold.Length > 0)
            {
                problems.Add(new(name, null, "sample", $"{untold.Length} samples are not named here: {string.Join(", ", untold.Take(10))}", "add them",
                    Severity.Warning));
            }
            return problems.Any(problem => problem.Severity == Severity.Error)
                ? new(null, [.. problems])
                : new(run with { Samples = [.. run.Samples.Select(sample => told.GetValueOrDefault(sample.Id)?.Invoke(sample) ?? sample)] }, [.. problems]);
        }
    }

    static void Rows(ITableReader reader, NamedColumns columns, string name, Dictionary<string, Func<QpcrSample, QpcrSample>> told, List<Problem> problems)
    {
        while (reader.Read())
        {
            if (columns.Text("sample") is not { } id) continue;

            var (animal, group, pair, kind) = (columns.Text("animal"), columns.Text("group"), columns.Text("pair"), columns.Text("kind"));
            columns.Look("quantity", out var quantity);
            var added = told.TryAdd(id, sample => sample with
            {
                Animal = animal ?? sample.Animal,
                Group = group ?? sample.Group,
                Pair = pair ?? sample.Pair,
                Kind = kind is null ? sample.Kind : QpcrTable.Kind(kind, false),
                Quantity = quantity > 0 ? quantity : sample.Quantity,
            });
            if (!added) problems.Add(new(name, reader.Row, "sample", $"'{id}' stands here twice", "keep one row a sample"));
        }
    }
}
