using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Experiments;

/// <summary>A mechanism from its folder: one model, parameters.csv, claims.csv, experiments/, contrary/, nodes.csv, links.csv.</summary>
public static class MechanismFolder
{
    /// <summary>Reads all of it.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <returns>The mechanism, or everything that is wrong, by file and line.</returns>
    public static Loaded<Mechanism> Read(string folder)
    {
        var models = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ant") : [];
        if (models.Length != 1)
        {
            return new(null, [new(
                folder, null, null, $"the folder holds {models.Length} Antimony models", "name a folder with one model and its tables, such as models")]);
        }

        var network = AntimonyReader.Read(models[0]);
        List<Problem> problems = [.. network.Problems.Where(problem => problem.Severity == Severity.Error)];
        var values = MechanismTables.Values(folder, network.Value, problems);
        if (network.Value is not { } model || problems.Any(problem => problem.Severity == Severity.Error)) return new(null, [.. problems]);

        var scope = new ModelScope(Path.GetFileName(models[0]), model, values);
        var experiments = Files(folder, "experiments").SelectMany(path => ExperimentFile.Read(path, scope, problems)).ToImmutableArray();
        Compared(experiments, problems);
        var nodes = MechanismTables.Nodes(folder, scope, problems);
        var read = new Mechanism
        {
            Network = model,
            Values = values,
            Experiments = experiments,
            Claims = MechanismTables.Claims(folder, scope, experiments, problems),
            Views = [.. Files(folder, "contrary").Select(path => ContraryFile.Read(path, scope, problems)).OfType<ContraryView>()],
            Nodes = nodes,
            Links = MechanismTables.Links(folder, nodes, problems),
        };
        return new(problems.Any(problem => problem.Severity == Severity.Error) ? null : read, [.. problems]);
    }

    /// <summary>Every file of a mechanism, by its name in the folder.</summary>
    /// <param name="folder">Where it lies.</param>
    public static ImmutableArray<(string Name, string Path)> Files(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.ant").Concat(Directory.GetFiles(folder, "*.csv")).Concat(Files(folder, "experiments"))
            .Concat(Files(folder, "contrary")).Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), path)).Order(),
    ];

    static IEnumerable<string> Files(string folder, string below)
    {
        var path = Path.Combine(folder, below);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal) : [];
    }

    static void Compared(ImmutableArray<VirtualExperiment> experiments, List<Problem> problems)
    {
        // Where an experiment could not be read, those that are compared to it would be blamed for it.
        if (problems.Any(problem => problem.Severity == Severity.Error)) return;
        ImmutableArray<string> known = [.. experiments.Select(one => one.Id)];
        foreach (var one in experiments.Where(one => one.CompareTo.Length > 0 && !known.Contains(one.CompareTo)))
        {
            problems.Add(new(
                $"experiments/{one.Id}.yaml", null, "compare-to", $"there is no experiment '{one.CompareTo}'", Nearest.Remedy(one.CompareTo, known)));
        }
    }
}

/// <summary>A contrary view from a small yaml file.</summary>
static class ContraryFile
{
    internal static ContraryView? Read(string path, ModelScope scope, List<Problem> problems)
    {
        var name = $"contrary/{Path.GetFileName(path)}";
        var loaded = Setting.Read(path, name);
        problems.AddRange(loaded.Problems);
        if (loaded.Value is not { } map) return null;

        var before = problems.Count;
        var keys = new SettingReader(map, name, "", problems);
        var (title, source, touches) = (keys.Needed("title"), keys.Needed("source"), keys.Texts("touches"));
        List<ValueChange> changes = [];
        foreach (var (key, _, value) in keys.Map("change")?.Entries ?? [])
        {
            if (scope.Change(key, (value as SettingText)?.Value ?? "") is { } change) changes.Add(change);
            else keys.Complain("change", scope.Refusal(key), scope.Remedy(key));
        }
        if (changes.Count == 0) keys.Complain("change", "nothing is changed", "name a value, for example change: { hill_UCP1: 0 }");
        keys.Done();
        return problems.Count > before ? null : new ContraryView(Path.GetFileNameWithoutExtension(path), title, [.. changes], source, touches);
    }
}
