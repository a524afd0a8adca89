using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>A study.yaml as read: which tables, and what is asked of them.</summary>
/// <param name="Name">File name.</param>
/// <param name="Folder">Folder that table paths start from.</param>
/// <param name="Title">What the group calls it.</param>
/// <param name="Simulated">Whether the data were made by a program.</param>
/// <param name="People">The people table.</param>
/// <param name="Metabolome">The metabolome, or null.</param>
/// <param name="Questions">What is asked; null where the file names nothing and all that the data allow is asked.</param>
/// <param name="Out">Folder of the results.</param>
public sealed record StudyFile(
    string Name,
    string Folder,
    string Title,
    bool Simulated,
    PeopleSource People,
    MetabolomeSource? Metabolome,
    SettingMap? Questions,
    string Out)
{
    /// <summary>The name of a study file written from the words of a command line, whose lines nobody sees.</summary>
    public const string OfWords = "command line";

    /// <summary>Reads a study file, with all of its problems at once.</summary>
    /// <param name="path">Where it lies.</param>
    public static Loaded<StudyFile> Read(string path) =>
        Look(path) is var (study, problems) && problems.IsEmpty ? new(study, []) : new(null, problems);

    /// <summary>Reads what can be read of a study file, so that its tables can be checked beside its own problems.</summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>The study as far as it is understood, null where it is no list of keys, and its problems.</returns>
    public static (StudyFile? Study, ImmutableArray<Problem> Problems) Look(string path)
    {
        var name = Path.GetFileName(path);
        var read = Setting.Read(path, name);
        if (read.Value is not { } map) return (null, read.Problems);

        List<Problem> problems = [];
        var root = new SettingReader(map, name, "", problems);
        var format = root.Whole("sarcotrace", 1);
        if (format != 1) root.Complain("sarcotrace", $"format {format} is not known", "this version reads format 1");

        var people = root.Any("people") is { } given ? PeopleSource.Of(given, root, "people", name, problems) : null;
        if (people is null) root.Needed("people");

        var study = new StudyFile(
            name,
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            root.Text("title") ?? Path.GetFileNameWithoutExtension(path),
            root.Flag("simulated", false),
            people ?? new("", null, [], null, []),
            root.Map("metabolome") is { } metabolome ? MetabolomeSource.Of(root.Below(metabolome, "metabolome")) : null,
            root.Map("questions"),
            root.Text("out") ?? "out");
        root.Done();
        return (study, [.. problems]);
    }

    /// <summary>Where a file of the study lies.</summary>
    public string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));
}

/// <summary>The people table and how its columns are to be read.</summary>
/// <param name="File">Path from the study's folder.</param>
/// <param name="Sheet">Sheet of a spreadsheet, or null.</param>
/// <param name="Columns">What was said about columns; the others are found by name.</param>
/// <param name="Where">Which rows to keep, or null for all.</param>
/// <param name="Missing">Further words for an empty cell.</param>
public sealed record PeopleSource(
    string File, string? Sheet, ImmutableArray<ColumnChoice> Columns, string? Where, ImmutableArray<string> Missing)
{
    internal static PeopleSource Of(Setting setting, SettingReader root, string key, string file, List<Problem> problems)
    {
        if (setting is SettingText text) return new(text.Value, null, [], null, []);
        if (setting is not SettingMap map)
        {
            root.Complain(key, "a list stands where one table belongs", "name one file");
            return new("", null, [], null, []);
        }

        var reader = root.Below(map, key);
        var columns = reader.Map("columns");
        var source = new PeopleSource(
            reader.Needed("file"), reader.Text("sheet"),
            columns is null ? [] : [.. columns.Entries.Select(entry => ColumnChoice.Of(entry, reader.Below(columns, "columns"), file, problems))],
            reader.Text("where"), reader.Texts("missing"));
        reader.Done();
        return source;
    }
}

