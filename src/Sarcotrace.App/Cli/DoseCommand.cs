using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.App.Models;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Questions.Dosing;

namespace Sarcotrace.App.Cli;

/// <summary>Translates a dose between species.</summary>
static class DoseCommand
{
    internal const string Models = "models";

    internal static Command Make()
    {
        var from = new Option<string>("--from") { Description = $"Species that the dose is known in: {string.Join(", ", Animal.All.Select(one => one.Key))}", DefaultValueFactory = _ => "human" };
        var to = new Option<string[]>("--to") { Description = "Species that it is wanted in; by default every other", AllowMultipleArgumentsPerToken = true };
        var amount = new Option<string>("--amount") { Description = "The dose of a day: 450mg, 7.5mg/kg, 1.04mmol/kg, …", DefaultValueFactory = _ => "450mg" };
        var weight = new Option<string?>("--weight") { Description = "Weight where the dose is known: 60kg; by default the reference weight" };
        var toWeight = new Option<string?>("--to-weight") { Description = "Weight where it is wanted: 28g; by default the reference weight" };
        var drinks = new Option<decimal?>("--drinks") { Description = "What one drinks in a day, mL, as measured: gives the concentration for drinking water" };
        var route = new Option<Route>("--route") { Description = "How the known dose is given: oral, water or injection", DefaultValueFactory = _ => Route.Oral };
        var toRoute = new Option<Route>("--to-route") { Description = "How the wanted dose is given", DefaultValueFactory = _ => Route.Oral };
        var perDay = new Option<int>("--per-day") { Description = "Equal parts a day of the known dose", DefaultValueFactory = _ => 1 };
        var toPerDay = new Option<int>("--to-per-day") { Description = "Equal parts a day of the wanted dose", DefaultValueFactory = _ => 1 };
        var models = new Option<string?>("--models") { Description = $"Folder of the model that exposure is matched by; by default {Models}, where it is there" };
        var draws = new Option<int>("--draws") { Description = "Plausible sets of the model's values; 0 for the point values alone", DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of those sets", DefaultValueFactory = _ => 1 };
        var common = new CommonOptions();
        var command = new Command("dose", "Translate a dose between species: body surface, powers of weight, equal exposure.")
        {
            from, to, amount, weight, toWeight, drinks, route, toRoute, perDay, toPerDay, models, draws, seed, common.Out, common.Json, common.Threads,
        };
        command.Subcommands.Add(DosePlanCommand.Make());
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var words = new DoseWords();
            var options = new DoseOptions
            {
                From = words.Species("--from", parsed.GetValue(from)!),
                To = [.. (parsed.GetValue(to) ?? []).SelectMany(word => word.Split(',')).Select(word => words.Species("--to", word))],
                Amount = words.Amount("--amount", parsed.GetValue(amount)!),
                Weight = words.Weight("--weight", parsed.GetValue(weight)),
                ToWeight = words.Weight("--to-weight", parsed.GetValue(toWeight)),
                Drinks = parsed.GetValue(drinks),
                Route = parsed.GetValue(route),
                ToRoute = parsed.GetValue(toRoute),
                PerDay = words.Within("--per-day", 1, 24, parsed.GetValue(perDay)),
                ToPerDay = words.Within("--to-per-day", 1, 24, parsed.GetValue(toPerDay)),
                Draws = words.Within("--draws", 0, 100_000, parsed.GetValue(draws)),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(common.Threads),
            };
            words.Check(options.Drinks is not (<= 0 or > 10_000_000), "--drinks", "the volume must be above 0 mL, at most 10,000 L");
            words.Check(options.ToWeight is null || options.To.Length == 1, "--to-weight", "a weight belongs to one species: name one with --to");
            words.Check(options.Drinks is null || options.To.Length == 1, "--drinks", "a volume belongs to one species: name one with --to");
            words.Check(!options.To.Contains(options.From), "--to", "the dose is known there");
            var (mechanism, files) = words.Mechanism(parsed.GetValue(models), options.To.Length == 1);
            if (words.Problems.Length > 0) return Terminal.Refuse(parsed, words.Problems);

            return Ask(parsed, common, options, mechanism, files, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace dose --from human --to mouse --amount 450mg --weight 60kg",
            "sarcotrace dose --from mouse --to human --amount 92.5mg/kg --weight 32g --route water",
            "sarcotrace dose --from human --to mouse --amount 450mg --to-weight 35g --to-route water --drinks 4.5",
            "sarcotrace dose plan --schedule 450mg@8 450mg@20");
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, DoseOptions options, Mechanism? mechanism, ImmutableArray<(string, string)> files,
        CancellationToken cancel)
    {
        var answers = Terminal.WithProgress(progress => new DoseTranslation(options).Ask(mechanism, progress, cancel));
        var to = options.To.Length == 1 ? $"the {options.To[0].Name}" : "other species";
        var simulated = answers.Find("dose-matches") is not null;
        var record = ModelRecord.Of(files, $"A dose of sarcosine from the {options.From.Name} to {to}", simulated, [], Text(options), answers);
        return common.Finish(parsed, record, cancel);
    }

    static ImmutableArray<(string Key, string Value)> Text(DoseOptions options) =>
    [
        ("from", options.From.Key), ("to", string.Join(",", options.To.Select(one => one.Key))),
        ("amount", FormattableString.Invariant($"{options.Amount.Milligrams} mg{(options.Amount.PerKilogram ? "/kg" : "")}")),
        ("weight", Number(options.Weight)), ("to-weight", Number(options.ToWeight)), ("drinks", Number(options.Drinks)),
        ("route", SettingText(options.Route)), ("to-route", SettingText(options.ToRoute)),
        ("per-day", options.PerDay.ToString(CultureInfo.InvariantCulture)), ("to-per-day", options.ToPerDay.ToString(CultureInfo.InvariantCulture)),
        ("draws", options.Draws.ToString(CultureInfo.InvariantCulture)), ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
    ];

    static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";

    static string SettingText(Route route) => route.ToString().ToLowerInvariant();
}
