namespace Sarcotrace.Core;

/// <summary>The known word that a mistyped one was meant to be.</summary>
public static class NearestName
{
    /// <summary>The nearest word within a third of its length in edits; null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> known) => known
        .Where(candidate => Math.Abs(word.Length - candidate.Length) <= Math.Max(2, candidate.Length / 3))
        .Select(candidate => (candidate, edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(pair => pair.edits <= Math.Max(2, pair.candidate.Length / 3))
        .OrderBy(pair => pair.edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate).FirstOrDefault();

    /// <summary>"did you mean …" or a list of what is known.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> known) => To(word, known) is { } near
        ? $"did you mean {near}?"
        : $"known here: {string.Join(", ", known.Take(30))}";

    // Letters added, dropped, exchanged or swapped with a neighbour.
    static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
