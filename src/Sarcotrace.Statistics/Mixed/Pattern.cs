using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Coefficients of a term that share one covariance matrix, their columns scaled to a mean square of 1.</summary>
/// <param name="Term">The term they are of.</param>
/// <param name="First">The first of them within the term.</param>
/// <param name="Values">Their scaled columns.</param>
/// <param name="Scale">What each column was divided by.</param>
/// <param name="Offset">The place of its first parameter.</param>
sealed record Part(RandomTerm Term, int First, double[][] Values, double[] Scale, int Offset)
{
    /// <summary>Coefficients of a group.</summary>
    internal int Size => Values.Length;

    /// <summary>Entries of the triangle of its covariance.</summary>
    internal int Count => Size * (Size + 1) / 2;

    /// <summary>The name of a coefficient.</summary>
    internal string Label(int column) => Term.Columns[First + column].Name;
}

/// <summary>One entry of a triangle: row at or below column.</summary>
readonly record struct Entry(int Part, int Row, int Column);

/// <summary>The random part of a model: which parameters there are and what they mean.</summary>
/// <remarks>
/// θ holds the lower triangles Λ of each part column by column, relative to the residual standard deviation; γ the same
/// entries of S = ΛΛ′. The likelihood is simple in γ, where its derivatives are traces, and free of bounds in θ, since
/// ΛΛ′ is a covariance whatever θ is: a boundary optimum of γ is an ordinary one of θ. Source: [bates2015] §2.
/// </remarks>
sealed class Pattern
{
    internal Pattern(IEnumerable<RandomTerm> terms)
    {
        List<Part> parts = [];
        var offset = 0;
        foreach (var term in terms)
        {
            var size = term.Correlated ? term.Columns.Length : 1;
            for (var first = 0; first < term.Columns.Length; first += size)
            {
                var scale = term.Columns.Skip(first).Take(size).Select(column => Size(column.Values)).ToArray();
                double[][] values = [.. scale.Select((by, k) => term.Columns[first + k].Values.Select(value => value / by).ToArray())];
                parts.Add(new(term, first, values, scale, offset));
                offset += parts[^1].Count;
            }
        }

        Parts = [.. parts];
        Entries = [.. parts.SelectMany((part, index) =>
            from column in Enumerable.Range(0, part.Size)
            from row in Enumerable.Range(column, part.Size - column)
            select new Entry(index, row, column))];
    }

    internal ImmutableArray<Part> Parts { get; }

    /// <summary>The parameters in order.</summary>
    internal ImmutableArray<Entry> Entries { get; }

    internal int Count => Entries.Length;

    /// <summary>The place of an entry of a part, whichever of its indices is given first.</summary>
    internal static int Place(Part part, int one, int other)
    {
        var (row, column) = one >= other ? (one, other) : (other, one);
        return part.Offset + column * part.Size - column * (column - 1) / 2 + row - column;
    }

    /// <summary>λ of a row and column, zero above the diagonal.</summary>
    internal static double Lambda(ReadOnlySpan<double> theta, Part part, int row, int column) =>
        row >= column ? theta[Place(part, row, column)] : 0;

    /// <summary>Diagonal 1, or another value, elsewhere 0.</summary>
    internal double[] Diagonal(double value) => [.. Entries.Select(entry => entry.Row == entry.Column ? value : 0.0)];

    /// <summary>γ of θ.</summary>
    internal double[] Gamma(double[] theta) => [.. Entries.Select(entry =>
    {
        var part = Parts[entry.Part];
        var sum = 0.0;
        for (var k = 0; k <= entry.Column; k++) sum += Lambda(theta, part, entry.Row, k) * Lambda(theta, part, entry.Column, k);
        return sum;
    })];

    /// <summary>∂γ/∂θ: row of γ, column of θ.</summary>
    internal double[] Jacobian(double[] theta)
    {
        var jacobian = new double[Count * Count];
        for (var g = 0; g < Count; g++)
        {
            for (var t = 0; t < Count; t++)
            {
                var (of, by) = (Entries[g], Entries[t]);
                if (of.Part != by.Part) continue;
                var part = Parts[of.Part];
                if (of.Row == by.Row) jacobian[g * Count + t] += Lambda(theta, part, of.Column, by.Column);
                if (of.Column == by.Row) jacobian[g * Count + t] += Lambda(theta, part, of.Row, by.Column);
            }
        }

        return jacobian;
    }

    /// <summary>Adds Σ slope·∂²γ/∂θ∂θ′ to a Hessian.</summary>
    internal void AddCurvature(ReadOnlySpan<double> slope, double[] hessian)
    {
        for (var s = 0; s < Count; s++)
        {
            for (var t = 0; t < Count; t++)
            {
                var (one, other) = (Entries[s], Entries[t]);
                if (one.Part != other.Part || one.Column != other.Column) continue;
                hessian[s * Count + t] += slope[Place(Parts[one.Part], one.Row, other.Row)] * (one.Row == other.Row ? 2 : 1);
            }
        }
    }

    static double Size(ImmutableArray<double> values)
    {
        var square = values.Sum(value => value * value) / values.Length;
        return square > 0 ? Math.Sqrt(square) : 1;
    }
}
