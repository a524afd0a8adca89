using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Claims;

namespace Sarcotrace.App.Cli;

/// <summary>Runs every experiment on a mechanism over plausible values and judges what is claimed of it.</summary>
static class ClaimsCommand
{
    internal static Command Make()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder with a model, parameters.csv, claims.csv and experiments/",
            DefaultValueFactory = _ => "models",
        };
        var draws = new Option<int>("--draws") { Description = "Sets of plausible values", DefaultValueFactory = _ => 2000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the draws", DefaultValueFactory = _ => 1 };
        var variation = new Option<double>("--cv") { Description = "Coefficient of variation of what is drawn", DefaultValueFactory = _ => 0.3 };
        var contrary = new Option<string?>("--contrary") { Description = "A contrary view from contrary/, by its file's name" };
        var shown = new Option<string>("--shown") { Description = "Experiment that colours the network", DefaultValueFactory = _ => new ClaimsOptions().Shown };
        var common = new CommonOptions();
        var command = new Command("claims", "Judge what is claimed of a mechanism, over all plausible values.")
        {
            folder, draws, seed, variation, contrary, shown, common.Out, common.Json, common.Threads,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(folder)!;
            var loaded = MechanismFolder.Read(path);
            var wrong = Wrong(loaded.Value, parsed.GetValue(draws), parsed.GetValue(variation), parsed.GetValue(contrary), parsed.GetValue(shown)!);
            if (loaded.Value is not { } mechanism || wrong.Length > 0)
            {
                return Terminal.Refuse(parsed, [.. loaded.Problems, .. wrong]);
            }
            var options = new ClaimsOptions
            {
                Draws = parsed.GetValue(draws),
                Seed = parsed.GetValue(seed),
                Variation = parsed.GetValue(variation),
                Contrary = parsed.GetValue(contrary) ?? "",
                Shown = parsed.GetValue(shown)!,
                Threads = parsed.GetValue(common.Threads),
            };
            var answers = Terminal.WithProgress(progress => new ClaimsQuestion(options).Ask(mechanism, progress, cancel));
            var record = ModelRecord.Of(
                MechanismFolder.Files(path), mechanism.Network.Name ?? mechanism.Network.Id.Replace('_', ' '), true, loaded.Problems, Text(options), answers);
            return common.Finish(parsed, record, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace simulate claims",
            "sarcotrace simulate claims models --draws 5000 --seed 7 --out claims",
            "sarcotrace simulate claims --contrary m2-does-not-brown");
    }

    static ImmutableArray<Problem> Wrong(Mechanism? mechanism, int draws, double variation, string? contrary, string shown)
    {
        List<Problem> wrong = [];
        if (draws is < 20 or > 1_000_000) Complain("--draws", "from 20 to 1,000,000 sets can be drawn", "choose another number");
        if (variation is not (> 0 and <= 2)) Complain("--cv", "the coefficient of variation must lie above 0, at most 2", "write for example 0.3");
        if (mechanism is null) return [.. wrong];

        ImmutableArray<string> views = [.. mechanism.Views.Select(view => view.Id)];
        if (contrary is not null && !views.Contains(contrary))
            Complain("--contrary", $"there is no contrary view '{contrary}'", Nearest.Remedy(contrary, views));
        ImmutableArray<string> experiments = [.. mechanism.Experiments.Where(one => one.CompareTo.Length > 0).Select(one => one.Id)];
        if (mechanism.Nodes.Length > 0 && !experiments.Contains(shown))
            Complain("--shown", $"no experiment '{shown}' is compared to another", Nearest.Remedy(shown, experiments));
        return [.. wrong];

        void Complain(string option, string what, string remedy) => wrong.Add(new(option, null, null, what, remedy));
    }

    static ImmutableArray<(string Key, string Value)> Text(ClaimsOptions options) =>
    [
        ("draws", options.Draws.ToString(CultureInfo.InvariantCulture)), ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        ("variation", options.Variation.ToString("R", CultureInfo.InvariantCulture)), ("contrary", options.Contrary), ("shown", options.Shown),
        ("relative-error", options.RelativeError.ToString("R", CultureInfo.InvariantCulture)),
    ];
}
