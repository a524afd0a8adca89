using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Rdml;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Qpcr;

namespace Sarcotrace.App.Cli;

/// <summary>Compares expression measured by real-time PCR.</summary>
static class SignalQpcrCommand
{
    internal static Command Make()
    {
        var file = new Argument<string>("file") { Description = "An RDML file, or a table of Cq (csv, tsv, xlsx, Parquet): a row a well, or a column a gene" };
        var samples = new Option<string?>("--samples") { Description = "Table that names the animal and group of each sample" };
        var groups = new Option<string?>("--groups") { Description = "Groups of the rows in order, for a table without them, such as brain:6,kidney:6" };
        var map = new Option<string[]>("--map") { Description = "What a column is, such as cq=CT,target=Detector", AllowMultipleArgumentsPerToken = true };
        var choices = new[]
        {
            Choice("--reference", "references", "Reference genes, separated by commas; without it those that the file marks"),
            Choice("--control", "control", "The control group, whose mean is the calibrator"),
            Choice("--efficiency", "efficiencies", "Efficiencies, such as Gapdh=0.97,Trim63=1.02; 1 is doubling"),
            Choice("--amounts", "amounts", "known (efficiencies where all are known), doubling (Livak) or corrected (Pfaffl)"),
            Choice("--test", "test", "welch, pooled or wilcoxon"),
            Choice("--unit", "unit", "What counts as one: animal, sample or well"),
            Choice("--undetermined", "undetermined", "Wells without Cq: exclude or last-cycle"),
            Choice("--tubes", "tubes", "Gene and reference from the same sample or from separate ones: same or separate"),
            Choice("--correction", "correction", "For the number of comparisons: bh, holm or none"),
        };
        var paired = new Option<bool>("--paired") { Description = "Compare within pairs: a column pair, or animals that stand in both groups" };
        var simulated = new Option<bool>("--simulated") { Description = "Mark results as made from simulated data" };
        var common = new CommonOptions();
        var command = new Command("qpcr", "Say which genes are expressed more or less than in the control, and by how much.") { file, samples, groups, map };
        foreach (var (option, _) in choices) command.Add(option);
        foreach (var option in (Option[])[paired, simulated, common.Out, common.Threads, common.Json, common.Set]) command.Add(option);
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            var bound = SettingsBinder.Bind(typeof(QpcrOptions), SettingsBinder.FromWords(
            [
                .. choices.Select(choice => (choice.Key, Value: parsed.GetValue(choice.Option))).Where(choice => choice.Value is not null)
                    .Select(choice => (choice.Key, choice.Value!)),
                .. parsed.GetValue(paired) ? [("paired", "true")] : Array.Empty<(string, string)>(), .. pairs,
            ]), "options", "signal qpcr");
            var (rows, wrong) = RowGroups(parsed.GetValue(groups));
            var (columns, unclear) = AssayColumns.Of(parsed.GetValue(map) ?? []);
            problems = [.. problems, .. bound.Problems, .. wrong, .. unclear];
            if (bound.Value is not QpcrOptions options || problems.Length > 0) return Terminal.Refuse(parsed, problems);

            var path = parsed.GetValue(file)!;
            var read = Read(path, parsed.GetValue(samples), new(columns, rows));
            if (read.Value is not { } run) return Terminal.Refuse(parsed, read.Problems);
            if (options.Misfits(run) is { IsEmpty: false } misfits) return Terminal.Refuse(parsed, misfits);

            var answers = Terminal.WithProgress(progress => new RelativeExpression(options).Ask(run, progress, cancel));
            return AssayRun.Finish(parsed, common, [path, .. parsed.GetValue(samples) is { } named ? [named] : Array.Empty<string>()],
                parsed.GetValue(simulated), read.Problems, SettingsBinder.Describe(options), answers, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace signal qpcr samples/qpcr/cq.csv --reference Gapdh,Actb,Tbp --control young --simulated",
            "sarcotrace signal qpcr plate.rdml --samples animals.csv --reference Gapdh --control vehicle",
            "sarcotrace signal qpcr ct1.csv --groups brain:6,kidney:6 --reference GAPDH --control brain --tubes separate");
    }

    static (Option<string?> Option, string Key) Choice(string name, string key, string says) => (new(name) { Description = says }, key);

    static Loaded<QpcrRun> Read(string path, string? samples, QpcrTableOptions options)
    {
        var isRdml = Path.GetExtension(path).ToUpperInvariant() is ".RDML" or ".RDM" or ".XML";
        var run = isRdml ? RdmlReader.Read(path) : QpcrTable.Read(path, options);
        if (run.Value is null || samples is null) return run;

        var named = SampleTable.Onto(run.Value, samples);
        return named with { Problems = [.. run.Problems, .. named.Problems] };
    }

    static (ImmutableArray<(string, int)> Groups, ImmutableArray<Problem> Problems) RowGroups(string? words)
    {
        List<(string, int)> groups = [];
        List<Problem> problems = [];
        foreach (var word in words?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (word.Split(':') is [{ Length: > 0 } group, var rows] && int.TryParse(rows, out var count) && count > 0) groups.Add((group, count));
            else problems.Add(new("--groups", null, word, "this is not group:rows", "write for example brain:6,kidney:6"));
        }

        return ([.. groups], [.. problems]);
    }
}
