using System.Text.Json;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Results;

/// <summary>answers.json: one run whole, so that a report can be drawn without computing and two runs compared with diff.</summary>
public static class AnswersFile
{
    /// <summary>Name of the format and its number, first in the file.</summary>
    internal const string Format = "sarcotrace-answers-1";

    /// <summary>Writes a run into one file, however long its tables; equal runs give equal bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream to, RunRecord run) => new AnswersWriter(to, LengthLimits.None, new Dictionary<string, string>(), 1).Write(run);

    /// <summary>Reads a run back, with the tables and lists that lie beside it.</summary>
    /// <param name="path">Where it lies.</param>
    public static Loaded<RunRecord> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return new(null, [new(name, null, null, "there are no answers here", "run the study first: sarcotrace run study.yaml")]);

        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return new AnswersReader(Path.GetDirectoryName(Path.GetFullPath(path))!).Run(document.RootElement, Format) is { } run
                ? new(run, [])
                : new(null, [new(name, null, "format", $"this is not {Format}", "run the study again with this version")]);
        }
        catch (TableException missing)
        {
            return new(null, [new(name, null, null, missing.Message, missing.Remedy)]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new(null, [new(name, null, null, $"the file is broken: {broken.Message}", "run the study again")]);
        }
    }
}
