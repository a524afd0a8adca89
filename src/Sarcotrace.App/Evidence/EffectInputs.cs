using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Files.Effects;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Replication;

namespace Sarcotrace.App.Evidence;

/// <summary>Effects from tables and finished runs, with the files they were read from.</summary>
/// <param name="Effects">All effects, in the order of the inputs.</param>
/// <param name="Files">The files, with their hashes.</param>
/// <param name="Simulated">Whether any of them was made by a program.</param>
sealed record EffectInputs(ReportedEffects Effects, ImmutableArray<InputFile> Files, bool Simulated)
{
    /// <summary>Reads everything, or says all that stops it.</summary>
    internal static Loaded<EffectInputs> Read(
        IReadOnlyList<string> inputs, IReadOnlyDictionary<string, string> species, string? names, string? orthologues)
    {
        List<Problem> problems = [];
        List<ReportedEffect> effects = [];
        List<string> files = [];
        var simulated = false;
        HashSet<string> runs = [];
        foreach (var input in inputs)
        {
            var (study, path) = Named(input);
            var answers = Directory.Exists(path) ? Path.Combine(path, "answers.json") : path;
            if (answers.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                var read = AnswersFile.Read(answers);
                problems.AddRange(read.Problems);
                if (read.Value is not { } run) continue;
                var called = study ?? run.Title;
                if (!runs.Add(called)) problems.Add(new(path, null, null, $"two runs are called {called}", "name each: name=path"));
                var found = FromDiscovery.Of(run, called, species.GetValueOrDefault(called, ""));
                if (found.IsEmpty) problems.Add(new(path, null, null, "this run holds no discovery", "run sarcotrace discover on the study first"));
                effects.AddRange(found);
                simulated |= run.Simulated;
            }
            else
            {
                var (rows, made, trouble) = EffectsFile.Read(answers, Path.GetFileName(answers));
                problems.AddRange(trouble);
                effects.AddRange(rows);
                simulated |= made;
            }

            files.Add(answers);
        }

        problems.AddRange(species.Keys.Where(name => !runs.Contains(name)).Select(name =>
            new Problem("replicate", null, "--species", $"no run is called {name}",
                runs.Count > 0 ? Nearest.Remedy(name, runs) : "species of a table stand in its column species")));
        var joined = names is null ? null : JoiningTables.Names(names, Path.GetFileName(names));
        var genes = orthologues is null ? null : JoiningTables.Orthologues(orthologues, Path.GetFileName(orthologues));
        problems.AddRange([.. joined?.Problems ?? [], .. genes?.Problems ?? []]);
        if (problems.Any(problem => problem.Severity == Severity.Error)) return new(null, [.. problems]);

        files.AddRange(new[] { names, orthologues }.OfType<string>());
        return new(new(new([.. effects], joined?.Value, genes?.Value), [.. files.Distinct().Select(File)], simulated), [.. problems]);
    }

    /// <summary>The record of what was asked of them.</summary>
    internal RunRecord Record(ReplicationOptions options, Answers answers, ImmutableArray<Problem> notes, bool simulated)
    {
        var chosen = SettingsBinder.Describe(options);
        var told = $"{Program.Version} {string.Join(' ', Files.Select(file => file.Sha256))} {string.Join(' ', chosen)}";
        var studies = Effects.Effects.Select(effect => effect.Study).Distinct().ToArray();
        var title = studies.Length <= 4 ? string.Join(", ", studies) : $"{string.Join(", ", studies.Take(3))} and {studies.Length - 3} more studies";
        return new(
            Program.Version, title, simulated || Simulated, Files, notes, [], 0,
            [new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told))), chosen, answers)]);
    }

    // name=path, unless a file of that whole name exists.
    static (string? Study, string Path) Named(string input) =>
        !System.IO.File.Exists(input) && input.Split('=', 2) is [{ Length: > 0 } study, { Length: > 0 } path] ? (study, path) : (null, input);

    static InputFile File(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        return new(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.LongLength);
    }
}
