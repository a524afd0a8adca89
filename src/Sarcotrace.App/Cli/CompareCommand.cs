using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Files.LabTables;
using Sarcotrace.Questions.Intervention;
using Sarcotrace.Statistics.Means;

namespace Sarcotrace.App.Cli;

/// <summary>Compares groups of animals in a laboratory's table.</summary>
static class CompareCommand
{
    static readonly string[] Adjustments = ["tukey", "dunnett", "holm", "sidak", "bonferroni", "scheffe", "fdr", "none"];

    internal static Command Make()
    {
        var table = new Argument<string>("table") { Description = "A laboratory's table: xlsx, csv, tsv or Parquet" };
        var outcome = new Option<string?>("--outcome") { Description = "Columns that are compared, separated by commas, the primary one first; by default the last column of numbers" };
        var by = new Option<string?>("--by") { Description = "One to three columns of groups, separated by commas, the treatment first; by default the column named group, arm or treatment" };
        var control = new Option<string?>("--control") { Description = "Group of the first column that the others are compared with; by default all with all" };
        var covariate = new Option<string?>("--covariate") { Description = "Columns that the comparison is adjusted for, such as a baseline" };
        var animal = new Option<string?>("--animal") { Description = "Column of the animal; found by its name otherwise, as are litter, cage, batch and time" };
        var litter = new Option<string?>("--litter") { Description = "Column of the litter" };
        var cage = new Option<string?>("--cage") { Description = "Column of the cage" };
        var batch = new Option<string?>("--batch") { Description = "Column of the batch, gel or plate" };
        var time = new Option<string?>("--time") { Description = "Column of time where animals are measured again" };
        var unit = new Option<string?>("--treatment-unit") { Description = "Column of what the treatment was given to, where the data do not show it" };
        var asSlope = new Option<TimeAs>("--time-as") { Description = "chosen (a factor up to six times, else a slope), factor or slope" };
        var formula = new Option<string?>("--formula") { Description = "A model in the usual notation, such as \"weight ~ arm * week + (1 + week | animal)\"" };
        var adjust = new Option<string?>("--adjust") { Description = $"Adjustment within a family: {string.Join(", ", Adjustments)}" };
        adjust.AcceptOnlyFromAmong(Adjustments);
        var equal = new Option<bool>("--equal-variances") { Description = "Take independent groups to have one variance" };
        var ratio = new Option<bool>("--ratio") { Description = "Compare by logarithms: differences become ratios" };
        var smallest = new Option<double?>("--smallest-effect") { Description = "The smallest difference, or ratio, that would matter" };
        var exclude = new Option<string[]>("--exclude") { Description = "An animal left out, with the reason: m12=died", AllowMultipleArgumentsPerToken = true };
        var sheet = new Option<string?>("--sheet") { Description = "Sheet of a workbook; by default the first with a table" };
        var simulated = new Option<bool>("--simulated") { Description = "Say on every page that the data are simulated" };
        var common = new CommonOptions();
        var command = new Command("compare", "Compare groups of animals, each independent unit counting once.")
        {
            table, outcome, by, control, covariate, animal, litter, cage, batch, time, unit, asSlope, formula, adjust, equal, ratio, smallest,
            exclude, sheet, simulated, common.Out, common.Json, common.Threads,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(table)!;
            var loaded = LabTable.Read(path, parsed.GetValue(sheet));
            if (loaded.Value is not { } data) return Terminal.Refuse(parsed, loaded.Problems);

            List<Problem> notes = [.. loaded.Problems];
            var options = new ComparisonOptions
            {
                Outcomes = Names(parsed.GetValue(outcome)) is { IsEmpty: false } outcomes ? outcomes : Guess.Outcome(data, notes),
                By = Names(parsed.GetValue(by)) is { IsEmpty: false } factors ? factors : Guess.Groups(data, notes),
                Control = parsed.GetValue(control),
                Covariates = Names(parsed.GetValue(covariate)),
                Animal = parsed.GetValue(animal),
                Litter = parsed.GetValue(litter),
                Cage = parsed.GetValue(cage),
                Batch = parsed.GetValue(batch),
                Time = parsed.GetValue(time),
                TreatmentUnit = parsed.GetValue(unit),
                TimeAs = parsed.GetValue(asSlope),
                Formula = parsed.GetValue(formula),
                Adjust = Adjusting(parsed.GetValue(adjust)),
                EqualVariances = parsed.GetValue(equal),
                Scale = parsed.GetValue(ratio) ? OutcomeScale.Ratio : OutcomeScale.AsMeasured,
                SmallestEffect = parsed.GetValue(smallest),
                Exclusions = [.. (parsed.GetValue(exclude) ?? []).Select(word => word.Split('=', 2)).Select(word => new Exclude(word[0], word.Length > 1 ? word[1] : "no reason given"))],
            };
            return Ask(parsed, common, path, data, options, [.. notes], parsed.GetValue(simulated), cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace compare grip.xlsx --outcome grip --by arm --control vehicle",
            "sarcotrace compare weights.csv --outcome weight --by diet,metabolite --time week --animal mouse --litter litter",
            "sarcotrace compare mice.csv --outcome lean --by arm --covariate baseline,weight");
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, string path, Measurements data, ComparisonOptions options, ImmutableArray<Problem> notes,
        bool simulated, CancellationToken cancel)
    {
        var question = new GroupComparison(options);
        ImmutableArray<Problem> problems = [.. notes, .. question.Check(data, Path.GetFileName(path))];
        if (problems.Any(problem => problem.Severity == Severity.Error)) return Terminal.Refuse(parsed, problems);

        var answers = Terminal.WithProgress(progress => question.Ask(data, progress, cancel));
        var record = ModelRecord.Of(path, Path.GetFileNameWithoutExtension(path), simulated, problems, Files.Studies.SettingsBinder.Describe(options), answers);
        var target = Path.GetFullPath(parsed.GetValue(common.Out) ?? "out");
        Results.Save(record, target, true, Math.Max(1, parsed.GetValue(common.Threads)), cancel);
        return common.Report(parsed, RunOutcome.Made(record, target));
    }

    static ImmutableArray<string> Names(string? words) =>
        [.. (words ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static Adjustment? Adjusting(string? word) => word switch
    {
        null => null,
        "fdr" => Adjustment.BenjaminiHochberg,
        _ => Enum.Parse<Adjustment>(word, ignoreCase: true),
    };

    /// <summary>What is compared where the user does not say; told as notes.</summary>
    static class Guess
    {
        static readonly string[] GroupWords = ["group", "arm", "treatment", "condition", "diet", "genotype", "组", "组别", "分组", "处理"];

        internal static ImmutableArray<string> Outcome(Measurements data, List<Problem> notes)
        {
            if (data.Columns.LastOrDefault(column => column.IsNumeric) is not { } last) return [];
            notes.Add(new("--outcome", null, last.Name, $"{last.Name} is taken as the outcome", "name another with --outcome", Severity.Note));
            return [last.Name];
        }

        internal static ImmutableArray<string> Groups(Measurements data, List<Problem> notes)
        {
            if (data.Columns.FirstOrDefault(column => GroupWords.Contains(column.Name.ToLowerInvariant())) is not { } found) return [];
            notes.Add(new("--by", null, found.Name, $"the groups are taken from {found.Name}", "name others with --by", Severity.Note));
            return [found.Name];
        }
    }
}
