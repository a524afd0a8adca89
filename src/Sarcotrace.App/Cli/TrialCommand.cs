using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Trial;

namespace Sarcotrace.App.Cli;

/// <summary>Plans a trial.</summary>
static class TrialCommand
{
    internal static Command Make()
    {
        var plan = new Argument<string?>("plan") { Description = "A plan (.yaml); what --set says goes over it", Arity = ArgumentArity.ZeroOrOne };
        var models = new Option<string>("--models") { Description = "Folder of the model, for study: axis", DefaultValueFactory = _ => DoseCommand.Models };
        var common = new CommonOptions();
        var command = new Command("trial", "Plan a trial: numbers, power by formula and by simulation, and a page to attach.")
        {
            plan, models, common.Set, common.Out, common.Json, common.Threads,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(plan);
            var (options, problems) = Read(path, parsed.GetValue(common.Set) ?? []);
            if (options is null) return Terminal.Refuse(parsed, problems);

            Mechanism? mechanism = null;
            ImmutableArray<(string Name, string Path)> files = path is null ? [] : [(Path.GetFileName(path), path)];
            if (options.Study == StudyKind.Axis)
            {
                var loaded = MechanismFolder.Read(parsed.GetValue(models)!);
                if (loaded.Value is null) return Terminal.Refuse(parsed, loaded.Problems);
                (mechanism, files) = (loaded.Value, [.. files, .. MechanismFolder.Files(parsed.GetValue(models)!)]);
            }

            return Ask(parsed, common, options, mechanism, files, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace trial samples/trial/mice.yaml",
            "sarcotrace trial --set study=ancova effects=1.2 sd=2 correlation=0.6 dropout=0.1",
            "sarcotrace trial --set study=clusters litters=whole litter-size=6 icc=0.3 effects=0.8 each=24",
            "sarcotrace trial --set study=discovery metabolites=556 real=20 association=0.15",
            "sarcotrace trial samples/trial/axis.yaml --models models --out plan");
    }

    static (TrialOptions? Options, ImmutableArray<Problem> Problems) Read(string? path, string[] words)
    {
        var (pairs, wrong) = CommonOptions.Pairs(words);
        if (wrong.Length > 0) return (null, wrong);
        if (path is null && pairs.Length == 0)
            return (null, [new("trial", null, null, "no plan is given", "name a yaml file, or say it with --set; see sarcotrace trial --help")]);
        if (path is not null && !File.Exists(path)) return (null, [new(path, null, null, "there is no such file", "check the path")]);

        var file = path is null ? "--set" : Path.GetFileName(path);
        var said = path is null ? null : Setting.Read(path, file);
        if (said is { Value: null }) return (null, said.Problems);

        // What the command line says goes over the file.
        var over = SettingsBinder.FromWords(pairs);
        var names = over.Entries.Select(entry => entry.Key).ToHashSet();
        var map = new SettingMap(0, [.. (said?.Value?.Entries ?? []).Where(entry => !names.Contains(entry.Key)), .. over.Entries]);
        var bound = SettingsBinder.Bind(typeof(TrialOptions), map, file, "trial");
        if (bound.Value is not TrialOptions options) return (null, bound.Problems);

        var refused = TrialRefusals.Of(options, file);
        return refused.IsEmpty ? (options, []) : (null, refused);
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, TrialOptions options, Mechanism? mechanism, ImmutableArray<(string, string)> files,
        CancellationToken cancel)
    {
        var threads = parsed.GetValue(common.Threads);
        var answers = Terminal.WithProgress(progress => new TrialPlan(options, threads).Ask(mechanism, progress, cancel));
        var record = ModelRecord.Of(files, options.Title, true, [], SettingsBinder.Describe(options), answers);
        return common.Finish(parsed, record, cancel);
    }
}
