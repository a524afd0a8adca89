using System.Collections.Immutable;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>The right-hand side of a linear model: intercept and terms, with columns that say nothing new left out.</summary>
/// <remarks>Columns are kept in the order given; one that earlier columns determine to 1e-7 of its length is aliased.</remarks>
public sealed class Design
{
    /// <summary>A column shorter than this share of its own length, once earlier ones are taken out, is aliased.</summary>
    const double AliasTolerance = 1e-7;

    readonly Orthogonal _factors;

    Design(int rows, Orthogonal factors, ImmutableArray<string> columns, ImmutableArray<Alias> aliased, ImmutableArray<string> lonely)
    {
        Rows = rows;
        _factors = factors;
        Columns = columns;
        Aliased = aliased;
        Lonely = lonely;
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Names of the columns kept, the intercept first.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Columns left out, each with the columns that determine it.</summary>
    public ImmutableArray<Alias> Aliased { get; }

    /// <summary>Levels of factors that a single row has.</summary>
    public ImmutableArray<string> Lonely { get; }

    /// <summary>Columns kept.</summary>
    public int Rank => Columns.Length;

    /// <summary>Orthonormal columns and the triangle that turns them into the design's.</summary>
    internal Orthogonal Factors => _factors;

    /// <summary>Builds the design matrix of terms, with an intercept in front.</summary>
    /// <param name="rows">n, at least 1.</param>
    /// <param name="terms">Terms whose columns have n finite values.</param>
    /// <returns>The design; what was aliased is said there, not thrown.</returns>
    /// <exception cref="ArgumentException">A column has another length or a value that is not finite.</exception>
    /// <remarks>O(n·p²). Source: [golub2013] §5.2.</remarks>
    public static Design Build(int rows, IReadOnlyList<Term> terms)
    {
        List<string> names = ["intercept"];
        List<double[]> kept = [[.. Enumerable.Repeat(1.0, rows)]];
        List<Alias> aliased = [];
        var basis = new Orthogonal(rows);
        basis.Add(kept[0], AliasTolerance);
        foreach (var (label, column) in terms.SelectMany(term => term.Labels.Zip(term.Columns)))
        {
            if (column.Length != rows) throw new ArgumentException($"{label} has {column.Length} values for {rows} rows", nameof(terms));
            Core.Require.Finite(column.AsSpan(), label);

            if (basis.Add(column.AsSpan(), AliasTolerance))
            {
                names.Add(label);
                continue;
            }

            var weights = basis.Combination(column.AsSpan());
            aliased.Add(new(label, [.. names.Where((_, index) => Math.Abs(weights[index]) > 1e-6)]));
        }

        return new(rows, basis, [.. names], [.. aliased], [.. terms.SelectMany(term => term.Lonely)]);
    }

    /// <summary>Where a column stands; −1 if it was aliased or never given.</summary>
    /// <param name="column">A name in <see cref="Columns"/>.</param>
    /// <remarks>Source: definition.</remarks>
    public int IndexOf(string column) => Columns.IndexOf(column);

    /// <summary>A column as it was given: n values in its own unit.</summary>
    /// <param name="index">Its place in <see cref="Columns"/>.</param>
    /// <remarks>Source: definition.</remarks>
    public ReadOnlySpan<double> Column(int index) => _factors.Column(index);

    /// <summary>The standard error, divided by sigma, of a weighted sum of neighbouring coefficients.</summary>
    /// <param name="from">Place of the first of them.</param>
    /// <param name="weights">Their weights.</param>
    /// <remarks>The length of w′R⁻¹. O(p²). Source: [draper1998] §5.</remarks>
    public double Length(int from, ReadOnlySpan<double> weights)
    {
        var sum = new double[Rank];
        for (var k = 0; k < weights.Length; k++) Lanes.AddScaled(weights[k], _factors.InverseRow(from + k), sum);
        return Math.Sqrt(Lanes.Product(sum, sum));
    }

    /// <summary>The design of some of the rows.</summary>
    internal Design OfRows(ReadOnlySpan<int> rows)
    {
        List<string> names = [];
        var basis = new Orthogonal(rows.Length);
        var column = new double[rows.Length];
        for (var index = 0; index < Rank; index++)
        {
            var whole = _factors.Column(index);
            for (var i = 0; i < rows.Length; i++) column[i] = whole[rows[i]];
            if (basis.Add(column, AliasTolerance)) names.Add(Columns[index]);
        }

        return new(rows.Length, basis, [.. names], [], []);
    }
}

/// <summary>A column of a design that others determine.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Of">The columns that determine it.</param>
public sealed record Alias(string Column, ImmutableArray<string> Of);
