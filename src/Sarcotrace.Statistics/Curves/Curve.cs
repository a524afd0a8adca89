using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Curves;

/// <summary>A family of curves y = f(x; parameters) with its derivatives.</summary>
/// <param name="Name">As a report names it.</param>
/// <param name="Parameters">Names of its parameters, snake_case, in order.</param>
public abstract record Curve(string Name, ImmutableArray<string> Parameters)
{
    /// <summary>Places of the parameters in which the curve is linear without a constant.</summary>
    internal abstract ImmutableArray<int> Linear { get; }

    /// <summary>Least values of the parameters.</summary>
    internal abstract ImmutableArray<double> Lowest { get; }

    /// <summary>Largest values of the parameters.</summary>
    internal abstract ImmutableArray<double> Highest { get; }

    /// <summary>The curve at one place.</summary>
    /// <param name="x">Where, in the unit of the predictor.</param>
    /// <param name="parameters">As many as <see cref="Parameters"/>.</param>
    /// <param name="slopes">Filled with the derivative by each parameter.</param>
    /// <returns>The value in the unit of the response; NaN where the curve has none.</returns>
    /// <remarks>Source: definition.</remarks>
    public abstract double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes);

    /// <summary>Shapes to try first: parameters with those of <see cref="Linear"/> left at 0.</summary>
    /// <param name="x">Places measured, at least one.</param>
    internal abstract IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x);

    /// <summary>Numbers that part a range evenly, both ends included.</summary>
    private protected static IEnumerable<double> Even(double low, double high, int count) =>
        Enumerable.Range(0, count).Select(i => low + (high - low) * i / Math.Max(1, count - 1));

    /// <summary>Lowest and highest of the finite logarithms; 0 to 1 where there is none.</summary>
    private protected static (double Low, double High) LogRange(ReadOnlyMemory<double> x)
    {
        double[] logs = [.. x.ToArray().Where(value => value > 0).Select(value => Elementary.Log(value))];
        return logs.Length == 0 ? (0, 1) : (logs.Min(), logs.Max());
    }

    /// <summary>Lowest and highest place.</summary>
    private protected static (double Low, double High) Range(ReadOnlyMemory<double> x)
    {
        var all = x.ToArray();
        return (all.Min(), all.Max());
    }
}

/// <summary>A curve that rises or falls throughout, so that x can be read from y.</summary>
public interface IInvertible
{
    /// <summary>The x at which the curve has a value.</summary>
    /// <param name="y">Value, in the unit of the response.</param>
    /// <param name="parameters">Of the curve.</param>
    /// <returns>NaN where the curve never has it.</returns>
    /// <remarks>Source: definition.</remarks>
    double Inverse(double y, ReadOnlySpan<double> parameters);

    /// <summary>dy / d ln x.</summary>
    /// <param name="x">Positive.</param>
    /// <param name="parameters">Of the curve.</param>
    /// <remarks>Source: definition.</remarks>
    double LogSlope(double x, ReadOnlySpan<double> parameters);
}
