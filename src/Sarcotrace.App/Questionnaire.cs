using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions;
using Sarcotrace.Questions.Discovery;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.App;

/// <summary>The questions of one run with their options, in the order of the catalogue.</summary>
/// <param name="Phenotype">Options of the diagnosis, or null where it is not asked.</param>
/// <param name="Discovery">Options of discovery, or null.</param>
/// <param name="Judging">How people are judged where discovery needs a diagnosis that nobody asked for: as the study says, by its first criterion.</param>
sealed record Questionnaire(PhenotypeOptions? Phenotype, DiscoveryOptions? Discovery, PhenotypeOptions Judging)
{
    /// <summary>Columns of the people table that the options name.</summary>
    internal ImmutableArray<string> Columns =>
        [.. (Discovery?.Traits ?? []).Concat(Discovery?.Covariates ?? []).Select(AskedColumns.Bare).Where(name => name.Length > 0).Distinct()];

    /// <summary>Binds the study's questions, and what the command line overrides.</summary>
    internal static (Questionnaire? Questions, ImmutableArray<Problem> Problems) Of(StudyFile study, RunChoices choices)
    {
        List<Problem> problems = [];
        Dictionary<string, object> bound = [];
        HashSet<string> given = [];
        foreach (var (name, line, _) in study.Questions?.Entries ?? [])
        {
            if (!given.Add(name)) problems.Add(new(study.Name, line, $"questions.{name}", "the key is given twice", "keep one of them"));
            if (Catalogue.Find(name) is null)
            {
                problems.Add(new(study.Name, line, $"questions.{name}", "there is no such question",
                    Nearest.Remedy(name, [.. Catalogue.All.Select(entry => entry.Name)])));
            }
        }

        foreach (var entry in Catalogue.All.Where(entry => entry.Name == "phenotype" || IsAsked(entry.Name, study, choices)))
        {
            var options = SettingsBinder.Bind(entry.Options, Merged(entry.Name, study, choices), study.Name, $"questions.{entry.Name}");
            problems.AddRange(options.Problems);
            if (options.Value is { } value) bound[entry.Name] = value;
        }

        if (problems.Count > 0) return (null, [.. problems]);

        var judging = (PhenotypeOptions)bound["phenotype"];
        var asked = IsAsked("phenotype", study, choices) ? judging : null;
        return (new(asked, (DiscoveryOptions?)bound.GetValueOrDefault("discovery"), judging with { Criteria = [] }), []);
    }

    /// <summary>A key a question: it changes with the inputs, the options and the version, and with nothing else.</summary>
    internal ImmutableArray<(string Question, string Key)> Keys(ImmutableArray<InputFile> inputs)
    {
        // Discovery rests on the diagnosis, so its key holds the options of both.
        var told = new StringBuilder(Program.Version);
        foreach (var input in inputs.Skip(1)) told.Append(input.Name).Append(input.Sha256);
        told.Append(inputs.IsEmpty ? "" : inputs[0].Sha256);
        if (Phenotype is null) Tell(Judging);
        List<(string, string)> keys = [];
        foreach (var (name, options) in Asked())
        {
            Tell(options);
            keys.Add((name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())))));
        }

        return [.. keys];

        void Tell(object options)
        {
            foreach (var (key, value) in SettingsBinder.Describe(options)) told.Append('\n').Append(key).Append('=').Append(value);
        }
    }

    /// <summary>The diagnosis, where it is asked for or discovery needs what it derives by the first criterion; null elsewhere.</summary>
    internal Answers? Diagnose(People people, int threads, IProgress<Step>? progress, CancellationToken cancel) =>
        Phenotype is not null || Derived.IsNeeded(people, Columns)
            ? new SarcopeniaDiagnosis(Phenotype ?? Judging, threads).Ask(people, progress, cancel)
            : null;

    /// <summary>Asks everything of a study whose people have what the diagnosis derives.</summary>
    internal ImmutableArray<Asked> Ask(Study study, Answers? diagnosis, int threads, IProgress<Step>? progress, CancellationToken cancel)
    {
        List<Asked> asked = [];
        var keys = Keys(study.Inputs);
        if (Phenotype is not null) asked.Add(new(keys[0].Key, SettingsBinder.Describe(Phenotype), diagnosis!));
        if (Discovery is not null)
        {
            // Its answers hang on how people were judged, which no other question of this run tells.
            var judged = Phenotype is null && diagnosis is not null
                ? SettingsBinder.Describe(Judging).Select(option => ($"phenotype.{option.Key}", option.Value)) : [];
            asked.Add(new(
                keys[^1].Key, [.. SettingsBinder.Describe(Discovery), .. judged], new TraitAssociations(Discovery, threads).Ask(study, progress, cancel)));
        }

        return [.. asked];
    }

    IEnumerable<(string Name, object Options)> Asked()
    {
        if (Phenotype is not null) yield return ("phenotype", Phenotype);
        if (Discovery is not null) yield return ("discovery", Discovery);
    }

    static bool IsAsked(string name, StudyFile study, RunChoices choices)
    {
        if (!choices.Only.IsEmpty) return choices.Only.Contains(name);
        return study.Questions?.Entries.Any(entry => entry.Key == name) ?? (name != "discovery" || study.Metabolome is not null);
    }

    static SettingMap Merged(string name, StudyFile study, RunChoices choices)
    {
        var given = study.Questions?.Entries.FirstOrDefault(entry => entry.Key == name).Value as SettingMap;
        var over = SettingsBinder.FromWords(choices.Options.Where(option => option.Question == name).Select(option => (option.Key, option.Value)));
        var keys = over.Entries.Select(entry => entry.Key).ToHashSet();
        return new(given?.Line ?? 0, [.. (given?.Entries ?? []).Where(entry => !keys.Contains(entry.Key)), .. over.Entries]);
    }
}
