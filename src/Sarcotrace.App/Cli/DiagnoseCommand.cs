using System.Collections.Immutable;
using System.CommandLine;

namespace Sarcotrace.App.Cli;

/// <summary>The diagnosis alone, on a plain table or a study file.</summary>
static class DiagnoseCommand
{
    internal static Command Make()
    {
        var table = new Argument<string>("table") { Description = "A people table (csv, tsv, xlsx, Parquet) or a study file (.yaml)" };
        var criteria = new Option<string?>("--criteria")
        {
            HelpName = "criteria",
            Description = "awgs2014, awgs2019, awgs2025, ewgsop2010, ewgsop2, fnih, sdoc, iwgs, espen-easo; separated by commas",
        };
        var judging = new JudgingOptions();
        var map = new Option<string[]>("--map")
        {
            Description = "What a column is: role=column, such as grip1=MGXH1T1,sex=Sexo:F=1,M=2",
            AllowMultipleArgumentsPerToken = true,
        };
        var where = new Option<string?>("--where") { Description = "Which rows to keep, such as \"age >= 60\"" };
        var weight = new Option<string?>("--weight") { Description = "Column with the survey weight" };
        criteria.CompletionSources.Add(JudgingOptions.Criteria);
        var common = new CommonOptions(usual: null);
        var command = new Command("diagnose", "Say who has sarcopenia, by which criteria, and who cannot be judged.")
        {
            table, criteria, judging.Primary, judging.Grip, judging.MassMethod, map, where, weight, common.Out, common.Threads, common.Json, common.Set,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            if (problems.Length > 0) return Terminal.Refuse(parsed, problems);

            // The first of the criteria is the primary one; a mistyped one is told of once.
            var first = parsed.GetValue(criteria)?.Split(',')[0].Trim();
            if (parsed.GetValue(judging.Primary) is not null || !JudgingOptions.Criteria.Contains(first)) first = null;
            ImmutableArray<(string, string, string)> options =
            [
                .. CommonOptions.Given("phenotype", ("criteria", parsed.GetValue(criteria)), ("primary", first)),
                .. judging.Chosen(parsed),
                .. pairs.Select(pair => ("phenotype", pair.Key, pair.Value)),
            ];
            var choices = new RunChoices(parsed.GetValue(common.Out), parsed.GetValue(common.Threads), false, true, ["phenotype"], options);
            var given = parsed.GetValue(table)!;
            if (given.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || given.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            {
                var surplus = PlainStudy.Surplus(parsed, map, where, weight);
                return surplus.Length > 0 ? Terminal.Refuse(parsed, surplus) : Ask(given, choices);
            }

            string[] roles = parsed.GetValue(weight) is { } column ? [.. parsed.GetValue(map) ?? [], $"survey-weight={column}"] : parsed.GetValue(map) ?? [];
            using var plain = PlainStudy.Of(given, null, null, null, roles, parsed.GetValue(where));
            return plain.Problems.Length > 0 ? Terminal.Refuse(parsed, plain.Problems) : Ask(plain.Path, choices with { Out = choices.Out ?? "out" });

            int Ask(string at, RunChoices how) => common.Report(parsed, Terminal.WithProgress(progress => Run.Of(at, how, progress, cancel)));
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace diagnose people.csv --criteria awgs2019,ewgsop2 --grip max --mass-method bia",
            "sarcotrace diagnose nhanes.csv --criteria fnih --grip max --where \"age >= 60\" --weight wtmec2yr --map grip1=MGXH1T1,grip2=MGXH1T2");
    }
}
