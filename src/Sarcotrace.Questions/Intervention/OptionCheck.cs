using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Whether the options name what the table has.</summary>
public static class OptionCheck
{
    /// <summary>What is wrong with the names in the options, all at once.</summary>
    /// <param name="options">What is compared.</param>
    /// <param name="special">What kind of outcome it is.</param>
    /// <param name="data">The table.</param>
    /// <param name="file">What problems call it.</param>
    public static ImmutableArray<Problem> Of(ComparisonOptions options, SpecialOptions special, Measurements data, string file)
    {
        List<Problem> problems = [];
        string[] names = [.. data.Columns.Select(column => column.Name)];
        void Tell(string option, string what, string remedy) => problems.Add(new(file, null, option, what, remedy));
        var singles = new[] { options.Animal, options.Litter, options.Cage, options.Batch, options.Time, options.TreatmentUnit, special.Event, special.Dose, special.Exposure }.OfType<string>();
        foreach (var name in options.Outcomes.Concat(options.By).Concat(options.Covariates).Concat(singles).Distinct().Where(name => data.Find(name) is null))
            Tell(name, $"the table has no column {name}", NearestName.Remedy(name, names));
        if (problems.Count > 0) return [.. problems];

        if (options.Outcomes.IsEmpty) Tell("outcome", "no outcome is named", $"name a column of numbers: {string.Join(", ", data.Columns.Where(column => column.IsNumeric).Select(column => column.Name).Take(12))}");
        if (special is { Kind: OutcomeKind.Survival, Event: null }) Tell("event", "no column says whether the event was seen", "name it with --event");
        if (special is { Kind: OutcomeKind.DoseResponse, Dose: null }) Tell("dose", "no column of doses is named", "name it with --dose");
        if (options.By.Length > 3 || (options.By.IsEmpty && special.Kind != OutcomeKind.DoseResponse)) Tell("by", $"{options.By.Length} factors are named", "name one to three columns whose groups are compared, the treatment first");
        foreach (var outcome in options.Outcomes.Concat(new[] { special.Event, special.Dose, special.Exposure }.OfType<string>()).Where(name => !data.Find(name)!.IsNumeric))
        {
            var column = data.Find(outcome)!;
            var row = column.Texts.Index().FirstOrDefault(cell => cell.Item is not null && double.IsNaN(column.Numbers[cell.Index]));
            problems.Add(new(file, column.Filled == 0 ? null : data.Rows[row.Index], outcome, column.Filled == 0 ? "the column is empty" : $"'{row.Item}' is no number", "mend or empty the cell"));
        }

        foreach (var name in options.By.Where(name => data.Find(name)!.Texts.OfType<string>().Distinct().Count() is < 2 or > 50))
            Tell(name, $"the column has {data.Find(name)!.Texts.OfType<string>().Distinct().Count()} different values", "a factor has from 2 to 50 levels");
        if (options.Control is { } control && !options.By.IsEmpty && data.Find(options.By[0])!.Texts.OfType<string>().Distinct().ToArray() is var levels && !levels.Contains(control))
            Tell("control", $"{options.By[0]} has no level {control}", NearestName.Remedy(control, levels));
        foreach (var double_ in options.Outcomes.Concat(options.By).Concat(options.Covariates).GroupBy(name => name).Where(group => group.Count() > 1))
            Tell(double_.Key, "the column is named twice", "give each column one part");
        if (options.Exclusions.Length > 0 && options.Animal is null && Cast.Of(data, options).Animal is null)
            Tell("exclusions", "animals are excluded, and no column names animals", "say which with --animal");
        return [.. problems];
    }
}
