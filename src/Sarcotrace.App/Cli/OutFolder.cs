using System.CommandLine;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Cli;

/// <summary>--out, a folder of results. That none can lie there is said before anything is computed.</summary>
sealed class OutFolder : Option<string?>
{
    readonly string? _usual;

    /// <summary>Makes the option.</summary>
    /// <param name="usual">Where results lie if nothing is said; null where a study file says it.</param>
    internal OutFolder(string? usual)
        : base("--out", "-o")
    {
        _usual = usual;
        Description = "Folder for the results; it is replaced whole";
        CommonOptions.NotEmpty(this);
    }

    /// <summary>Where the results will lie, as far as the command line says it.</summary>
    internal string? Of(ParseResult parsed) => parsed.GetValue(this) ?? _usual;

    /// <summary>What is in the way; null where nothing is.</summary>
    internal string? Obstacle(ParseResult parsed) =>
        Of(parsed) is { } folder && ResultFolder.Obstacle(folder) is { } obstacle ? $"--out: {obstacle.What}; {obstacle.Remedy}" : null;
}
