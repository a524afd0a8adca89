using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>What metabolites are compared with: a number, or one of two states coded 0 and 1.</summary>
/// <param name="Name">As asked for, and as tables carry it.</param>
/// <param name="Label">For a reader: "grip strength", "sarcopenia (yes against no)".</param>
/// <param name="Unit">UCUM in ASCII; <c>1</c> for two states.</param>
/// <param name="Binary">Whether it has two states.</param>
/// <param name="Values">One a row of the people table; NaN where unknown.</param>
public sealed record Trait(string Name, string Label, string Unit, bool Binary, ImmutableArray<double> Values)
{
    /// <summary>Where it is higher, as a sentence says it: "where it is larger", "in men".</summary>
    public string Higher { get; init; } = "where it is larger";

    static readonly string[] References =
        ["0", "no", "none", "control", "controls", "healthy", "normal", "negative", "false", "not sarcopenia", "young"];

    /// <summary>Finds a trait in the people table.</summary>
    /// <param name="people">The people.</param>
    /// <param name="name">A role or column; <c>column=level</c> names the state that counts as 1.</param>
    /// <returns>The trait, or the reason why these data have none of that name.</returns>
    public static (Trait? Found, string? WhyNot) Find(People people, string name)
    {
        if (name == "sex") return (OfSex(people), null);
        if (people.Measure(name) is { } measure) return OfNumbers(name, measure);

        var (column, level) = name.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (name, null);
        if (column == "sex") return (null, "sex is a trait as it is, men against women: write sex");
        return people.Category(column) is { } category
            ? OfStates(name, category, level)
            : (null, $"the people table has no column {column}");
    }

    static Trait OfSex(People people) => new(
        "sex", "sex (men against women)", "1", true,
        [.. people.Sex.Select(sex => sex switch { Sex.Male => 1.0, Sex.Female => 0.0, _ => double.NaN })])
    {
        Higher = "in men",
    };

    static (Trait?, string?) OfNumbers(string name, Measure measure)
    {
        // Positive infinity stands for "tried and unable", which has a rank but no size.
        ImmutableArray<double> values = [.. measure.Values.Select(value => double.IsFinite(value) ? value : double.NaN)];
        var known = values.Where(double.IsFinite).Distinct().Take(3).ToArray();
        if (known.Length < 2) return (null, $"{measure.Column} does not vary");

        var binary = known.Length == 2 && known.All(value => value is 0 or 1);
        var label = Roles.Find(measure.Role)?.Says ?? measure.Column;
        Trait trait = new(name, binary ? $"{label} (1 against 0)" : label, binary ? "1" : measure.Unit, binary, values);
        return (binary ? trait with { Higher = "where it is 1" } : measure.Role == "age" ? trait with { Higher = "in older people" } : trait, null);
    }

    static (Trait?, string?) OfStates(string name, Category category, string? asked)
    {
        var states = category.Values.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var high = asked is null ? High(states) : Array.Find(states, state => Same(state, asked));
        if (high is null)
        {
            return (null, states.Length == 0 ? $"{category.Column} is empty for everyone" : asked is null
                ? $"{category.Column} has {states.Length} states; two are needed, or name one: {category.Column}=state"
                : $"{category.Column} has no state {asked}; it has {string.Join(", ", states.Take(8))}");
        }

        var low = states.Length == 2 ? Array.Find(states, state => state != high)! : "all others";
        return (new(
            name, $"{category.Column} ({high} against {low})", "1", true,
            [.. category.Values.Select(value => value is null ? double.NaN : value == high ? 1.0 : 0.0)])
        {
            Higher = $"in {high}",
        }, null);
    }

    // The state that is not a reference word counts as 1, so that a difference reads as case minus control.
    static string? High(string[] states)
    {
        if (states.Length != 2) return null;
        return References.Any(word => Same(word, states[1])) ? states[0] : states[1];
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
