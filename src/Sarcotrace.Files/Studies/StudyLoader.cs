using System.Collections.Immutable;
using System.Security.Cryptography;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>From a study file to the study: every table read, joined and counted.</summary>
public static class StudyLoader
{
    /// <summary>Hashes of the files that a study names, without reading them as tables.</summary>
    /// <param name="file">The study file.</param>
    /// <param name="path">Where it lies.</param>
    public static ImmutableArray<InputFile> Inputs(StudyFile file, string path) =>
    [
        Input(path, file.Name),
        .. new[] { file.People.File, file.Metabolome?.File, file.Metabolome?.Annotation?.File }.OfType<string>().Distinct()
            .Where(name => File.Exists(file.PathOf(name))).Select(name => Input(file.PathOf(name), name)),
    ];

    /// <summary>The hash of one file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What answers call it.</param>
    public static InputFile Input(string path, string name)
    {
        using var stream = File.OpenRead(path);
        return new(name.Replace('\\', '/'), Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }

    /// <summary>Reads the tables.</summary>
    /// <param name="file">The study file.</param>
    /// <param name="columns">Columns of the people table to keep beside those with a role; default for all.</param>
    /// <param name="inputs">Hashes already taken.</param>
    /// <param name="threads">How many threads may work; what is read does not depend on it.</param>
    /// <param name="progress">Told of each table, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Loaded<Study> Load(
        StudyFile file, ImmutableArray<string> columns, ImmutableArray<InputFile> inputs, int threads, IProgress<Step>? progress,
        CancellationToken cancel)
    {
        var (people, left) = PeopleFile.Read(file.PathOf(file.People.File), file.People, columns, progress, cancel);
        HashSet<string> ids = people.Value is null ? [] : [.. people.Value.Ids];
        var metabolome = file.Metabolome is { } source
            ? MetabolomeFile.Read(file.PathOf(source.File), source, ids, source.Annotation is { } table ? file.PathOf(table.File) : null, threads, progress, cancel)
            : new(null, []);

        List<Problem> problems = [.. people.Problems, .. metabolome.Problems];
        if (people.Value is null || file.Metabolome is not null && metabolome.Value is null) return new(null, [.. problems]);

        if (metabolome.Value is { } found && !found.Samples.Any(sample => ids.Contains(sample.Person)))
        {
            problems.Add(new(found.File, null, "person",
                $"no sample belongs to a person of {file.People.File}: samples are called {Some(found.Samples.Select(sample => sample.Person))}, people {Some(ids)}",
                "name the column with the person's identifier: metabolome: person:"));
            return new(null, [.. problems]);
        }

        return new(
            new(file.Title, file.Simulated, people.Value, metabolome.Value, inputs, [.. left, .. Strangers(metabolome.Value, ids)],
                [.. problems.Where(problem => problem.Severity != Severity.Error)]),
            [.. problems]);
    }

    static IEnumerable<Exclusion> Strangers(Metabolome? metabolome, HashSet<string> ids)
    {
        ImmutableArray<string> strangers = metabolome is null ? [] :
            [.. metabolome.Samples.Where(sample => sample.Kind == SampleKind.Sample && !ids.Contains(sample.Person)).Select(sample => sample.Id)];
        if (!strangers.IsEmpty) yield return new("reading", "belongs to nobody in the people table", "samples", strangers);
    }

    static string Some(IEnumerable<string> names) => string.Join(", ", names.Where(name => name.Length > 0).Take(3));
}
