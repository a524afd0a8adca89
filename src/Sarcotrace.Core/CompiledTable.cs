using System.Collections.Immutable;
using System.Text;

namespace Sarcotrace.Core;

/// <summary>A small table that is compiled into the program beside a type; anything odd in it is a programmer's mistake and throws.</summary>
public static class CompiledTable
{
    /// <summary>The rows of a table of comma-separated values, made into what they stand for.</summary>
    /// <param name="home">A type in the namespace and assembly that the table was compiled beside.</param>
    /// <param name="file">Its name.</param>
    /// <param name="make">Makes a row into a value; between them the rows must use every column.</param>
    /// <exception cref="FileNotFoundException">It was not compiled in.</exception>
    /// <exception cref="FormatException">The table, a row or a cell is not as it should be; the message names file and line.</exception>
    public static ImmutableArray<T> Read<T>(Type home, string file, Func<CompiledRow, T> make)
    {
        using var stream = home.Assembly.GetManifestResourceStream(home, file)
            ?? throw new FileNotFoundException($"{file} is not compiled in", file);
        using var reader = new StreamReader(stream);
        return Read(reader, file, make);
    }

    /// <summary>The same, from text.</summary>
    internal static ImmutableArray<T> Read<T>(TextReader reader, string file, Func<CompiledRow, T> make)
    {
        var header = Cells(file, 1, reader.ReadLine() ?? "");
        var twice = header.CountBy(column => column).FirstOrDefault(column => column.Value > 1 || column.Key.Length == 0);
        if (twice.Value > 0) throw new FormatException($"{file}, line 1: column '{twice.Key}' has no name or stands twice");

        HashSet<string> used = [];
        var rows = ImmutableArray.CreateBuilder<T>();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = Cells(file, line, text);
            rows.Add(cells.Length == header.Length
                ? make(new(file, line, header, cells, used))
                : throw new FormatException($"{file}, line {line}: {cells.Length} cells, not {header.Length}"));
        }

        return header.FirstOrDefault(column => !used.Contains(column)) is { } unused
            ? throw new FormatException($"{file}, line 1: nothing uses column '{unused}'")
            : rows.DrainToImmutable();
    }

    /// <summary>Cells between commas; within quotes a comma is text and two quotes are one.</summary>
    static ImmutableArray<string> Cells(string file, int line, string text)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (text[i] != '"')
            {
                cell.Append(text[i]);
            }
            else
            {
                if (!quoted && i > 0 && text[i - 1] == '"') cell.Append('"');
                quoted = !quoted;
            }
        }

        if (quoted) throw new FormatException($"{file}, line {line}: a quote is not closed");
        cells.Add(cell.ToString());
        return cells.DrainToImmutable();
    }
}
