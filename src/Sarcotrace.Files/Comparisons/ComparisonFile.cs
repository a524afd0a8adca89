using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Comparisons;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Comparisons;

/// <summary>Reads a comparison.yaml.</summary>
public static class ComparisonFile
{
    /// <summary>Reads one, with all of its problems at once.</summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>The comparison; the table's path as written, from the file's folder.</returns>
    public static Loaded<Comparison> Read(string path)
    {
        var name = Path.GetFileName(path);
        var read = Setting.Read(path, name);
        if (read.Value is not { } map) return new(null, [.. read.Problems.Select(ForComparison)]);

        List<Problem> problems = [];
        var root = new SettingReader(map, name, "", problems);
        var survival = root.Map("survival") is { } times ? root.Below(times, "survival") : null;
        var comparison = Columns(root) with
        {
            Title = root.Text("title") ?? Path.GetFileNameWithoutExtension(path),
            Simulated = root.Flag("simulated", false),
            Table = root.Needed("table"),
            Sheet = root.Text("sheet"),
            Family = Choice<Family>(root, "family") ?? Family.Gaussian,
            Adjust = Choice<Adjustment>(root, "adjust"),
            Transform = Choice<Transform>(root, "transform") ?? Transform.None,
            SurvivalTime = survival?.Needed("time"),
            SurvivalEvent = survival?.Needed("event"),
            SmallestEffect = Above0(root, "smallest-effect"),
            Exclusions = Exclusions(root, name, problems),
            Arrive = root.Map("arrive") is { } arrive ? Arrive(root.Below(arrive, "arrive")) : [],
        };
        survival?.Done();
        root.Done();
        Together(comparison, root);
        return new(problems.Any(problem => problem.Severity == Severity.Error) ? null : comparison, [.. problems.Select(ForComparison)]);
    }

    static Comparison Columns(SettingReader root) => new()
    {
        Outcomes = root.Texts("outcomes"),
        By = root.Texts("by"),
        Control = root.Text("control"),
        Covariates = root.Texts("covariates"),
        Time = root.Text("time"),
        Animal = root.Text("animal"),
        Litter = root.Text("litter"),
        Cage = root.Text("cage"),
        Batch = root.Text("batch"),
        Sex = root.Text("sex"),
        Age = root.Text("age"),
        TreatmentUnit = root.Text("treatment-unit"),
        Subsample = root.Text("subsample"),
        Paired = root.Text("paired"),
        Formula = root.Text("formula"),
        Dose = root.Text("dose"),
        Primary = root.Text("primary"),
    };

    // What one key says of another.
    static void Together(Comparison comparison, SettingReader root)
    {
        foreach (var key in (string[])["outcomes", "by", "covariates"])
        {
            var names = key == "outcomes" ? comparison.Outcomes : key == "by" ? comparison.By : comparison.Covariates;
            foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
                root.Complain(key, $"{twice.Key} stands there twice", "name each column once");
        }

        foreach (var both in comparison.Outcomes.Intersect(comparison.By).Distinct())
            root.Complain("by", $"{both} is an outcome and a group", "keep one of them");
        if (comparison.Primary is { } primary && !comparison.Outcomes.IsEmpty && !comparison.Outcomes.Contains(primary))
            root.Complain("primary", $"{primary} is not among the outcomes", Nearest.Remedy(primary, comparison.Outcomes));
        if (comparison.Control is not null && comparison.By.IsEmpty && comparison.Formula is null)
            root.Complain("control", "a control needs groups", "name the column of groups: by: [group]");
        if (comparison.Adjust == Adjustment.Dunnett && comparison.Control is null)
            root.Complain("adjust", "Dunnett's contrasts need a control", "name it: control: vehicle");
    }

    static T? Choice<T>(SettingReader reader, string key) where T : struct, Enum => Choice<T>(reader, key, reader.Text(key));

    static T? Choice<T>(SettingReader reader, string key, string? word) where T : struct, Enum
    {
        if (word is null) return null;
        var known = Enum.GetValues<T>().ToDictionary(value => SettingsBinder.Kebab(value.ToString()), value => value);
        if (known.TryGetValue(word, out var found)) return found;
        reader.Complain(key, $"'{word}' is not known",
            Nearest.To(word, known.Keys) is { } near ? $"did you mean {near}?" : $"write one of {string.Join(", ", known.Keys)}");
        return null;
    }

    static double? Above0(SettingReader reader, string key)
    {
        if (reader.Text(key) is not { } word) return null;
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0) return value;
        reader.Complain(key, $"'{word}' is not a number above 0", "write the smallest difference that matters, in units of the outcome");
        return null;
    }

    static ImmutableArray<ExcludedAnimal> Exclusions(SettingReader root, string file, List<Problem> problems)
    {
        const string Key = "exclusions";
        if (root.Any(Key) is not { } setting) return [];
        if (setting is not SettingList list || list.Items.Any(item => item is not SettingMap))
        {
            root.Complain(Key, "this is not a list of animals with reasons", "write for example: - {animal: M7, reason: died}");
            return [];
        }

        return [.. list.Items.Cast<SettingMap>().Select((item, at) => Excluded(new(item, file, $"{Key}[{at + 1}]", problems)))];
    }

    static ExcludedAnimal Excluded(SettingReader reader)
    {
        var (animal, word, words) = (reader.Needed("animal"), reader.Needed("reason"), reader.Text("text")?.Trim() ?? "");
        var reason = Choice<ExclusionReason>(reader, "reason", word.Length == 0 ? null : word);
        if (reason == ExclusionReason.Other && words.Length == 0) reader.Complain("reason", "other says nothing", "say why in text:");
        reader.Done();
        return new(animal, reason ?? ExclusionReason.Other, words);
    }

    static ImmutableArray<ArriveText> Arrive(SettingReader reader)
    {
        ImmutableArray<ArriveText> texts = [.. ArriveItem.All.Select(item => new ArriveText(item.Key, reader.Text(item.Key)?.Trim() ?? ""))
            .Where(text => text.Words.Length > 0)];
        reader.Done();
        return texts;
    }

    // The reader of settings speaks of study files.
    static Problem ForComparison(Problem problem) => problem.What switch
    {
        "the key is missing" => problem with { Remedy = problem.Remedy.Replace("to the study", "to the comparison", StringComparison.Ordinal) },
        "there is no such file" => problem with { Remedy = "check the path" },
        "the file is not one list of keys" => problem with { Remedy = "start it with: table: FILE" },
        _ => problem,
    };
}
