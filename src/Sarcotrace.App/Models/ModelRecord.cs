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
        ImmutableArray<(string Key, string Value)> chosen, Answers answers) => Of([(Path.GetFileName(path), path)], title, simulated, notes, chosen, answers);

    /// <summary>Makes the record of a question that was asked of several files.</summary>
    /// <param name="paths">The files, whose bytes are hashed.</param>
    /// <param name="title">Title for people.</param>
    /// <param name="simulated">Whether what is shown was made by a program.</param>
    /// <param name="notes">What was inferred or is doubtful.</param>
    /// <param name="chosen">Every option, as text.</param>
    /// <param name="answers">What came back.</param>
    internal static RunRecord Of(
        ImmutableArray<string> paths, string title, bool simulated, ImmutableArray<Problem> notes,
        ImmutableArray<(string Key, string Value)> chosen, Answers answers) =>
        Of([.. paths.Select(path => (Path.GetFileName(path), path))], title, simulated, notes, chosen, answers);

    /// <summary>Makes it of several files.</summary>
    /// <param name="files">What a reader calls each, and where it lies.</param>
    /// <param name="title">Title for people.</param>
    /// <param name="simulated">Whether what is shown was made by a program.</param>
    /// <param name="notes">What was inferred or is doubtful.</param>
    /// <param name="chosen">Every option, as text.</param>
    /// <param name="answers">What came back.</param>
    internal static RunRecord Of(
        ImmutableArray<(string Name, string Path)> files, string title, bool simulated, ImmutableArray<Problem> notes,
        ImmutableArray<(string Key, string Value)> chosen, Answers answers)
    {
        ImmutableArray<InputFile> inputs = [.. files.Select(file => Input(file.Name, File.ReadAllBytes(file.Path)))];
        var hashes = string.Join(' ', inputs.Select(input => input.Sha256));
        var key = Hash(Encoding.UTF8.GetBytes($"{Program.Version} {hashes} {string.Join(' ', chosen)}"));
        return new RunRecord(Program.Version, title, simulated, inputs, notes, [], 0, [new Asked(key, chosen, answers)]);
    }

    static InputFile Input(string name, byte[] bytes) => new(name, Hash(bytes), bytes.LongLength);

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
