using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.App;

/// <summary>A run from start to end: read this first.</summary>
static class Run
{
    /// <summary>study.yaml → tables → questions → answers.json, tables, report.</summary>
    internal static RunOutcome Of(string path, RunChoices choices, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (study, wrong) = StudyFile.Look(path);
        if (study is null) return RunOutcome.Refused(wrong);

        var (questions, unclear) = Questionnaire.Of(study, choices);
        ImmutableArray<Problem> problems = [.. wrong, .. unclear, .. Missing(study)];
        if (questions is null || problems.Length > 0) return RunOutcome.Refused([.. problems, .. StudyColumns.Check(study)]);

        var target = Path.GetFullPath(choices.Out ?? study.PathOf(study.Out));
        if (ResultFolder.Obstacle(target, choices.Out is null ? study.Name : "--out") is { } obstacle) return RunOutcome.Refused([obstacle]);

        // Hashes, people and metabolome are read side by side; the diagnosis starts as soon as the people are there.
        var hashing = Task.Run(() => StudyLoader.Inputs(study, path), cancel);
        if (!choices.Fresh && File.Exists(Path.Combine(target, "answers.json"))
            && Earlier(target, questions.Keys(hashing.GetAwaiter().GetResult())) is { } earlier)
        {
            // What somebody deleted is drawn again from the answers, computing nothing.
            if (!Results.AreWhole(earlier, target, choices.Report)) Results.Save(earlier, target, choices.Report, choices.Threads, cancel, choices.Limits);
            return RunOutcome.Kept(earlier, target);
        }

        var people = Task.Run(() => StudyLoader.ReadPeople(study, questions.Columns, progress, cancel), cancel);
        var diagnosing = people.ContinueWith(
            read => read.Result.People.Value is { } found ? questions.Diagnose(found, choices.Threads, progress, cancel) : null, cancel,
            TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        var loaded = StudyLoader.Load(study, people, hashing, choices.Threads, progress, cancel);
        if (loaded.Value is not { } data) return RunOutcome.Refused(loaded.Problems);

        var diagnosis = diagnosing.GetAwaiter().GetResult();
        var enriched = questions.Discovery is null || diagnosis is null ? data : data with { People = Derived.Onto(data.People, diagnosis) };
        var unknown = AskedColumns.Unknown(questions, study, choices, enriched.People);
        if (unknown.Length > 0) return RunOutcome.Refused(unknown);

        var asked = questions.Ask(enriched, diagnosis, choices.Threads, progress, cancel);
        var record = new RunRecord(
            Program.Version, data.Title, data.Simulated, data.Inputs, data.Notes, data.Exclusions, data.People.Count, asked);
        progress?.Report(new("Writing", 0.95));
        Results.Save(record, target, choices.Report, choices.Threads, cancel, choices.Limits);
        return RunOutcome.Made(record, target);
    }

    static ImmutableArray<Problem> Missing(StudyFile study) =>
    [
        .. new[] { study.People.File, study.Metabolome?.File, study.Metabolome?.Annotation?.File }.OfType<string>()
            .Where(name => name.Length > 0 && !File.Exists(study.PathOf(name)))
            .Select(name => Path.IsPathRooted(name)
                ? new Problem(name, null, null, Absent(name), "check the path")
                : new Problem(study.Name, null, name, Absent(study.PathOf(name)), $"paths start from {study.Folder}")),
    ];

    static string Absent(string path) => Directory.Exists(path) ? "this is a folder, not a table" : "there is no such file";

    static RunRecord? Earlier(string target, ImmutableArray<(string Question, string Key)> keys)
    {
        var path = Path.Combine(target, "answers.json");
        if (File.GetLastWriteTimeUtc(path) < Program.Built || AnswersFile.Read(path).Value is not { } earlier) return null;
        return earlier.Questions.Select(asked => (asked.Answers.Question, asked.Key)).SequenceEqual(keys) ? earlier : null;
    }
}

/// <summary>What the command line adds to the study file.</summary>
/// <param name="Out">Folder of the results, or null for the study's.</param>
/// <param name="Threads">How many threads may work.</param>
/// <param name="Fresh">Whether to compute even where nothing changed.</param>
/// <param name="Report">Whether to draw the report.</param>
/// <param name="Only">Questions to ask; empty for all.</param>
/// <param name="Options">Options that override the study's, by question.</param>
sealed record RunChoices(
    string? Out, int Threads, bool Fresh, bool Report, ImmutableArray<string> Only,
    ImmutableArray<(string Question, string Key, string Value)> Options)
{
    /// <summary>What is too long for answers.json and the report.</summary>
    internal LengthLimits Limits { get; init; } = new();
}

/// <summary>How a run ended.</summary>
/// <param name="Record">What it found; null where the input was refused.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Unchanged">Whether an earlier run's results still held.</param>
/// <param name="Problems">What stopped it.</param>
sealed record RunOutcome(RunRecord? Record, string Folder, bool Unchanged, ImmutableArray<Problem> Problems)
{
    internal static RunOutcome Refused(ImmutableArray<Problem> problems) => new(null, "", false, problems);

    internal static RunOutcome Kept(RunRecord record, string folder) => new(record, folder, true, []);

    internal static RunOutcome Made(RunRecord record, string folder) => new(record, folder, false, []);
}
