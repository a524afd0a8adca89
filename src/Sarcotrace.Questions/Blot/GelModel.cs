using System.Collections.Immutable;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Blot;

/// <summary>An animal with its gel's part taken off.</summary>
/// <param name="Animal">Animal.</param>
/// <param name="Group">Its group.</param>
/// <param name="Gels">Gels it was on.</param>
/// <param name="Value">Its value beside the control's mean.</param>
sealed record Adjusted(string Animal, string Group, int Gels, double Value);

/// <summary>Groups compared with gels as blocks, one value an animal.</summary>
/// <param name="Animals">Every animal.</param>
/// <param name="Differences">Each group but the control; none where it is not to be told from a gel.</param>
/// <param name="Refusal">Why nothing can be compared; null where it can.</param>
sealed record GelModel(
    ImmutableArray<Adjusted> Animals, ImmutableArray<(string Group, int InGroup, int InControl, Difference? Difference)> Differences, string? Refusal)
{
    /// <summary>Fits the model.</summary>
    /// <param name="values">One an animal and gel, on the scale on which they are compared.</param>
    /// <param name="control">The control group.</param>
    /// <param name="confidence">Of the intervals.</param>
    internal static GelModel Of(ImmutableArray<(RatioValue Of, double Value)> values, string control, double confidence)
    {
        string[] gels = [.. values.Select(value => value.Of.Gel).Distinct()];
        string[] animals = [.. values.Select(value => value.Of.Animal).Distinct()];
        // An animal on several gels tells what the gels do; its values are then one mean, and the gels have done their part.
        if (animals.Length < values.Length)
        {
            var bridge = Design.Build(values.Length,
                [.. Dummies(values, animals, one => one.Animal, "animal"), .. Dummies(values, gels, one => one.Gel, "gel")]);
            if (bridge.Aliased.Length > 0) return new([], [], "some animals are on several gels, and not enough of them to join the gels");

            var effects = Effects(bridge, values, gels);
            values = [.. values.GroupBy(value => value.Of.Animal)
                .Select(own => (own.First().Of, Mean.Of([.. own.Select(one => one.Value - effects[one.Of.Gel])])))];
            return Fit(values, control, confidence, [], own: animal => gels.Length);
        }

        return Fit(values, control, confidence, gels, own: _ => 1);
    }

    static GelModel Fit(ImmutableArray<(RatioValue Of, double Value)> values, string control, double confidence, string[] gels, Func<string, int> own)
    {
        string[] others = [.. values.Select(value => value.Of.Group).Where(group => group != control).Distinct()];
        var counts = values.GroupBy(value => value.Of.Group).ToDictionary(group => group.Key, group => group.Count());
        if (counts.GetValueOrDefault(control) < 2) return new([], [], $"{control} has {counts.GetValueOrDefault(control)} animals with a value");

        var design = Design.Build(values.Length,
            [.. Dummies(values, gels, one => one.Gel, "gel"), .. Dummies(values, [control, .. others], one => one.Group, "group")]);
        var models = LinearModels.Fit(design, values.Select(value => value.Value).ToArray(), 1);
        var effects = gels.Length > 0 ? Effects(design, values, gels) : null;
        double[] adjusted = [.. values.Select(value => value.Value - (effects?[value.Of.Gel] ?? 0))];
        var centre = Mean.Of([.. adjusted.Where((_, at) => values[at].Of.Group == control)]);
        return new(
            [.. values.Select((value, at) => new Adjusted(value.Of.Animal, value.Of.Group, own(value.Of.Animal), adjusted[at] - centre))],
            [.. others.Select(group => (group, counts[group], counts[control], Difference(design, models, group, counts[group], confidence)))], null);
    }

    static Difference? Difference(Design design, LinearModels models, string group, int count, double confidence)
    {
        var at = design.IndexOf($"group={group}");
        if (at < 0 || count < 2 || !(models.Df[0] > 0)) return null;

        var found = Coefficients.Ordinary(models, at, confidence);
        return new(found.Value[0], found.Low[0], found.High[0], found.P[0], found.Df[0]);
    }

    // Of each gel beside the first.
    static Dictionary<string, double> Effects(Design design, ImmutableArray<(RatioValue Of, double Value)> values, string[] gels)
    {
        var models = LinearModels.Fit(design, values.Select(value => value.Value).ToArray(), 1);
        return gels.ToDictionary(gel => gel, gel => design.IndexOf($"gel={gel}") is var at and >= 0 ? models.Coefficient(0, at) : 0);
    }

    static IEnumerable<Term> Dummies(ImmutableArray<(RatioValue Of, double Value)> values, string[] levels, Func<RatioValue, string> of, string name) =>
        levels.Skip(1).Select(level => Term.Number($"{name}={level}", [.. values.Select(value => of(value.Of) == level ? 1.0 : 0.0)]));
}
