using System.Collections.Immutable;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Models;

/// <summary>The columns that a formula's fixed terms stand for, with those that say nothing new marked.</summary>
public sealed class ModelMatrix
{
    /// <summary>A column shorter than this share of its own length, once earlier ones are taken out, is aliased.</summary>
    const double AliasTolerance = 1e-7;

    readonly TermColumns _coder;
    readonly ImmutableArray<(int Column, double[] Weights)> _dependent;

    ModelMatrix(ModelFrame frame, FactorCoding coding, TermColumns coder)
    {
        (Frame, Coding, _coder) = (frame, coding, coder);
        var columns = coder.Of(frame.Variable, frame.Rows.Length).ToArray();
        AllNames = [.. columns.Select(column => column.Name)];
        AllTerms = [.. columns.Select(column => column.Term)];

        Orthogonal basis = new(frame.Rows.Length);
        List<int> kept = [];
        List<(int, double[])> dependent = [];
        for (var index = 0; index < columns.Length; index++)
        {
            if (basis.Add(columns[index].Values, AliasTolerance)) kept.Add(index);
            else dependent.Add((index, basis.Combination(columns[index].Values)));
        }

        (Factors, Kept, _dependent) = (basis, [.. kept], [.. dependent]);
        Names = [.. kept.Select(index => AllNames[index])];
        Terms = [.. kept.Select(index => AllTerms[index])];
        Aliased = [.. dependent.Select(pair => new Alias(AllNames[pair.Item1], Determining(pair.Item2)))];
    }

    /// <summary>The variables it was made from.</summary>
    public ModelFrame Frame { get; }

    /// <summary>How levels became columns.</summary>
    public FactorCoding Coding { get; }

    /// <summary>Rows.</summary>
    public int Rows => Factors.Rows;

    /// <summary>Names of all columns, aliased ones included.</summary>
    public ImmutableArray<string> AllNames { get; }

    /// <summary>The term of each of all columns: 0 for the intercept, then the formula's terms from 1.</summary>
    public ImmutableArray<int> AllTerms { get; }

    /// <summary>Places, among all columns, of those kept.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>Names of the p columns kept.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The term of each column kept.</summary>
    public ImmutableArray<int> Terms { get; }

    /// <summary>Columns left out, each with those that determine it.</summary>
    public ImmutableArray<Alias> Aliased { get; }

    /// <summary>Orthonormal columns and the triangle that turns them into those kept.</summary>
    internal Orthogonal Factors { get; }

    /// <summary>Makes the columns.</summary>
    /// <param name="frame">Rows and variables.</param>
    /// <param name="coding">How levels become columns.</param>
    /// <returns>Columns in the order and with the names of R's model.matrix.</returns>
    /// <remarks>
    /// A column that earlier ones determine to 1e-7 of its length is aliased. O(n·p²).
    /// Source: [chambers1992] §2.4; [golub2013] §5.2. Checked against: golden/formulas (R model.matrix).
    /// </remarks>
    public static ModelMatrix Of(ModelFrame frame, FactorCoding coding = FactorCoding.Treatment)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new(frame, coding, new(frame.Formula.Intercept, frame.Formula.Terms, coding, frame.Variable));
    }

    /// <summary>A kept column: n values.</summary>
    /// <param name="index">Its place in <see cref="Names"/>.</param>
    /// <remarks>Source: definition.</remarks>
    public ReadOnlySpan<double> Column(int index) => Factors.Column(index);

    /// <summary>The random terms of the formula, as groups and columns on the same rows.</summary>
    /// <returns>One a random term, in the order of the formula.</returns>
    /// <remarks>Source: [bates2015] §2.</remarks>
    public ImmutableArray<RandomColumns> Random() => [.. Frame.Formula.Random.Select(term => RandomColumns.Of(Frame, term, Coding))];

    /// <summary>Rows of the model, aliased columns included, at other values of its variables.</summary>
    internal double[][] At(Func<string, ModelColumn> columns, int rows)
    {
        var made = _coder.Of(variable => ModelFrame.Variable(variable, columns, rows), rows).ToArray();
        return [.. Enumerable.Range(0, rows).Select(row => made.Select(column => column.Values[row]).ToArray())];
    }

    /// <summary>The weights of kept columns; null where aliased columns ask for what the data do not tell.</summary>
    internal double[]? Estimable(double[] all)
    {
        double[] kept = [.. Kept.Select(index => all[index])];
        var size = all.Max(Math.Abs);
        foreach (var (column, weights) in _dependent)
            if (Math.Abs(Lanes.Product(weights, kept) - all[column]) > 1e-8 * size) return null;
        return kept;
    }

    ImmutableArray<string> Determining(double[] weights) =>
        [.. weights.Select((weight, index) => (weight, index)).Where(pair => Math.Abs(pair.weight) > 1e-6).Select(pair => AllNames[Kept[pair.index]])];
}
