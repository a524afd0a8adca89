using System.Text;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>Reads csv and tsv whole, keeping blank lines, which part a table from its notes.</summary>
static class DelimitedText
{
    const int LargestBytes = 128 << 20;
    const int LooksAt = 200;

    /// <summary>The file as a grid.</summary>
    internal static Grid Read(string path)
    {
        if (FileSize.Of(path) > LargestBytes)
            throw new TableException("the file is larger than 128 MiB", "keep one row an animal and time, and leave raw traces in files of their own");

        var text = File.ReadAllText(path, Sniff.At(path).Encoding);
        if (text.Contains('\0', StringComparison.Ordinal)) throw new TableException("this is no text table", "export it as csv or save it as xlsx");

        var delimiter = DelimiterOf(text);
        var grid = new GridBuilder("");
        List<GridCell> row = [];
        for (var (at, line) = (0, 1); at < text.Length;)
        {
            var first = line;
            row.Clear();
            at = Record(text, at, delimiter, row, ref line);
            grid.Add(first, [.. row]);
        }

        return grid.Build([]);
    }

    // A quote opens a field only at its start; a mark that never closes ends with the line it stands on.
    static int Record(string text, int at, char delimiter, List<GridCell> row, ref int line)
    {
        var field = new StringBuilder();
        while (at < text.Length)
        {
            var letter = text[at];
            if (letter == '"' && field.Length == 0 && Closing(text, at, delimiter) is > 0 and var end)
            {
                var quoted = text[(at + 1)..end];
                line += quoted.Count(own => own == '\n');
                field.Append(quoted.Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 1;
            }
            else if (letter == delimiter || letter is '\n' or '\r')
            {
                row.Add(Workbook.OfText(field.ToString()));
                field.Clear();
                at++;
                if (letter == delimiter) continue;
                if (letter == '\r' && at < text.Length && text[at] == '\n') at++;
                line++;
                return at;
            }
            else
            {
                field.Append(letter);
                at++;
            }
        }

        row.Add(Workbook.OfText(field.ToString()));
        return at;
    }

    static int Closing(string text, int open, char delimiter)
    {
        for (var at = open + 1; at < text.Length && at - open < 100_000; at++)
        {
            if (text[at] != '"') continue;
            if (at + 1 < text.Length && text[at + 1] == '"') at++;
            else return at + 1 == text.Length || text[at + 1] == delimiter || text[at + 1] is '\n' or '\r' ? at : -1;
        }

        return -1;
    }

    // Titles and notes have few marks, so the commonest count above none decides.
    static char DelimiterOf(string text)
    {
        var lines = text.Split('\n', LooksAt + 1).Take(LooksAt).Where(line => line.Trim().Length > 0).ToArray();
        var best = (Delimiter: ',', Score: 0);
        foreach (var delimiter in (char[])['\t', ';', '|', ','])
        {
            var score = lines.Select(line => Sniff.Outside(line, delimiter)).Where(count => count > 0)
                .GroupBy(count => count).Select(group => group.Count()).DefaultIfEmpty().Max();
            if (score > best.Score) best = (delimiter, score);
        }

        return best.Delimiter;
    }
}
