using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Elisa;

namespace Sarcotrace.App.Cli;

/// <summary>Reads concentrations from an immunoassay.</summary>
static class SignalElisaCommand
{
    internal static Command Make()
    {
        var file = new Argument<string>("file")
        {
            Description = "Wells, a row each: kind (standard, blank, sample, control), name, concentration, dilution, signal; or a reader's grid with --layout",
        };
        var layout = new Option<string?>("--layout") { Description = "What the wells of a grid hold: a table with well, kind, name, concentration, dilution" };
        var unit = new Option<string?>("--unit") { Description = "Unit of the concentrations, where the header does not say it" };
        var map = new Option<string[]>("--map") { Description = "What a column is, such as signal=OD450,name=Animal", AllowMultipleArgumentsPerToken = true };
        var choices = new[]
        {
            Choice("--curve", "curve", "automatic, four or five parameters"),
            Choice("--weight", "weight", "automatic, one, inverse (1/signal) or inverse-square"),
            Choice("--blanks", "blanks", "standard (concentration 0), subtract or ignore"),
        };
        var simulated = new Option<bool>("--simulated") { Description = "Mark results as made from simulated data" };
        var common = new CommonOptions();
        var command = new Command("elisa", "Read concentrations from an immunoassay, and say which can be believed.") { file, layout, unit, map };
        foreach (var (option, _) in choices) command.Add(option);
        foreach (var option in (Option[])[simulated, common.Out, common.Threads, common.Json, common.Set]) command.Add(option);
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            var bound = SettingsBinder.Bind(typeof(ElisaOptions), SettingsBinder.FromWords(
            [
                .. choices.Select(choice => (choice.Key, Value: parsed.GetValue(choice.Option)))
                    .Where(choice => choice.Value is not null).Select(choice => (choice.Key, choice.Value!)),
                .. pairs,
            ]), "options", "signal elisa");
            var (columns, unclear) = AssayColumns.Of(parsed.GetValue(map) ?? []);
            problems = [.. problems, .. bound.Problems, .. unclear];
            if (bound.Value is not ElisaOptions options || problems.Length > 0) return Terminal.Refuse(parsed, problems);

            var (path, wells) = (parsed.GetValue(file)!, parsed.GetValue(layout));
            var read = ElisaReader.Read(path, wells, parsed.GetValue(unit), columns);
            if (read.Value is not { } table) return Terminal.Refuse(parsed, read.Problems);

            var answers = Terminal.WithProgress(progress => new ElisaConcentrations(options).Ask(table, progress, cancel));
            ImmutableArray<string> inputs = wells is null ? [path] : [path, wells];
            return AssayRun.Finish(
                parsed, common, inputs, parsed.GetValue(simulated), read.Problems, SettingsBinder.Describe(options), answers, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace signal elisa samples/elisa/il10.csv --simulated",
            "sarcotrace signal elisa reader.csv --layout layout.csv --unit pg/mL",
            "sarcotrace signal elisa plates.xlsx --map signal=OD450,name=Animal --blanks subtract --weight inverse-square");
    }

    static (Option<string?> Option, string Key) Choice(string name, string key, string says) => (new(name) { Description = says }, key);
}
