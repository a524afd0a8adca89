using System.Collections.Immutable;
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
        var (hash, bytes) = FileHash.Of(path);
        return new(name.Replace('\\', '/'), hash, bytes);
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
        StudyFile file, ImmutableArray<string> columns, ImmutableArray<InputFile> inputs, int threads, IProgress<Step>? progress, CancellationToken cancel) =>
        Load(file, Task.Run(() => ReadPeople(file, columns, progress, cancel), cancel), Task.FromResult(inputs), threads, progress, cancel);

    /// <summary>The people table alone.</summary>
    /// <param name="file">The study file.</param>
    /// <param name="columns">Columns to keep beside those with a role; default for all.</param>
    /// <param name="progress">Told of rows read, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static PeopleRead ReadPeople(StudyFile file, ImmutableArray<string> columns, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (people, left) = PeopleFile.Read(file.PathOf(file.People.File), file.People, columns, progress, cancel);
        return new(people, left);
    }

    /// <summary>Reads the metabolome while the people are read and the files hashed, and joins them.</summary>
    /// <param name="file">The study file.</param>
    /// <param name="people">The people, who may still be on their way.</param>
    /// <param name="inputs">Hashes of the files, likewise.</param>
    /// <param name="threads">How many threads may work; what is read does not depend on it.</param>
    /// <param name="progress">Told of each table, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Loaded<Study> Load(
        StudyFile file, Task<PeopleRead> people, Task<ImmutableArray<InputFile>> inputs, int threads, IProgress<Step>? progress, CancellationToken cancel)
    {
        var metabolome = file.Metabolome is { } source
            ? MetabolomeFile.Read(
                file.PathOf(source.File), source, () => people.GetAwaiter().GetResult().Ids, source.Annotation is { } table ? file.PathOf(table.File) : null,
                threads, progress, cancel)
            : new(null, []);
        return Joined(file, people.GetAwaiter().GetResult(), metabolome, inputs.GetAwaiter().GetResult());
    }

    static Loaded<Study> Joined(StudyFile file, PeopleRead read, Loaded<Metabolome> metabolome, ImmutableArray<InputFile> inputs)
    {
        var people = read.People;
        List<Problem> problems = [.. people.Problems, .. metabolome.Problems];
        if (people.Value is null || file.Metabolome is not null && metabolome.Value is null) return new(null, [.. problems]);

        if (metabolome.Value is { } found && !found.Samples.Any(sample => read.Ids.Contains(sample.Person)))
        {
            problems.Add(new(found.File, null, "person",
                $"no sample belongs to a person of {file.People.File}: samples are called {Some(found.Samples.Select(sample => sample.Person))}, people {Some(read.Ids)}",
                "name the columns with the person's identifier: people: columns: id: and metabolome: person:"));
            return new(null, [.. problems]);
        }

        return new(
            new(file.Title, file.Simulated, people.Value, metabolome.Value, inputs, [.. read.Left, .. Strangers(metabolome.Value, read)],
                [.. problems.Where(problem => problem.Severity != Severity.Error)]),
            [.. problems]);
    }

    static IEnumerable<Exclusion> Strangers(Metabolome? metabolome, PeopleRead read)
    {
        ImmutableArray<string> strangers = metabolome is null ? [] :
            [.. metabolome.Samples.Where(sample => sample.Kind == SampleKind.Sample && !read.Ids.Contains(sample.Person)).Select(sample => sample.Id)];
        if (!strangers.IsEmpty) yield return new("reading", "belongs to nobody in the people table", "samples", strangers);
    }

    static string Some(IEnumerable<string> names) => string.Join(", ", names.Where(name => name.Length > 0).Take(3));
}

/// <summary>The people table as read.</summary>
/// <param name="People">The people, or what is wrong.</param>
/// <param name="Left">Rows left out.</param>
public sealed record PeopleRead(Loaded<People> People, ImmutableArray<Exclusion> Left)
{
    /// <summary>Identifiers of the people; empty where the table could not be read.</summary>
    internal IReadOnlySet<string> Ids => _ids.Value;

    // A study without a metabolome never asks for them.
    readonly Lazy<IReadOnlySet<string>> _ids = new(() => People.Value is { } read ? read.Ids.ToHashSet() : []);
}
