using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sarcotrace.Core;

namespace Sarcotrace.App.Models;

/// <summary>The record of a question that was asked of one file.</summary>
static class ModelRecord
{
    /// <summary>Makes it.</summary>
    /// <param name="path">The file, whose bytes are hashed.</param>
    /// <param name="title">Title for people.</param>
    /// <param name="simulated">Whether what is shown was made by a program.</param>
    /// <param name="notes">What was inferred or is doubtful.</param>
    /// <param name="chosen">Every option, as text.</param>
    /// <param name="answers">What came back.</param>
    internal static RunRecord Of(
        string path, string title, bool simulated, ImmutableArray<Problem> notes,
        ImmutableArray<(string Key, string Value)> chosen, Answers answers)
    {
        var bytes = File.ReadAllBytes(path);
        var input = new InputFile(Path.GetFileName(path), Hash(bytes), bytes.LongLength);
        var key = Hash(Encoding.UTF8.GetBytes($"{Program.Version} {input.Sha256} {string.Join(' ', chosen)}"));
        return new RunRecord(Program.Version, title, simulated, [input], notes, [], 0, [new Asked(key, chosen, answers)]);
    }

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
