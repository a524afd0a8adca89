using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Comparisons;
using Sarcotrace.Files.Comparisons;
using Sarcotrace.Files.LabTables;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Intervention;
using Adjustment = Sarcotrace.Statistics.Means.Adjustment;

namespace Sarcotrace.App.Cli;

/// <summary>Compares groups of animals in a laboratory's table.</summary>
static class CompareCommand
{
    static readonly string[] Adjustments = ["tukey", "dunnett", "holm", "sidak", "bonferroni", "scheffe", "fdr", "none"];

    internal static Command Make()
    {
        var table = new Argument<string>("table")
        {
            Description = "A laboratory's table (xlsx, csv, tsv, Parquet), or a comparison file (.yaml) that names one",
        };
        var outcome = new Option<string?>("--outcome")
        {
            Description = "Columns that are compared, separated by commas, the primary one first; by default the last column of numbers",
        };
        var by = new Option<string?>("--by")
        {
            Description = "One to three columns of groups, separated by commas, the treatment first; by default the column named group, arm or treatment",
        };
        var control = new Option<string?>("--control") { Description = "Group of the first column that the others are compared with; by default all with all" };
        var covariate = new Option<string?>("--covariate") { Description = "Columns that the comparison is adjusted for, such as a baseline" };
        var animal = new Option<string?>("--animal") { Description = "Column of the animal; found by its name otherwise, as are litter, cage, batch and time" };
        var litter = new Option<string?>("--litter") { Description = "Column of the litter" };
        var cage = new Option<string?>("--cage") { Description = "Column of the cage" };
        var batch = new Option<string?>("--batch") { Description = "Column of the batch, gel or plate" };
        var time = new Option<string?>("--time") { Description = "Column of time where animals are measured again" };
        var unit = new Option<string?>("--treatment-unit") { Description = "Column of what the treatment was given to, where the data do not show it" };
        var area = new Option<bool>("--area")
        {
            Description = "Make repeated measurements one value an animal: the area under its course, over the time it spans",
        };
        var asSlope = new Option<TimeAs>("--time-as") { Description = "chosen (a factor up to six times, else a slope), factor or slope" };
        var formula = new Option<string?>("--formula") { Description = "A model in the usual notation, such as \"weight ~ arm * week + (1 + week | animal)\"" };
        var adjust = new Option<string?>("--adjust") { Description = $"Adjustment within a family: {string.Join(", ", Adjustments)}" };
        adjust.AcceptOnlyFromAmong(Adjustments);
        var equal = new Option<bool>("--equal-variances") { Description = "Take independent groups to have one variance" };
        var ratio = new Option<bool>("--ratio") { Description = "Compare by logarithms: differences become ratios" };
        var smallest = new Option<double?>("--smallest-effect") { Description = "The smallest difference, or ratio, that would matter" };
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "An animal left out, with the reason: m12=died",
            AllowMultipleArgumentsPerToken = true,
        };
        var repeated = new Option<string?>("--repeated")
        {
            Description = "A measurement that stands in several columns, one a time: Weight for Weight week 0, Weight week 4 …",
        };
        var kind = new Option<OutcomeKind>("--kind") { Description = "measured, counted, share, survival or doseresponse" };
        var seen = new Option<string?>("--event") { Description = "For survival: column of 1 (the event was seen) and 0 (not yet)" };
        var dose = new Option<string?>("--dose") { Description = "For doseresponse: column of the dose" };
        var exposure = new Option<string?>("--per") { Description = "For counted and share: column of what was looked at, such as area, fields or trials" };
        var sheet = new Option<string?>("--sheet") { Description = "Sheet of a workbook; by default the first with a table" };
        var simulated = new Option<bool>("--simulated") { Description = "Say on every page that the data are simulated" };
        var common = new CommonOptions();
        var command = new Command("compare", "Compare groups of animals, each independent unit counting once.")
        {
            table, outcome, by, control, covariate, animal, litter, cage, batch, time, unit, area, asSlope, formula, adjust, equal, ratio, smallest,
            exclude, repeated, kind, seen, dose, exposure, sheet, simulated, common.Out, common.Json, common.Threads,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(table)!;
            var file = IsFile(path) ? ComparisonFile.Read(path) : null;
            if (file is { Value: null }) return Terminal.Refuse(parsed, file.Problems);

            var written = file?.Value;
            var tablePath = written is null ? path : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, written.Table);
            var loaded = LabTable.Read(tablePath, parsed.GetValue(sheet) ?? written?.Sheet);
            if (loaded.Value is not { } data) return Terminal.Refuse(parsed, loaded.Problems);

