using System.Text.Json;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Results;

/// <summary>answers.json: one run whole, so that a report can be drawn without computing and two runs compared with diff.</summary>
public static class AnswersFile
{
    /// <summary>Name of the format and its number, first in the file.</summary>
    internal const string Format = "sarcotrace-answers-1";

    const long MostBytes = 1L << 30;

    /// <summary>Writes a run into one file, however long its tables; equal runs give equal bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream to, RunRecord run) =>
        new AnswersWriter(to, LengthLimits.None, new Dictionary<string, string>(), new Dictionary<TableColumn, byte[]>()).Write(run);

    /// <summary>Reads a run back, with the tables and lists that lie beside it.</summary>
    /// <param name="path">Where it lies.</param>
    public static Loaded<RunRecord> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return new(null, [new(name, null, null, "there are no answers here", "run the study first: sarcotrace run study.yaml")]);

        if (FileSize.Of(path) is 0 or > MostBytes) return new(null, [new(name, null, null, "the file is empty, or larger than 1 GiB", "run the study again")]);

        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (new AnswersReader(Path.GetDirectoryName(Path.GetFullPath(path))!).Run(document.RootElement, Format) is not { } run)
                return new(null, [new(name, null, "format", $"this is not {Format}", "run the study again with this version")]);

            return AnswersCheck.Fault(run) is { } fault ? new(null, [new(name, null, null, $"the file holds {fault}", "run the study again")]) : new(run, []);
        }
        catch (TableException missing)
        {
            return new(null, [new(name, null, null, missing.Message, missing.Remedy)]);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return new(null, [new(name, null, null, $"the file is broken: {broken.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "run the study again")]);
        }
    }
}