/// <summary>What was said about one column.</summary>
/// <param name="Role">A role, such as <c>height</c>.</param>
/// <param name="Column">The header in the table.</param>
/// <param name="Unit">Its unit, or null to find it out.</param>
/// <param name="Female">What stands for women, or null.</param>
/// <param name="Male">What stands for men, or null.</param>
/// <param name="Unable">What stands for "tried and unable".</param>
public sealed record ColumnChoice(
    string Role, string Column, string? Unit, string? Female, string? Male, ImmutableArray<string> Unable)
{
    /// <summary>Line of the study file; 0 for what came from the command line.</summary>
    public int Line { get; init; }

    /// <summary>Reads <c>grip1=MGXH1T1</c>, <c>sex=Sexo:F=1,M=2</c>, <c>height=altura:unit=m</c>.</summary>
    public static Loaded<ColumnChoice> FromWord(string word)
    {
        const string File = "--map";
        var (role, rest) = word.Split('=', 2) is [var left, var right] ? (RoleName(left), right) : ("", "");
        if (role.Length == 0 || rest.Length == 0) return new(null, [new(File, null, word, "this is not role=column", "write for example grip1=MGXH1T1")]);
        if (Roles.Find(role) is null)
            return new(null, [new(File, null, word, $"there is no role {role}", Nearest.Remedy(role, [.. Roles.All.Select(known => known.Name)]))]);

        var parts = rest.Split(':', 2);
        var choice = new ColumnChoice(role, parts[0].Trim(), null, null, null, []);
        foreach (var option in parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries))
        {
            var (key, value) = option.Split('=', 2) is [var name, var text] ? (name, text) : (option, "");
            choice = key switch
            {
                "F" or "female" => choice with { Female = value },
                "M" or "male" => choice with { Male = value },
                "unit" => choice with { Unit = value },
                "unable" => choice with { Unable = [.. choice.Unable, value] },
                _ => choice with { Role = "" },
            };
            if (choice.Role.Length == 0) return new(null, [new(File, null, word, $"'{option}' is not understood", "known: F=, M=, unit=, unable=")]);
        }

        return new(choice, []);
    }

    internal static ColumnChoice Of((string Key, int Line, Setting Value) entry, SettingReader around, string file, List<Problem> problems)
    {
        var role = RoleName(entry.Key);
        var told = file == StudyFile.OfWords ? 0 : entry.Line;
        if (Roles.Find(role) is null)
        {
            problems.Add(new(file, entry.Line, $"people.columns.{entry.Key}", "there is no such role",
                Nearest.Remedy(entry.Key, [.. Roles.All.Select(known => known.Name)])));
        }
        if (entry.Value is SettingText text) return new(role, text.Value, null, null, null, []) { Line = told };
        if (entry.Value is not SettingMap map)
        {
            problems.Add(new(file, entry.Line, $"people.columns.{entry.Key}", "a list stands where one column belongs", "name one column"));
            return new(role, "", null, null, null, []);
        }

        var reader = around.Below(map, entry.Key);
        var choice = new ColumnChoice(role, reader.Needed("column"), reader.Text("unit"), reader.Text("female"), reader.Text("male"), reader.Texts("unable"))
        {
            Line = told,
        };
        reader.Done();
        return choice;
    }

    // grip1 is how people write grip-1.
    static string RoleName(string word)
    {
        var name = word.Trim().ToLowerInvariant().Replace('_', '-');
        return Roles.Find(name) is null && name.StartsWith("grip", StringComparison.Ordinal) && int.TryParse(name.AsSpan(4), out var trial)
            ? $"grip-{trial}"
            : name;
    }
}

/// <summary>The metabolome's table and how it is laid out.</summary>
/// <param name="File">Path from the study's folder.</param>
/// <param name="Sheet">Sheet of a spreadsheet, or null.</param>
/// <param name="SamplesIn">rows, columns, or null to find out.</param>
/// <param name="Sample">Column with the sample's identifier; null for the first.</param>
/// <param name="Person">Column with the person's identifier; null where the sample's is the person's.</param>
/// <param name="Kind">Column that tells samples from quality controls, or null.</param>
/// <param name="Batch">Column with run day or batch, or null.</param>
/// <param name="Order">Column with the place in the run, or null.</param>
/// <param name="Skip">Columns that are no metabolites.</param>
/// <param name="Matrix">Body fluid or tissue.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Missing">Further words for an empty cell.</param>
/// <param name="Logarithms">Whether the values are logarithms, so that they may be negative.</param>
/// <param name="Annotation">The annotation table, or null.</param>
public sealed record MetabolomeSource(
    string File,
    string? Sheet,
    string? SamplesIn,
    string? Sample,
    string? Person,
    string? Kind,
    string? Batch,
    string? Order,
    ImmutableArray<string> Skip,
    string Matrix,
    string Unit,
    ImmutableArray<string> Missing,
    bool Logarithms,
    AnnotationSource? Annotation)
{
    /// <summary>Lines of the study file by key.</summary>
    public ImmutableDictionary<string, int> Lines { get; init; } = [];

    internal static MetabolomeSource Of(SettingReader reader)
    {
        var samplesIn = reader.Text("samples-in");
        if (samplesIn is not (null or "rows" or "columns")) reader.Complain("samples-in", $"'{samplesIn}' is neither", "write rows or columns");

        var annotation = reader.Any("annotation") switch
        {
            SettingText text => new AnnotationSource(text.Value, null, null, null, null, null, null),
            SettingMap map => AnnotationSource.Of(reader.Below(map, "annotation")),
            _ => null,
        };
        var source = new MetabolomeSource(
            reader.Needed("file"), reader.Text("sheet"), samplesIn, reader.Text("sample"), reader.Text("person"), reader.Text("kind"),
            reader.Text("batch"), reader.Text("order"), reader.Texts("skip"), reader.Text("matrix") ?? "", reader.Text("unit") ?? "[arb'U]",
            reader.Texts("missing"), reader.Flag("logarithms", false), annotation)
        {
            Lines = reader.Lines,
        };
        reader.Done();
        return source;
    }
}

/// <summary>The table that says what each metabolite is.</summary>
/// <param name="File">Path from the study's folder.</param>
/// <param name="Id">Column that matches the metabolome; null for the first.</param>
/// <param name="Name">Column with the name to show.</param>
/// <param name="Hmdb">Column with the HMDB accession.</param>
/// <param name="RefMet">Column with the RefMet name.</param>
/// <param name="Class">Column with the chemical class.</param>
/// <param name="Pathway">Column with the pathway.</param>
public sealed record AnnotationSource(
    string File, string? Id, string? Name, string? Hmdb, string? RefMet, string? Class, string? Pathway)
{
    /// <summary>Sheet of a spreadsheet, or null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Lines of the study file by key.</summary>
    public ImmutableDictionary<string, int> Lines { get; init; } = [];

    internal static AnnotationSource Of(SettingReader reader)
    {
        var source = new AnnotationSource(
            reader.Needed("file"), reader.Text("id"), reader.Text("name"), reader.Text("hmdb"), reader.Text("refmet"),
            reader.Text("class"), reader.Text("pathway"))
        {
            Sheet = reader.Text("sheet"),
            Lines = reader.Lines,
        };
        reader.Done();
        return source;
    }
}
