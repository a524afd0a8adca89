using System.Numerics;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Derivatives of some nodes by some inputs, as a sparse matrix whose values a routine computes.</summary>
sealed class SlopeTable
{
    readonly int[] _starts;
    readonly int[] _columns;
    readonly Routine _routine;

    SlopeTable(int[] starts, int[] columns, Routine routine) => (_starts, _columns, _routine) = (starts, columns, routine);

    /// <summary>Number of nodes.</summary>
    public int Rows => _starts.Length - 1;

    /// <summary>Number of derivatives that may differ from zero.</summary>
    public int Count => _columns.Length;

    /// <summary>Working memory that <see cref="Evaluate"/> needs.</summary>
    public int Scratch => _routine.Scratch;

    /// <summary>Input of each derivative, row by row.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>Where each row starts, and the end.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>Differentiates nodes.</summary>
    /// <param name="derivatives">Derivatives of the graph.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">What is differentiated.</param>
    /// <param name="counts">Which inputs count.</param>
    public static SlopeTable Of(Derivatives derivatives, Graph graph, IReadOnlyList<int> nodes, Func<int, bool> counts)
    {
        var (starts, columns, slopes) = (new List<int> { 0 }, new List<int>(), new List<int>());
        foreach (var node in nodes)
        {
            foreach (var input in derivatives.InputsOf(node).ToArray())
            {
                if (counts(input) && derivatives.Of(node, input) is var slope && slope != graph.Zero)
                {
                    columns.Add(input);
                    slopes.Add(slope);
                }
            }
            starts.Add(columns.Count);
        }
        return new SlopeTable([.. starts], [.. columns], Routine.Of(graph, [.. slopes]));
    }

    /// <summary>Computes the derivatives.</summary>
    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> values, Span<double> scratch) =>
        _routine.Run(inputs, values, scratch);

    /// <summary>result += factor · table · tangents, each row a vector over directions.</summary>
    public void AddTo(Span<double> result, double factor, ReadOnlySpan<double> values, ReadOnlySpan<double> tangents, int directions)
    {
        for (var row = 0; row < Rows; row++)
        {
            var target = result.Slice(row * directions, directions);
            for (var k = _starts[row]; k < _starts[row + 1]; k++)
            {
                Add(target, factor * values[k], tangents.Slice(_columns[k] * directions, directions));
            }
        }
    }

    /// <summary>sum += factor · terms, element by element, so that the bits do not depend on the width of registers.</summary>
    public static void Add(Span<double> sum, double factor, ReadOnlySpan<double> terms)
    {
        if (factor == 0)
        {
            return;
        }
        var i = 0;
        var wide = new Vector<double>(factor);
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sum[i..]) + wide * new Vector<double>(terms[i..])).CopyTo(sum[i..]);
        }
        for (; i < sum.Length; i++)
        {
            sum[i] += factor * terms[i];
        }
    }
}

/// <summary>Derivatives of a Jacobian's places, contracted with one vector of states at a time.</summary>
/// <remarks>Q[r, j] = Σ over c of ∂J[r, c]/∂x[j] · k[c]: what differentiating J·k by x gives, k fixed.</remarks>
sealed class CurvatureTable
{
    readonly SlopeTable _slopes;
    readonly int[] _column;
    readonly int[] _slot;
    readonly int[] _starts;
    readonly int[] _inputs;

    /// <summary>Makes the table of a Jacobian.</summary>
    /// <param name="slopes">Derivatives of the Jacobian's places.</param>
    /// <param name="pattern">Those places.</param>
    public CurvatureTable(SlopeTable slopes, Sparse.Pattern pattern)
    {
        _slopes = slopes;
        (_column, _slot) = (new int[slopes.Count], new int[slopes.Count]);
        var (starts, inputs) = (new List<int> { 0 }, new List<int>());
        for (var row = 0; row < pattern.Size; row++)
        {
            var known = new Dictionary<int, int>();
            for (var place = pattern.Starts[row]; place < pattern.Starts[row + 1]; place++)
            {
                for (var k = slopes.Starts[place]; k < slopes.Starts[place + 1]; k++)
                {
                    if (!known.TryGetValue(slopes.Columns[k], out var slot))
                    {
                        slot = inputs.Count;
                        known[slopes.Columns[k]] = slot;
                        inputs.Add(slopes.Columns[k]);
                    }
                    (_column[k], _slot[k]) = (pattern.Columns[place], slot);
                }
            }
            starts.Add(inputs.Count);
        }
        (_starts, _inputs) = ([.. starts], [.. inputs]);
    }

    /// <summary>Number of values of Q.</summary>
    public int Count => _inputs.Length;

    /// <summary>Number of derivatives.</summary>
    public int SlopeCount => _slopes.Count;

    /// <summary>Working memory.</summary>
    public int Scratch => _slopes.Scratch;

    /// <summary>Computes the derivatives, once a step.</summary>
    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> slopes, Span<double> scratch) =>
        _slopes.Evaluate(inputs, slopes, scratch);

    /// <summary>result += Q(k) · tangents.</summary>
    public void AddTo(
        Span<double> result, ReadOnlySpan<double> slopes, ReadOnlySpan<double> k, Span<double> q,
        ReadOnlySpan<double> tangents, int directions)
    {
        q.Clear();
        for (var i = 0; i < slopes.Length; i++)
        {
            q[_slot[i]] += slopes[i] * k[_column[i]];
        }
        for (var row = 0; row + 1 < _starts.Length; row++)
        {
            var target = result.Slice(row * directions, directions);
            for (var slot = _starts[row]; slot < _starts[row + 1]; slot++)
            {
                SlopeTable.Add(target, q[slot], tangents.Slice(_inputs[slot] * directions, directions));
            }
        }
    }
}
