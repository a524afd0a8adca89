using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>The fixed and random columns of a linear mixed model, factored once for any number of responses.</summary>
public sealed class MixedDesign
{
    /// <summary>A column shorter than this share of its own length, once earlier ones are taken out, is aliased.</summary>
    const double AliasTolerance = 1e-7;

    readonly NamedColumn[] _columns;
    readonly Reflections _rest;

    MixedDesign(int rows, NamedColumn[] columns, Orthogonal basis, ImmutableArray<Alias> aliased, ImmutableArray<RandomTerm> terms)
    {
        (Rows, _columns, Basis, Aliased, Terms) = (rows, columns, basis, aliased, terms);
        Names = [.. columns.Select(column => column.Name)];
        Pattern = new(terms);
        var directions = Enumerable.Range(0, basis.Count).Select(k => basis.Direction(k).ToArray()).ToArray();
        var below = directions.Select(_ => new List<double>()).ToArray();
        Blocks = Block.Of(Pattern, rows, directions, below);

        // Below the blocks is ordinary least squares: a triangle stands for all its rows.
        double[][] rest = [.. below.Select(column => column.ToArray())];
        var left = rest[0].Length;
        _rest = left > rest.Length ? Reflections.Triangularise(rest, left) : Reflections.None;
        RestHeight = Math.Min(left, rest.Length);
        Rest = [.. Enumerable.Range(0, RestHeight).SelectMany(row => rest.Select(column => column[row]))];
        LogScale = Enumerable.Range(0, basis.Count).Sum(k => 2 * Elementary.Log(basis.Triangle(k, k)));
    }

    /// <summary>Rows, n.</summary>
    public int Rows { get; }

    /// <summary>Names of the p fixed columns kept.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Fixed columns left out, each with the columns that determine it.</summary>
    public ImmutableArray<Alias> Aliased { get; }

    /// <summary>The random terms.</summary>
    public ImmutableArray<RandomTerm> Terms { get; }

    /// <summary>Variances and covariances to be estimated, the residual variance not counted.</summary>
    public int Parameters => Pattern.Count;

    internal Pattern Pattern { get; }

    internal Block[] Blocks { get; }

    internal Orthogonal Basis { get; }

    internal int Fixed => _columns.Length;

    internal int RestHeight { get; }

    internal double[] Rest { get; }

    /// <summary>ln |X′X|, which the orthonormal basis leaves out of the restricted likelihood.</summary>
    internal double LogScale { get; }

    /// <summary>Factors a design, or says why no response could be fitted with it.</summary>
    /// <param name="rows">n, at least 1.</param>
    /// <param name="columns">At least one fixed column of n finite values, such as the intercept; an aliased one is left out and named.</param>
    /// <param name="terms">At least one random term of n rows.</param>
    /// <returns>The design; refused where a term has one level or cannot be told from others, or rows are too few.</returns>
    /// <exception cref="ArgumentException">There is no column or no term, or one has not n finite values.</exception>
    /// <remarks>
    /// O(n·p²) and, for each block of rows that groups connect, O(rows·effects²). Source: [bates2015] §3.
    /// </remarks>
    public static Outcome<MixedDesign> Build(int rows, IReadOnlyList<NamedColumn> columns, IReadOnlyList<RandomTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0) throw new ArgumentException("no random term: a linear model is meant", nameof(terms));
        if (terms.FirstOrDefault(term => term.Groups.Length != rows) is { } odd)
            throw new ArgumentException($"{odd.Name} has {odd.Groups.Length} rows of {rows}", nameof(terms));

        List<NamedColumn> kept = [];
        List<Alias> aliased = [];
        var basis = new Orthogonal(rows);
        foreach (var column in columns)
        {
            if (column.Values.Length != rows)
                throw new ArgumentException($"{column.Name} has {column.Values.Length} values for {rows} rows", nameof(columns));
            Require.Finite(column.Values.AsSpan(), column.Name);
            if (basis.Add(column.Values.AsSpan(), AliasTolerance))
            {
                kept.Add(column);
                continue;
            }

            var weights = basis.Combination(column.Values.AsSpan());
            aliased.Add(new(column.Name, [.. kept.Where((_, index) => Math.Abs(weights[index]) > 1e-6).Select(other => other.Name)]));
        }

        if (kept.Count == 0) throw new ArgumentException("no fixed column", nameof(columns));
        if (Identifiable.Before(rows, kept.Count, terms) is { } early) return new(early);

        var design = new MixedDesign(rows, [.. kept], basis, [.. aliased], [.. terms]);
        return Identifiable.Of(design) is { } refusal ? new(refusal) : new(design);
    }

    /// <summary>A fixed column as it was given: n values.</summary>
    /// <param name="index">Its place in <see cref="Names"/>.</param>
    /// <remarks>Source: definition.</remarks>
    public ReadOnlySpan<double> Column(int index) => Basis.Column(index);

    /// <summary>A response in the coordinates of the blocks.</summary>
    internal Turned Turn(ReadOnlySpan<double> response)
    {
        // What the fixed columns explain is taken out first: the rest is small, and small things keep their digits.
        var y = response.ToArray();
        var effects = new double[Fixed];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < Fixed; k++)
            {
                var along = Lanes.Product(Basis.Direction(k), y);
                Lanes.AddScaled(-along, Basis.Direction(k), y);
                effects[k] += along;
            }
        }

        List<double> below = [];
        double[][] own = [.. Blocks.Select(block => new double[block.Height])];
        for (var b = 0; b < own.Length; b++) Blocks[b].Turn(y, own[b], below);
        var rest = below.ToArray();
        _rest.Apply(rest);
        var beyond = rest.AsSpan(RestHeight);
        return new(own, rest[..RestHeight], Lanes.Product(beyond, beyond), effects, y);
    }

    /// <summary>The design of some of the rows.</summary>
    internal Outcome<MixedDesign> OfRows(int[] rows) => Build(
        rows.Length,
        [.. _columns.Select(column => new NamedColumn(column.Name, [.. rows.Select(row => column.Values[row])]))],
        [.. Terms.Select(term => term.OfRows(rows))]);
}

/// <summary>A response, less what the fixed columns explain, in the coordinates of a design's blocks.</summary>
/// <param name="Own">The values of each block.</param>
/// <param name="Rest">Those beside the triangle of least squares.</param>
/// <param name="Beyond">Sum of squares that no column reaches.</param>
/// <param name="Effects">What was taken out, in the orthonormal basis.</param>
/// <param name="Residuals">What ordinary least squares leaves, row by row.</param>
sealed record Turned(double[][] Own, double[] Rest, double Beyond, double[] Effects, double[] Residuals);
