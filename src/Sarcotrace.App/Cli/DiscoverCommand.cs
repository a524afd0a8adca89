using System.Collections.Immutable;
using System.CommandLine;

namespace Sarcotrace.App.Cli;

/// <summary>Discovery alone, on a study file or on plain tables.</summary>
static class DiscoverCommand
{
    /// <summary>What --quick says, unless --set says otherwise.</summary>
    static readonly (string Key, string Value)[] Quick = [("bootstrap", "0"), ("effective-tests", "false"), ("logistic", "false")];

    internal static Command Make()
    {
        var study = new Argument<string?>("study")
        {
            Description = "The study file; or name tables with --people and --metabolome",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var people = new Option<string?>("--people") { Description = "People table" };
        var metabolome = new Option<string?>("--metabolome") { Description = "Metabolome table, samples in rows or columns" };
        var annotation = new Option<string?>("--annotation") { Description = "Annotation table" };
        var matrix = new Option<string?>("--matrix") { Description = "Body fluid or tissue: plasma, serum, urine …" };
        var map = new Option<string[]>("--map")
        {
            Description = "What a column is: role=column, separated by commas or repeated",
            AllowMultipleArgumentsPerToken = true,
        };
        var traits = CommonOptions.NotEmpty(new("--traits") { Description = "Traits, separated by commas" });
        var covariates = CommonOptions.NotEmpty(new("--covariates") { Description = "What is held constant, separated by commas; 'none' for nothing" });
        var quick = new Option<bool>("--quick") { Description = "Leave out bootstrap, effective tests and logistic models" };
        var judging = new JudgingOptions();
        var common = new CommonOptions(usual: null);
        var command = new Command("discover", "Find the metabolites that go with traits.")
        {
            study, people, metabolome, annotation, matrix, map, traits, covariates, judging.Primary, judging.Grip, judging.MassMethod, quick,
            common.Out, common.Threads, common.Json, common.Set,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            if (problems.Length > 0) return Terminal.Refuse(parsed, problems);

            ImmutableArray<(string, string, string)> options =
            [
                .. pairs.Select(pair => ("discovery", pair.Key, pair.Value)),
                .. judging.Chosen(parsed),
                .. CommonOptions.Given(
                    "discovery", ("traits", List(parsed.GetValue(traits))),
                    ("covariates", parsed.GetValue(covariates) is "none" ? "," : List(parsed.GetValue(covariates)))),
                .. parsed.GetValue(quick) ? Quick.Where(option => pairs.All(pair => pair.Key != option.Key))
                    .Select(option => ("discovery", option.Key, option.Value)) : [],
            ];
            var choices = new RunChoices(parsed.GetValue(common.Out), parsed.GetValue(common.Threads), false, false, ["discovery"], options);
            if (parsed.GetValue(study) is { } path)
            {
                var surplus = PlainStudy.Surplus(parsed, people, metabolome, annotation, matrix, map);
                return surplus.Length > 0 ? Terminal.Refuse(parsed, surplus) : Ask(path, choices);
            }

            if (parsed.GetValue(people) is not { } table || parsed.GetValue(metabolome) is not { } measured)
                return Terminal.Refuse(parsed, [new("discover", null, null, "no study is named", "name a study file, or both --people and --metabolome")]);

            using var plain = PlainStudy.Of(table, measured, parsed.GetValue(annotation), parsed.GetValue(matrix), parsed.GetValue(map) ?? []);
            Terminal.Show(plain.Notes, parsed.InvocationConfiguration.Error);
            return plain.Problems.Length > 0 ? Terminal.Refuse(parsed, plain.Problems) : Ask(plain.Path, choices with { Out = choices.Out ?? "out" });

            int Ask(string at, RunChoices how) => common.Report(parsed, Terminal.WithProgress(progress => Run.Of(at, how, progress, cancel)));
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace discover study.yaml --set bootstrap=1000",
            "sarcotrace discover --people people.csv --metabolome metabolites.csv --traits diagnosis,age --covariates age,sex,bmi --mass-method bia");
    }

    // A comma makes one word a list.
    static string? List(string? words) => words is null ? null : words + ",";
}
