using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The design of one trait: who has it and all covariates, and what is held constant.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Rows">Rows of the sampled people it uses.</param>
/// <param name="Values">The trait of those people.</param>
/// <param name="Covariates">Names of what is held constant.</param>
/// <param name="Constant">Its terms.</param>
/// <param name="Design">Intercept, covariates, and the trait as the last column.</param>
sealed record TraitModel(
    Trait Trait, int[] Rows, ImmutableArray<double> Values, ImmutableArray<string> Covariates, IReadOnlyList<Term> Constant, Design Design)
{
    /// <summary>Where the trait stands in the design; −1 where covariates determine it.</summary>
    internal int Column => Design.IndexOf(Trait.Name);

    /// <summary>The model of a trait, or the reason why there is none.</summary>
    internal static (TraitModel? Model, string? WhyNot) Of(
        Trait trait, People people, Sampled sampled, ImmutableArray<string?> batches, DiscoveryOptions options, ImmutableArray<string> extra)
    {
        List<(string Name, Func<int, double> Number, Func<int, string?>? Level)> columns = [];
        foreach (var name in options.Covariates.Concat(extra).Where(name => name != trait.Name).Distinct())
        {
            if (DiscoveryOptions.Coded(name) is { } coded && people.Measure(coded) is { } levels)
                columns.Add((name, _ => 0, row => double.IsFinite(levels.Values[row]) ? FormattableString.Invariant($"{levels.Values[row]}") : null));
            else if (name == "sex") columns.Add((name, _ => 0, row => people.Sex[row] == Sex.Unknown ? null : people.Sex[row].ToString()));
            else if (people.Measure(name) is { } measure) columns.Add((name, row => Finite(measure.Values[row]), null));
            else if (people.Category(name) is { } category) columns.Add((name, _ => 0, row => category.Values[row]));
            else return (null, $"the people table has no covariate {name}");
        }

        int[] rows = [.. Enumerable.Range(0, sampled.People.Length).Where(at =>
        {
            var row = sampled.People[at];
            return double.IsFinite(trait.Values[row])
                && columns.All(column => column.Level is { } level ? level(row) is not null : double.IsFinite(column.Number(row)));
        })];
        if (rows.Length < options.FewestPeople)
            return (null, $"{rows.Length} people have it with all covariates and a sample; {options.FewestPeople} are asked for");

        ImmutableArray<double> values = [.. rows.Select(at => trait.Values[sampled.People[at]])];
        if (values.Distinct().Take(2).Count() < 2) return (null, $"it does not vary among the {rows.Length} people with a sample");
        if (trait.Binary && Math.Min(values.Count(value => value == 1), values.Count(value => value == 0)) < 5)
            return (null, $"one of its two states has {Math.Min(values.Count(value => value == 1), values.Count(value => value == 0))} people; 5 are needed");

        List<Term> constant = [.. columns.Select(column => column.Level is { } level
            ? Term.Factor(column.Name, [.. rows.Select(at => level(sampled.People[at])!)])
            : Term.Number(column.Name, [.. rows.Select(at => column.Number(sampled.People[at]))]))];
        ImmutableArray<string> names = [.. columns.Select(column => column.Name)];
        if (options.AdjustBatch && rows.All(at => batches[at] is not null) && rows.Select(at => batches[at]).Distinct().Count() > 1)
        {
            constant.Add(Term.Factor("run day", [.. rows.Select(at => batches[at]!)]));
            names = names.Add("run day");
        }

        var design = Design.Build(rows.Length, [.. constant, Term.Number(trait.Name, values)]);
        return rows.Length - design.Rank < 3
            ? (null, $"{rows.Length} people carry a model of {design.Rank} columns no further")
            : (new(trait, rows, values, names, constant, design), null);
    }

    readonly (int From, int Length)[] _runs = RunsOf(Rows);

    /// <summary>Writes the people of the model from a block of all sampled people.</summary>
    internal void Take<T>(ReadOnlySpan<T> block, Span<T> chosen)
    {
        foreach (var (from, length) in _runs)
        {
            block.Slice(from, length).CopyTo(chosen);
            chosen = chosen[length..];
        }
    }

    // Few people lack a trait, so the others stand in long runs.
    static (int, int)[] RunsOf(int[] rows)
    {
        List<(int From, int Length)> runs = [];
        foreach (var row in rows)
        {
            if (runs is [.., var last] && last.From + last.Length == row) runs[^1] = (last.From, last.Length + 1);
            else runs.Add((row, 1));
        }

        return [.. runs];
    }

    /// <summary>Standard deviation of the trait; 1 for two states, whose difference is the effect.</summary>
    internal double TraitSd => Trait.Binary ? 1 : StandardDeviation.OfFinite(Values.AsSpan());

    static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
