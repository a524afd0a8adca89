using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Petab;

/// <summary>Which files make up a problem.</summary>
sealed record PetabFiles
{
    static readonly string[] Known1 = ["format_version", "parameter_file", "problems", "extensions", "id", "visualization_files"];
    static readonly string[] Known2 =
    [
        "format_version", "id", "parameter_file", "parameter_files", "model_files", "measurement_files", "condition_files",
        "experiment_files", "observable_files", "mapping_files", "visualization_files", "extensions",
    ];

    /// <summary>Version as written.</summary>
    internal string Version { get; init; } = "";

    /// <summary>Whether it is PEtab 1.</summary>
    internal bool IsFirst => Version.Split('.')[0] == "1";

    /// <summary>The problem's identifier, or null.</summary>
    internal string? Id { get; init; }

    /// <summary>The model's identifier, or empty.</summary>
    internal string ModelId { get; init; } = "";

    /// <summary>The model's file.</summary>
    internal string Model { get; init; } = "";

    internal ImmutableArray<string> Parameters { get; init; } = [];
    internal ImmutableArray<string> Measurements { get; init; } = [];
    internal ImmutableArray<string> Conditions { get; init; } = [];
    internal ImmutableArray<string> Experiments { get; init; } = [];
    internal ImmutableArray<string> Observables { get; init; } = [];
    internal ImmutableArray<string> Mappings { get; init; } = [];

    /// <summary>Reads the list of files; null where nothing can be read by it.</summary>
    internal static PetabFiles? Read(string path, string file, List<Problem> problems)
    {
        var loaded = Setting.Read(path, file);
        problems.AddRange(loaded.Problems.Select(problem => problem with { Remedy = "give the yaml file of a PEtab problem" }));
        if (loaded.Value is not { } map) return null;

        var yaml = new PetabYaml(file, map, problems);
        var version = yaml.Text("format_version");
        switch (version?.Split('.')[0])
        {
            case "1":
                yaml.Check(Known1);
                return First(yaml, version);
            case "2":
                yaml.Check(Known2);
                return Second(yaml, version);
            default:
                yaml.Complain("format_version", version is null ? "the key is missing" : $"PEtab {version} is not known",
                    "write format_version: 2.0.0 (1 and 2 are read)");
                return null;
        }
    }

    static PetabFiles? First(PetabYaml yaml, string version)
    {
        yaml.RefuseExtensions();
        var parts = yaml.Maps("problems");
        if (parts.Length != 1)
        {
            yaml.Complain("problems", $"{parts.Length} problems are listed", "give one file for each problem");
            return null;
        }

        var part = parts[0];
        var models = part.Texts("sbml_files");
        if (models.Length != 1)
        {
            part.Complain("sbml_files", $"{models.Length} models are listed", "list one");
            return null;
        }

        return new()
        {
            Version = version,
            Id = yaml.Text("id"),
            Model = models[0],
            Parameters = yaml.Texts("parameter_file"),
            Measurements = part.Texts("measurement_files"),
            Conditions = part.Texts("condition_files"),
            Observables = part.Texts("observable_files"),
            Mappings = part.Texts("mapping_files"),
        };
    }

    static PetabFiles? Second(PetabYaml yaml, string version)
    {
        yaml.RefuseExtensions();
        var models = yaml.Entries("model_files");
        if (models is not [var (id, model)])
        {
            yaml.Complain("model_files", $"{models.Length} models are listed", "list one; problems with several models are not solved");
            return null;
        }

        if (model.Text("language") is var language and not ("sbml" or "antimony"))
            model.Complain("language", $"models in {language ?? "no language"} are not read", "write the model as sbml");
        if (model.Text("location") is not { } location)
        {
            model.Complain("location", "the key is missing", "name the model's file");
            return null;
        }

        return new()
        {
            Version = version,
            Id = yaml.Text("id"),
            ModelId = id,
            Model = location,
            Parameters = [.. yaml.Texts("parameter_files"), .. yaml.Texts("parameter_file")],
            Measurements = yaml.Texts("measurement_files"),
            Conditions = yaml.Texts("condition_files"),
            Experiments = yaml.Texts("experiment_files"),
            Observables = yaml.Texts("observable_files"),
            Mappings = yaml.Texts("mapping_files"),
        };
    }
}
