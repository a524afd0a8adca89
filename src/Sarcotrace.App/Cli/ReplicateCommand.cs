using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Evidence;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Replication;

namespace Sarcotrace.App.Cli;

/// <summary>Compares the effects of several studies.</summary>
static class ReplicateCommand
{
    internal static Command Make()
    {
        var inputs = new Argument<string[]>("inputs")
        {
            Description = "Tables of effects, or folders of finished runs of discover; name=path names the study of a run",
            Arity = ArgumentArity.OneOrMore,
        };
        var original = new Option<string?>("--original")
        {
            Description = "The study whose claims are examined; by default the one the table calls original, or the first",
        };
        var species = new Option<string[]>("--species") { Description = "Species of a run: study=mouse", AllowMultipleArgumentsPerToken = true };
        var names = new Option<string?>("--names") { Description = "Table of names: a row a molecule, columns name, synonym, id, hmdb, refmet" };
        var orthologues = new Option<string?>("--orthologues")
        {
            Description = "Table of orthologues: a column a species, headed human, macaque, mouse, rat …",
        };
        var scale = new Option<string?>("--scale") { Description = "auto, difference, log-ratio or standardised" };
        var smallest = new Option<string?>("--smallest-effect")
        {
            Description = "Smallest effect that matters, on the common scale; by default what the original had 33 % power to see",
        };
        var simulated = new Option<bool>("--simulated") { Description = "The effects were made by a program; every page then says so" };
        var common = new CommonOptions();
        var command = new Command("replicate", "Say which findings of one study hold in other cohorts and species, and pool them.")
        {
            inputs, original, species, names, orthologues, scale, smallest, simulated, common.Out, common.Threads, common.Json, common.Set,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, wrong) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            var (kinds, unclear) = CommonOptions.Pairs(parsed.GetValue(species) ?? []);
            ImmutableArray<(string Key, string Value)> words =
            [
                .. new[] { ("original", parsed.GetValue(original)), ("scale", parsed.GetValue(scale)), ("smallest-effect", parsed.GetValue(smallest)) }
                    .Where(word => word.Item2 is not null).Select(word => (word.Item1, word.Item2!)),
                .. pairs,
            ];
            // A study may be called anything: its name is text even where it holds a comma.
            var map = new SettingMap(0, [.. words.Select(word => (word.Key, 0, (Setting)new SettingText(0, word.Value)))]);
            var options = SettingsBinder.Bind(typeof(ReplicationOptions), map, "replicate", "--set");
            var loaded = EffectInputs.Read(
                parsed.GetValue(inputs)!, kinds.ToDictionary(pair => pair.Key, pair => pair.Value.ToLowerInvariant()),
                parsed.GetValue(names), parsed.GetValue(orthologues));
            if (options.Value is not ReplicationOptions chosen || loaded.Value is null || wrong.Length + unclear.Length > 0)
                return Terminal.Refuse(parsed, [.. wrong, .. unclear, .. options.Problems, .. loaded.Problems]);
            if (chosen.Original.Length > 0 && loaded.Value.Effects.Effects.All(effect => effect.Study != chosen.Original))
            {
                string[] studies = [.. loaded.Value.Effects.Effects.Select(effect => effect.Study).Distinct()];
                return Terminal.Refuse(parsed,
                    [.. loaded.Problems, new("replicate", null, "--original", $"there is no study {chosen.Original}",
                    Nearest.Remedy(chosen.Original, studies))]);
            }

            return Ask(parsed, common, loaded, chosen, parsed.GetValue(simulated), cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace replicate samples/replication/effects.csv --orthologues samples/replication/orthologues.csv",
            "sarcotrace replicate human=out/human monkeys=out/monkeys --species monkeys=macaque --original human",
            "sarcotrace replicate effects.xlsx --original \"Liu 2025\" --scale log-ratio --smallest-effect 0.1 --json");
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, Loaded<EffectInputs> loaded, ReplicationOptions options, bool simulated, CancellationToken cancel)
    {
        var inputs = loaded.Value!;
        var answers = Terminal.WithProgress(progress => new ReplicationOfEffects(options).Ask(inputs.Effects, progress, cancel));
        var record = inputs.Record(options, answers, loaded.Problems, simulated);
        return common.Finish(parsed, record, cancel);
    }
}