            List<Problem> notes = [.. file?.Problems ?? [], .. loaded.Problems];
            var timed = parsed.GetValue(repeated) is { } stem ? ComparisonGuess.Long(ref data, stem, notes) : null;
            var said = written is null ? new ComparisonOptions() : ComparisonGuess.Options(written);
            var options = said with
            {
                Outcomes = Names(parsed.GetValue(outcome)) is { IsEmpty: false } outcomes ? outcomes
                    : timed is { } measure ? [measure] : said.Outcomes.IsEmpty ? ComparisonGuess.Outcome(data, notes) : said.Outcomes,
                By = Names(parsed.GetValue(by)) is { IsEmpty: false } factors ? factors : said.By.IsEmpty ? ComparisonGuess.Groups(data, notes) : said.By,
                Control = parsed.GetValue(control) ?? said.Control,
                Covariates = Names(parsed.GetValue(covariate)) is { IsEmpty: false } adjusted ? adjusted : said.Covariates,
                Animal = parsed.GetValue(animal) ?? said.Animal,
                Litter = parsed.GetValue(litter) ?? said.Litter,
                Cage = parsed.GetValue(cage) ?? said.Cage,
                Batch = parsed.GetValue(batch) ?? said.Batch,
                Time = parsed.GetValue(time) ?? (timed is null ? said.Time : ComparisonGuess.TimeColumn),
                TreatmentUnit = parsed.GetValue(unit) ?? said.TreatmentUnit,
                Area = parsed.GetValue(area),
                TimeAs = parsed.GetValue(asSlope),
                Formula = parsed.GetValue(formula) ?? said.Formula,
                Adjust = Adjusting(parsed.GetValue(adjust)) ?? said.Adjust,
                EqualVariances = parsed.GetValue(equal),
                Scale = parsed.GetValue(ratio) ? OutcomeScale.Ratio : said.Scale,
                SmallestEffect = parsed.GetValue(smallest) ?? said.SmallestEffect,
                Exclusions = [.. said.Exclusions,
                    .. (parsed.GetValue(exclude) ?? []).Select(word => word.Split('=', 2))
                    .Select(word => new Exclude(word[0], word.Length > 1 ? word[1] : "no reason given"))],
            };
            var special = new SpecialOptions
            {
                Kind = parsed.GetValue(kind) is not OutcomeKind.Measured and var chosen
                    ? chosen : written is null ? OutcomeKind.Measured : ComparisonGuess.Kind(written),
                Event = parsed.GetValue(seen) ?? written?.SurvivalEvent,
                Dose = parsed.GetValue(dose) ?? written?.Dose,
                Exposure = parsed.GetValue(exposure),
            };
            if (special.Kind == OutcomeKind.Survival && written?.SurvivalTime is { } until) options = options with { Outcomes = [until] };
            return Ask(parsed, common, [.. written is null ? new[] { path } : [path, tablePath]], data, (options, special, written), [.. notes],
                parsed.GetValue(simulated) || written is { Simulated: true }, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace compare grip.xlsx --outcome grip --by arm --control vehicle",
            "sarcotrace compare weights.csv --outcome weight --by diet,metabolite --time week --animal mouse --litter litter",
            "sarcotrace compare weights.xlsx --repeated \"Body weight\" --by Group",
            "sarcotrace compare mice.csv --outcome lean --by arm --covariate baseline,weight",
            "sarcotrace compare mice.csv --kind survival --outcome days --event died --by arm",
            "sarcotrace compare samples/comparison/comparison.yaml");
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, ImmutableArray<string> paths, Measurements data,
        (ComparisonOptions Options, SpecialOptions Special, Comparison? Written) asked, ImmutableArray<Problem> notes, bool simulated, CancellationToken cancel)
    {
        var (options, special, written) = asked;
        var file = Path.GetFileName(paths[^1]);
        ImmutableArray<Problem> problems = [.. notes, .. OptionCheck.Of(options, special, data, file)];
        if (problems.Any(problem => problem.Severity == Severity.Error)) return Terminal.Refuse(parsed, problems);

        IQuestion<Measurements> question = special.Kind switch
        {
            OutcomeKind.Survival => new SurvivalComparison(options, special),
            OutcomeKind.Counted or OutcomeKind.Share => new CountComparison(options, special),
            OutcomeKind.DoseResponse => new DoseComparison(options, special),
            _ => new GroupComparison(options, parsed.GetValue(common.Threads)),
        };
        var answers = Terminal.WithProgress(progress => question.Ask(data, progress, cancel));
        if (written is not null)
            answers = answers with { Tables = [.. answers.Tables, ArriveChecklist.Table(written)], Sources = [.. answers.Sources, ArriveItem.Source] };
        var title = written?.Title ?? Path.GetFileNameWithoutExtension(paths[^1]);
        var record = ModelRecord.Of(paths, title, simulated, problems, [.. SettingsBinder.Describe(options), .. SettingsBinder.Describe(special)], answers);
        return common.Finish(parsed, record, cancel);
    }

    static bool IsFile(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    static ImmutableArray<string> Names(string? words) =>
        [.. (words ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static Adjustment? Adjusting(string? word) => word switch
    {
        null => null,
        "fdr" => Adjustment.BenjaminiHochberg,
        _ => Enum.Parse<Adjustment>(word, ignoreCase: true),
    };
}
