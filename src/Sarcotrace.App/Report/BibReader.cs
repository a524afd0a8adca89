using System.Text;

namespace Sarcotrace.App.Report;

/// <summary>Reads the one-entry-a-line BibTeX of docs/references.bib; not a reader for BibTeX at large.</summary>
static class BibReader
{
    /// <summary>Entries by key.</summary>
    /// <exception cref="FormatException">A line is not an entry, or a key appears twice.</exception>
    public static IReadOnlyDictionary<string, BibEntry> Read(string text)
    {
        var entries = new Dictionary<string, BibEntry>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('@')))
        {
            var entry = Entry(line);
            if (!entries.TryAdd(entry.Key, entry))
                throw new FormatException($"{entry.Key} appears twice in the bibliography");
        }

        return entries;
    }

    static BibEntry Entry(string line)
    {
        var (brace, comma) = (line.IndexOf('{', StringComparison.Ordinal), line.IndexOf(',', StringComparison.Ordinal));
        var balanced = line.Count(letter => letter == '{') == line.Count(letter => letter == '}');
        if (brace < 0 || comma < brace || !balanced || !line.EndsWith('}'))
            throw new FormatException($"not a BibTeX entry: {line}");

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = comma + 1;
        while (line.IndexOf('=', at) is var equals and > 0)
        {
            var name = line[at..equals].Trim(' ', ',').ToLowerInvariant();
            var (value, end) = Braced(line, equals + 1);
            fields[name] = value;
            at = end;
        }

        return new(line[(brace + 1)..comma].Trim(), line[1..brace].ToLowerInvariant(), fields);
    }

    /// <summary>The value between balanced braces, its inner braces dropped, and the place after it.</summary>
    static (string Value, int End) Braced(string line, int at)
    {
        var (value, depth) = (new StringBuilder(), 0);
        for (; at < line.Length; at++)
        {
            if (line[at] == '{') depth++;
            else if (line[at] == '}') depth--;
            else if (depth > 0) value.Append(line[at]);
            if (depth == 0 && value.Length > 0) break;
        }

        return (value.Replace("--", "–").Replace("\\&", "&").Replace("\\%", "%").ToString(), at + 1);
    }
}
