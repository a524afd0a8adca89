using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.Core;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Images;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Blot;

namespace Sarcotrace.App.Cli;

/// <summary>Compares bands of a Western blot.</summary>
static class SignalBlotCommand
{
    internal static Command Make()
    {
        var file = new Argument<string>("file")
        {
            Description = "A table of bands (csv, tsv, xlsx, Parquet): lane, gel, animal, group, target, kind, intensity, saturated; or a grey image (TIFF, PNG), whose bands are measured",
        };
        var map = new Option<string[]>("--map")
        {
            Description = "What a column is, such as intensity=Volume,target=Protein",
            AllowMultipleArgumentsPerToken = true,
        };
        var choices = new[]
        {
            Choice("--control", "control", "The control group"),
            Choice("--scale", "scale", "Scale on which ratios are compared: log or linear"),
            Choice("--saturated", "saturated", "Saturated bands: exclude or keep"),
            Choice("--correction", "correction", "For the number of comparisons: bh, holm or none"),
        };
        var measures = new[]
        {
            Choice("--lanes", "lanes", "Image: how many lanes lie side by side"),
            Choice("--box", "box", "Image: left, top, width and height of all lanes in pixels, such as 40,10,600,300"),
            Choice("--background", "background", "Image: valley (between the feet of a band), rolling, straight or none"),
        };
        var light = new Option<bool>("--light-bands") { Description = "Image: bands are light on dark" };
        var bands = new Option<string?>("--bands") { Description = "Image: table of bands to write, whose empty columns you fill in; nothing is overwritten" };
        var simulated = new Option<bool>("--simulated") { Description = "Mark results as made from simulated data" };
        var common = new CommonOptions();
        var command = new Command("blot", "Say which proteins, or their modified forms, are more or less than in the control, and by how much.") { file, map };
        foreach (var (option, _) in choices.Concat(measures)) command.Add(option);
        foreach (var option in (Option[])[light, bands, simulated, common.Out, common.Threads, common.Json, common.Set]) command.Add(option);
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(file)!;
            var isImage = Path.GetExtension(path).ToUpperInvariant() is ".TIF" or ".TIFF" or ".PNG" or ".JPG" or ".JPEG";
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            var bound = SettingsBinder.Bind(isImage ? typeof(DensitometryOptions) : typeof(BlotOptions), SettingsBinder.FromWords(
            [
                .. (isImage ? measures : choices).Select(choice => (choice.Key, Value: parsed.GetValue(choice.Option)))
                    .Where(choice => choice.Value is not null).Select(choice => (choice.Key, choice.Value!)),
                .. isImage && parsed.GetValue(light) ? [("light-bands", "true")] : Array.Empty<(string, string)>(), .. pairs,
            ]), "options", "signal blot");
            var (columns, unclear) = AssayColumns.Of(parsed.GetValue(map) ?? []);
            problems = [.. problems, .. bound.Problems, .. unclear];
            if (problems.Length > 0) return Terminal.Refuse(parsed, problems);

            return bound.Value switch
            {
                DensitometryOptions measured => Measure(parsed, common, path, measured, parsed.GetValue(bands), parsed.GetValue(simulated), cancel),
                BlotOptions compared => Compare(parsed, common, path, columns, compared, parsed.GetValue(simulated), cancel),
                _ => throw new InvalidOperationException("options of another question"),
            };
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace signal blot samples/blot/bands.csv --control young --simulated",
            "sarcotrace signal blot bands.xlsx --control vehicle --map intensity=Volume --saturated keep",
            "sarcotrace signal blot samples/blot/gel.tif --lanes 6 --bands measured.csv --simulated");
    }

    static int Compare(
        ParseResult parsed, CommonOptions common, string path, ImmutableArray<(string, string)> columns, BlotOptions options, bool simulated,
        CancellationToken cancel)
    {
        var read = BlotTable.Read(path, columns);
        if (read.Value is not { } run) return Terminal.Refuse(parsed, read.Problems);
        if (options.Misfits(run) is { IsEmpty: false } misfits) return Terminal.Refuse(parsed, misfits);

        var answers = Terminal.WithProgress(progress => new ProteinRatios(options).Ask(run, progress, cancel));
        return AssayRun.Finish(parsed, common, [path], simulated, read.Problems, SettingsBinder.Describe(options), answers, cancel);
    }

    static int Measure(
        ParseResult parsed, CommonOptions common, string path, DensitometryOptions options, string? bands, bool simulated, CancellationToken cancel)
    {
        if (bands is not null && File.Exists(bands))
            return Terminal.Refuse(parsed, [new(bands, null, null, "the file exists", "name another, or move it away")]);

        var read = GreyImageFile.Read(path);
        if (read.Value is not { } image) return Terminal.Refuse(parsed, read.Problems);
        if (options.Misfits(image) is { IsEmpty: false } misfits) return Terminal.Refuse(parsed, misfits);

        var answers = Terminal.WithProgress(progress => new LaneDensitometry(options).Ask(image, progress, cancel));
        var code = AssayRun.Finish(parsed, common, [path], simulated, read.Problems, SettingsBinder.Describe(options), answers, cancel);
        if (bands is not null && answers.Find("blot-bands") is { } table)
        {
            using var writer = new StreamWriter(bands);
            CsvTables.Write(writer, Template(table, Path.GetFileNameWithoutExtension(path)));
        }

        return code;
    }

    // What the comparison reads, with what only the researcher knows left empty.
    static Table Template(Table bands, string gel)
    {
        string?[] empty = new string?[bands.Rows];
        return new("bands", bands.Title,
        [
            new TextColumn("gel", "gel", [.. empty.Select(_ => gel)]),
            .. bands.Columns.Where(column => column.Name is "lane" or "band" or "intensity"),
            new TextColumn("saturated", "whether pixels are at the end of the scale",
                [.. bands.Numbers("saturated_pixels").Select(count => count > 0 ? "yes" : "no")]),
            .. ((string[])["animal", "group", "target", "kind"]).Select(name => new TextColumn(name, "to fill in", [.. empty])),
        ]);
    }

    static (Option<string?> Option, string Key) Choice(string name, string key, string says) => (new(name) { Description = says }, key);
}
