using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>Stands in.</summary>
public static class LabTable
{
    /// <summary>Stands in.</summary>
    public static Loaded<Measurements> Read(string path, string? sheet = null)
    {
        var (reader, problems) = TableFile.Open(path, Path.GetFileName(path), sheet);
        if (reader is null) return new(null, problems);
        using (reader)
        {
            var numbers = reader.Headers.Select(_ => new List<double>()).ToArray();
            var texts = reader.Headers.Select(_ => new List<string?>()).ToArray();
            var rows = new List<int>();
            while (reader.Read())
            {
                rows.Add(reader.Row);
                for (var i = 0; i < numbers.Length; i++)
                {
                    var cell = reader.Look(i, out var value);
                    numbers[i].Add(cell == Cell.Number ? value : double.NaN);
                    texts[i].Add(cell == Cell.Missing ? null : reader.Text(i));
                }
            }

            return new(new([.. reader.Headers.Select((name, i) => new MeasuredColumn(name, "", [.. numbers[i]], [.. texts[i]]))], [.. rows]), problems);
        }
    }
}
