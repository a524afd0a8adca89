using System.Collections.Immutable;

namespace Sarcotrace.Core.Comparisons;

/// <summary>Whether an item of the checklist is answered.</summary>
public enum ArriveState
{
    /// <summary>Something is written.</summary>
    Given,

    /// <summary>Nothing is written.</summary>
    Missing,

    /// <summary>What is written does not fit the columns and choices of the comparison.</summary>
    Contradicted,
}

/// <summary>An item with its answer.</summary>
/// <param name="Item">Which.</param>
/// <param name="Words">What was written; empty for nothing.</param>
/// <param name="State">Whether it is answered.</param>
/// <param name="Why">What contradicts it; empty where nothing does.</param>
public sealed record ArriveAnswer(ArriveItem Item, string Words, ArriveState State, string Why);

/// <summary>The ten essential items of ARRIVE 2.0, held against a comparison.</summary>
public static class ArriveChecklist
{
    /// <summary>Every item in order. Only what words and columns say is judged, never whether the words are true.</summary>
    /// <param name="comparison">The comparison.</param>
    public static ImmutableArray<ArriveAnswer> Of(Comparison comparison) => [.. ArriveItem.All.Select(item => One(item, comparison))];

    /// <summary>The checklist as a table of results.</summary>
    /// <param name="comparison">The comparison.</param>
    public static Table Table(Comparison comparison)
    {
        var answers = Of(comparison);
        return new("arrive-checklist", "ARRIVE 2.0, the essential ten",
        [
            new TextColumn("item", "Item of the guideline", [.. answers.Select(answer => (string?)answer.Item.Name)]),
            new TextColumn("asks", "What the item asks for", [.. answers.Select(answer => (string?)answer.Item.Asks)]),
            new TextColumn("answer", "What the study file says", [.. answers.Select(answer => answer.Words.Length > 0 ? answer.Words : null)]),
            new TextColumn("state", "given, missing, or what contradicts it",
                [.. answers.Select(answer => (string?)(answer.State == ArriveState.Contradicted
                    ? $"contradicted: {answer.Why}" : answer.State == ArriveState.Given ? "given" : "missing"))]),
        ]);
    }

    static ArriveAnswer One(ArriveItem item, Comparison comparison)
    {
        var words = comparison.Arrive.FirstOrDefault(text => text.Key == item.Key)?.Words.Trim() ?? "";
        if (words.Length == 0) return new(item, "", ArriveState.Missing, "");
        var why = Against(item.Key, words.ToLowerInvariant(), comparison) ?? "";
        return new(item, words, why.Length > 0 ? ArriveState.Contradicted : ArriveState.Given, why);
    }

    static string? Against(string key, string words, Comparison comparison) => key switch
    {
        "design" => Unit(words, comparison),
        "inclusion-exclusion" => SaysNone(words) && !comparison.Exclusions.IsEmpty
            ? $"it says that none were left out, and {comparison.Exclusions.Length} {(comparison.Exclusions.Length == 1 ? "is" : "are")} listed under exclusions"
            : null,
        "outcomes" => Primary(words, comparison),
        "statistics" => Tests(words, comparison),
        "animals" => Sexes(words, comparison),
        _ => null,
    };

    // The unit that the words name against the column that the treatment was given by.
    static string? Unit(string words, Comparison comparison)
    {
        if (comparison.TreatmentUnit is not { } given) return null;
        var named = UnitIn(words);
        if (named is null) return null;

        (string Unit, string? Column)[] known = [("animal", comparison.Animal), ("litter", comparison.Litter), ("cage", comparison.Cage)];
        var treated = known.FirstOrDefault(pair => pair.Column == given).Unit;
        return treated is null || treated == named
            ? null : $"it names the {named} as the experimental unit, and treatment-unit is the {treated} (column {given})";
    }

    // "experimental unit: litter", "the unit is the cage": the first unit named after the word unit.
    static string? UnitIn(string words)
    {
        var at = words.IndexOf("unit", StringComparison.Ordinal);
        if (at < 0) return null;
        (string Unit, string[] Words)[] spoken = [("animal", ["animal", "mouse", "mice", "rat", "individual"]), ("litter", ["litter", "dam"]),
            ("cage", ["cage"])];
        var after = Split(words[at..]);
        return after.Select(word => spoken.FirstOrDefault(unit => unit.Words.Any(own => word == own || word == own + "s")).Unit)
            .FirstOrDefault(unit => unit is not null);
    }

    static bool SaysNone(string words) => words.Contains("no exclusion", StringComparison.Ordinal) || words.Contains("none excluded", StringComparison.Ordinal)
        || words.Contains("no animals were excluded", StringComparison.Ordinal) || words.Contains("no animal was excluded", StringComparison.Ordinal)
        || words.TrimEnd('.') is "none" or "no";

    static string? Primary(string words, Comparison comparison)
    {
        if (comparison.Primary is not { } primary || !words.Contains("primary", StringComparison.Ordinal)) return null;
        return words.Contains(primary.ToLowerInvariant(), StringComparison.Ordinal) ? null : $"it speaks of a primary outcome and does not name {primary}";
    }

    static string? Tests(string words, Comparison comparison) =>
        comparison.By.Length >= 2 && words.Contains("one-way", StringComparison.Ordinal) && !words.Contains("two-way", StringComparison.Ordinal)
            ? $"it says one-way, and groups are compared by {string.Join(" and ", comparison.By)}"
            : null;

    static string? Sexes(string words, Comparison comparison)
    {
        if (comparison.Sex is not { } column || !comparison.By.Contains(column)) return null;
        var spoken = Split(words);
        var (male, female) = (spoken.Contains("male") || spoken.Contains("males"), spoken.Contains("female") || spoken.Contains("females"));
        return male == female ? null : $"it names {(male ? "males" : "females")} only, and groups are compared by {column}";
    }

    static string[] Split(string words) => words.Split([' ', ',', '.', ';', ':', '(', ')', '/', '\n', '-'], StringSplitOptions.RemoveEmptyEntries);
}
