namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>Results of consecutive individuals; valid only while it is being received.</summary>
public sealed class Block
{
    readonly double[] _values;
    readonly Outcome[] _outcomes;
    readonly int[] _reported;
    readonly int[] _steps;
    readonly int _row;

    internal Block(int capacity, int row)
    {
        _row = row;
        _values = new double[(long)capacity * row];
        _outcomes = new Outcome[capacity];
        _reported = new int[capacity];
        _steps = new int[capacity];
    }

    /// <summary>Index of the first individual.</summary>
    public long First { get; private set; }

    /// <summary>Number of individuals.</summary>
    public int Count { get; private set; }

    /// <summary>How an individual's run ended.</summary>
    /// <param name="i">Its place in the block, from 0.</param>
    public Outcome this[int i] => _outcomes[i];

    /// <summary>Number of times that are reported: all where the run was completed.</summary>
    /// <param name="i">Its place in the block, from 0.</param>
    /// <returns>0 to the number of times.</returns>
    /// <remarks>Source: [steinebach2023]</remarks>
    public int Reported(int i) => _reported[i];

    /// <summary>Steps that were tried for an individual, those made again included.</summary>
    /// <param name="i">Its place in the block, from 0.</param>
    /// <returns>0 or more.</returns>
    /// <remarks>Source: [steinebach2023]</remarks>
    public int Steps(int i) => _steps[i];

    /// <summary>
    /// Values of an individual, time by time, observable by observable; 0 after the last time reported.
    /// </summary>
    /// <param name="i">Its place in the block, from 0.</param>
    /// <returns>Times × observables.</returns>
    /// <remarks>Source: [steinebach2023]</remarks>
    public ReadOnlySpan<double> Values(int i) => _values.AsSpan(i * _row, _row);

    internal int Open { get; set; }

    internal int Taken { get; set; }

    internal void Begin(long first, int count) => (First, Count, Open, Taken) = (first, count, count, 0);

    internal Span<double> Row(int i) => _values.AsSpan(i * _row, _row);

    internal void End(int i, Outcome outcome, int reported, int steps)
    {
        (_outcomes[i], _reported[i], _steps[i]) = (outcome, reported, steps);
        Open--;
    }
}
