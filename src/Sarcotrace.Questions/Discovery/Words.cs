using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Words for figures, taken from what the tables say of their columns.</summary>
static class Words
{
    /// <summary>What stands behind a word: "its 95 % interval" behind "its ".</summary>
    internal static string After(string word, string meaning) =>
        meaning.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 ? meaning[(at + word.Length)..] : meaning;

    /// <summary>"q &lt; 0.05 (Benjamini-Hochberg over the metabolites of one trait)".</summary>
    internal static string Accepted(Table associations) =>
        $"q < {After("q lies below ", associations.Meaning("accepted"))} ({associations.Meaning("q")})";

    /// <summary>A trait as an axis or a row has room for it.</summary>
    internal static string Short(string trait) => trait switch
    {
        "asmi" => "ASM/height²",
        "asm" => "ASM",
        _ => Roles.Find(trait) is null ? trait : trait.Replace('-', ' '),
    };
}
