using System.CommandLine;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Quantification;

namespace Sarcotrace.App.Cli;

/// <summary>Reads concentrations from targeted chromatography.</summary>
static class SignalQuantifyCommand
{
    internal static Command Make()
    {
        var file = new Argument<string>("file")
        {
            Description = "A row an injection and analyte: order, kind (standard, blank, sample, control, neat, after, before), name, analyte, nominal, area, internal",
        };
        var unit = new Option<string?>("--unit") { Description = "Unit of the concentrations, where the header does not say it" };
        var map = new Option<string[]>("--map") { Description = "What a column is, such as area=Peak,internal=IS", AllowMultipleArgumentsPerToken = true };
        var choices = new[]
        {
            Choice("--weight", "weight", "automatic, one, inverse (1/x) or inverse-square"),
            Choice("--matrix", "matrix", "What was analysed, such as plasma, urine or muscle"),
            Choice("--isomers-separated", "isomers-separated", "true where sarcosine and both alanines have peaks of their own"),
        };
        var simulated = new Option<bool>("--simulated") { Description = "Mark results as made from simulated data" };
        var common = new CommonOptions();
        var command = new Command("quantify", "Read concentrations from targeted chromatography, and say which can be believed.") { file, unit, map };
        foreach (var (option, _) in choices) command.Add(option);
        foreach (var option in (Option[])[simulated, common.Out, common.Threads, common.Json, common.Set]) command.Add(option);
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            var bound = SettingsBinder.Bind(typeof(QuantificationOptions), SettingsBinder.FromWords(
            [
                .. choices.Select(choice => (choice.Key, Value: parsed.GetValue(choice.Option)))
                    .Where(choice => choice.Value is not null).Select(choice => (choice.Key, choice.Value!)),
                .. pairs,
            ]), "options", "signal quantify");
            var (columns, unclear) = AssayColumns.Of(parsed.GetValue(map) ?? []);
            problems = [.. problems, .. bound.Problems, .. unclear];
            if (bound.Value is not QuantificationOptions options || problems.Length > 0) return Terminal.Refuse(parsed, problems);

            var path = parsed.GetValue(file)!;
            var read = InjectionReader.Read(path, parsed.GetValue(unit), columns);
            if (read.Value is not { } table) return Terminal.Refuse(parsed, read.Problems);

            var answers = Terminal.WithProgress(progress => new TargetedQuantification(options).Ask(table, progress, cancel));
            return AssayRun.Finish(
                parsed, common, [path], parsed.GetValue(simulated), read.Problems, SettingsBinder.Describe(options), answers, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace signal quantify samples/quantify/sarcosine.csv --simulated --isomers-separated true",
            "sarcotrace signal quantify areas.xlsx --unit umol/L --weight inverse-square",
            "sarcotrace signal quantify export.csv --map area=Peak,internal=IS,nominal=Actual --matrix serum");
    }

    static (Option<string?> Option, string Key) Choice(string name, string key, string says) => (new(name) { Description = says }, key);
}
