using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Means;

/// <summary>Contrasts of k means that are asked together.</summary>
/// <param name="Names">One a contrast.</param>
/// <param name="Weights">One a contrast: k weights.</param>
/// <param name="IsPairwise">Whether these are all differences of two, for which Tukey's adjustment is made.</param>
public sealed record ContrastSet(ImmutableArray<string> Names, ImmutableArray<ImmutableArray<double>> Weights, bool IsPairwise = false)
{
    /// <summary>Every mean less every later one.</summary>
    /// <param name="labels">k ≥ 2 names of means.</param>
    /// <remarks>Source: [hsu1996] §5.</remarks>
    public static ContrastSet Pairwise(ImmutableArray<string> labels)
    {
        Require.AtLeast(2, labels.Length);
        var pairs = Enumerable.Range(0, labels.Length)
            .SelectMany(one => Enumerable.Range(one + 1, labels.Length - one - 1).Select(other => (one, other))).ToArray();
        return Differences(labels, pairs) with { IsPairwise = true };
    }

    /// <summary>Every other mean less that of the control.</summary>
    /// <param name="labels">k ≥ 2 names of means.</param>
    /// <param name="control">The control's place among them.</param>
    /// <remarks>Source: [dunnett1955].</remarks>
    public static ContrastSet VersusControl(ImmutableArray<string> labels, int control = 0)
    {
        Require.AtLeast(2, labels.Length);
        Require.Within(0, labels.Length - 1, control);
        return Differences(labels, [.. Enumerable.Range(0, labels.Length).Where(place => place != control).Select(place => (place, control))]);
    }

    /// <summary>Every mean less the one before it.</summary>
    /// <param name="labels">k ≥ 2 names of means.</param>
    /// <remarks>Source: [searle1971] §2.</remarks>
    public static ContrastSet Consecutive(ImmutableArray<string> labels)
    {
        Require.AtLeast(2, labels.Length);
        return Differences(labels, [.. Enumerable.Range(1, labels.Length - 1).Select(place => (place, place - 1))]);
    }

    /// <summary>Linear, quadratic and further trends over equal steps, in the smallest whole weights.</summary>
    /// <param name="labels">k ≥ 2 names of means, in the order of the steps.</param>
    /// <param name="highest">The highest degree; at most k − 1.</param>
    /// <remarks>Source: [draper1998] §22.</remarks>
    public static ContrastSet Polynomial(ImmutableArray<string> labels, int highest = 3)
    {
        Require.AtLeast(2, labels.Length);
        var degrees = Math.Min(Require.AtLeast(1, highest), labels.Length - 1);
        string[] known = ["linear", "quadratic", "cubic", "quartic"];
        return new(
            [.. Enumerable.Range(1, degrees).Select(degree => degree <= known.Length ? known[degree - 1] : $"degree {degree}")],
            [.. Trends(labels.Length, degrees)]);
    }

    /// <summary>Differences of differences: every contrast of one factor in every contrast of another.</summary>
    /// <param name="first">Contrasts of the factor that varies fastest among the means.</param>
    /// <param name="second">Contrasts of the other.</param>
    /// <remarks>Source: [searle1971] §8.</remarks>
    public static ContrastSet Interaction(ContrastSet first, ContrastSet second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(
            [.. second.Names.SelectMany(_ => first.Names, (other, one) => $"({one}) × ({other})")],
            [.. second.Weights.SelectMany(_ => first.Weights, (other, one) => other.SelectMany(_ => one, (b, a) => a * b).ToImmutableArray())]);
    }

    static ContrastSet Differences(ImmutableArray<string> labels, (int Plus, int Minus)[] pairs) => new(
        [.. pairs.Select(pair => $"{labels[pair.Plus]} - {labels[pair.Minus]}")],
        [.. pairs.Select(pair => labels.Select((_, place) => place == pair.Plus ? 1.0 : place == pair.Minus ? -1.0 : 0).ToImmutableArray())]);

    // Powers of the place, each less its part along those before, then divided to whole numbers.
    static IEnumerable<ImmutableArray<double>> Trends(int count, int degrees)
    {
        List<double[]> before = [[.. Enumerable.Repeat(1.0, count)]];
        for (var degree = 1; degree <= degrees; degree++)
        {
            double[] power = [.. Enumerable.Range(0, count).Select(place => before[^1][place] * (place - 0.5 * (count - 1)))];
            foreach (var earlier in before)
            {
                var along = power.Zip(earlier, (a, b) => a * b).Sum() / earlier.Sum(value => value * value);
                power = [.. power.Zip(earlier, (a, b) => a - along * b)];
            }

            before.Add(power);
            yield return [.. Whole(power)];
        }
    }

    static double[] Whole(double[] weights)
    {
        var least = weights.Where(weight => Math.Abs(weight) > 1e-9).Min(Math.Abs);
        for (var times = 1; times <= 1000; times++)
        {
            double[] scaled = [.. weights.Select(weight => weight / least * times)];
            if (scaled.All(weight => Math.Abs(weight - Math.Round(weight)) < 1e-7 * times)) return [.. scaled.Select(weight => Math.Round(weight))];
        }

        return weights;
    }
}
