using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>The known word that a mistyped one was meant to be.</summary>
public static class Nearest
{
    /// <summary>The nearest word within a third of its length in edits; null where none is near.</summary>
    public static string? To(string word, IEnumerable<string> known) => NearestName.To(word, known);

    /// <summary>"did you mean …" or a list of what is known.</summary>
    public static string Remedy(string word, IReadOnlyCollection<string> known) => NearestName.Remedy(word, known);
}
