using System.Buffers;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The rows of every block that a trait uses. Traits use the same memory one after another, since taking it from the system costs more than filling it.</summary>
readonly struct ChosenRows<T> : IDisposable
{
    readonly T[] _values;
    readonly int _length;
    readonly bool _rented;

    ChosenRows(T[] values, int length, bool rented) => (_values, _length, _rented) = (values, length, rented);

    internal Memory<T> Memory => _values.AsMemory(0, _length);

    internal Span<T> Span => _values.AsSpan(0, _length);

    /// <summary>Takes rows of blocks of so many people; the blocks themselves where all rows are chosen.</summary>
    internal static ChosenRows<T> Of(int[] rows, T[] values, int people, int threads, CancellationToken cancel)
    {
        if (rows.Length == people) return new(values, values.Length, false);

        var m = values.Length / people;
        var chosen = ArrayPool<T>.Shared.Rent(m * rows.Length);
        Parallel.For(0, m, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, k =>
        {
            var from = values.AsSpan(k * people, people);
            var to = chosen.AsSpan(k * rows.Length, rows.Length);
            for (var i = 0; i < to.Length; i++) to[i] = from[rows[i]];
        });
        return new(chosen, m * rows.Length, true);
    }

    public void Dispose()
    {
        if (_rented) ArrayPool<T>.Shared.Return(_values);
    }
}
