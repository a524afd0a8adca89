using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sarcotrace.Statistics.Kernels;

/// <summary>Orthonormal columns ready to meet many responses.</summary>
/// <remarks>
/// A handful of columns is faster as plain sums than as a matrix product, whose packing would cost more than its
/// multiplying. Their rows are laid out in parts so small that one part of all columns stays in the nearest cache while
/// the responses pass. The sums have the sixteen fixed lanes of <see cref="Lanes.Product"/> and its bits.
/// </remarks>
sealed class Directions
{
    /// <summary>Up to so many columns sums are faster than products.</summary>
    internal const int Few = 12;

    const int Width = 4;
    const int Step = 4 * Width;

    /// <summary>Numbers of one part, half of the smallest nearest cache.</summary>
    const int Near = 2048;

    readonly int _rows;
    readonly int _columns;
    readonly int _whole;
    readonly int _part;
    readonly double[] _parts;

    internal Directions(Orthogonal factors)
    {
        (_rows, _columns) = (factors.Rows, factors.Count);
        _parts = factors.Directions();
        if (_columns is 0 or > Few) return;

        // A part after another, and in it a column after another; rows beyond the last step keep their place behind.
        _whole = _rows / Step * Step;
        _part = Math.Max(Step, Near / _columns / Step * Step);
        var at = 0;
        for (var from = 0; from < _rows; from += Length(from))
        {
            for (var k = 0; k < _columns; k++, at += Length(from)) factors.Direction(k).Slice(from, Length(from)).CopyTo(_parts.AsSpan(at));
        }
    }

    /// <summary>Σ d·y for each column d and response y: as many numbers a response as there are columns.</summary>
    /// <param name="responses">Blocks of the rows.</param>
    internal double[] Products(ReadOnlyMemory<double> responses)
    {
        var count = responses.Length / _rows;
        if (_columns > Few) return Product.Of(Grid.ByColumn(_parts, _rows, _columns).Transposed, Grid.ByColumn(responses, _rows, count), 1);

        var values = responses.Span;
        var (effects, sums) = (new double[count * _columns], Sums(count * _columns));
        for (var from = 0; from < _whole; from += Length(from))
        {
            for (var response = 0; response < count; response++)
                AddProducts(from, values.Slice(response * _rows + from, Length(from)), sums.AsSpan(response * _columns * Width));
        }

        for (var at = 0; at < effects.Length; at++)
        {
            var last = values.Slice(at / _columns * _rows + _whole, _rows - _whole);
            var direction = _parts.AsSpan(_whole * _columns + at % _columns * last.Length, last.Length);
            var total = Total(sums.AsSpan(at * Width, Width));
            for (var row = 0; row < last.Length; row++) total += direction[row] * last[row];
            effects[at] = total;
        }

        ArrayPool<Vector256<double>>.Shared.Return(sums);
        return effects;
    }

    /// <summary>Σ (y − Σ effect·d)² of each response y.</summary>
    /// <param name="responses">Blocks of the rows.</param>
    /// <param name="effects">As many numbers a response as there are columns.</param>
    /// <param name="holes">Rows of a response that do not count.</param>
    internal double[] ResidualSums(Memory<double> responses, double[] effects, Holes holes)
    {
        var count = responses.Length / _rows;
        if (_columns > Few) return OfProduct(responses.Span, effects, holes);

        var values = responses.Span;
        for (var response = 0; response < count && holes.Any; response++)
        {
            foreach (var row in holes.Of(response)) values[response * _rows + row] = Fitted(row, effects.AsSpan(response * _columns, _columns));
        }

        var (totals, sums) = (new double[count], Sums(count));
        for (var from = 0; from < _whole; from += Length(from))
        {
            for (var response = 0; response < count; response++)
            {
                AddSquares(
                    from, values.Slice(response * _rows + from, Length(from)), effects.AsSpan(response * _columns, _columns),
                    sums.AsSpan(response * Width, Width));
            }
        }

        for (var response = 0; response < count; response++)
        {
            var last = values.Slice(response * _rows + _whole, _rows - _whole);
            var total = Total(sums.AsSpan(response * Width, Width));
            for (var row = 0; row < last.Length; row++)
            {
                var rest = last[row];
                for (var k = 0; k < _columns; k++) rest += -effects[response * _columns + k] * _parts[_whole * _columns + k * last.Length + row];
                total += rest * rest;
            }

            totals[response] = total;
        }

        ArrayPool<Vector256<double>>.Shared.Return(sums);
        return totals;
    }

    double[] OfProduct(ReadOnlySpan<double> responses, double[] effects, Holes holes)
    {
        var totals = new double[responses.Length / _rows];
        var fitted = Product.Of(Grid.ByColumn(_parts, _rows, _columns), Grid.ByColumn(effects, _columns, totals.Length), 1);
        for (var response = 0; response < totals.Length; response++)
        {
            var rest = fitted.AsSpan(response * _rows, _rows);
            Lanes.AddScaled(-1, responses.Slice(response * _rows, _rows), rest);
            foreach (var row in holes.Of(response)) rest[row] = 0;
            totals[response] = Lanes.Product(rest, rest);
        }

        return totals;
    }

    void AddProducts(int from, ReadOnlySpan<double> response, Span<Vector256<double>> sums)
    {
        ref var y = ref MemoryMarshal.GetReference(response);
        for (var k = 0; k < _columns; k++)
        {
            ref var direction = ref _parts[from * _columns + k * response.Length];
            var (a, b, c, d) = (sums[k * Width], sums[k * Width + 1], sums[k * Width + 2], sums[k * Width + 3]);
            for (nuint i = 0; i < (nuint)response.Length; i += Step)
            {
                a += Vector256.LoadUnsafe(ref direction, i) * Vector256.LoadUnsafe(ref y, i);
                b += Vector256.LoadUnsafe(ref direction, i + Width) * Vector256.LoadUnsafe(ref y, i + Width);
                c += Vector256.LoadUnsafe(ref direction, i + 2 * Width) * Vector256.LoadUnsafe(ref y, i + 2 * Width);
                d += Vector256.LoadUnsafe(ref direction, i + 3 * Width) * Vector256.LoadUnsafe(ref y, i + 3 * Width);
            }

            (sums[k * Width], sums[k * Width + 1], sums[k * Width + 2], sums[k * Width + 3]) = (a, b, c, d);
        }
    }

    void AddSquares(int from, ReadOnlySpan<double> response, ReadOnlySpan<double> effects, Span<Vector256<double>> sums)
    {
        ref var y = ref MemoryMarshal.GetReference(response);
        var (a, b, c, d) = (sums[0], sums[1], sums[2], sums[3]);
        for (nuint i = 0; i < (nuint)response.Length; i += Step)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref y, i), Vector256.LoadUnsafe(ref y, i + Width));
            var (third, fourth) = (Vector256.LoadUnsafe(ref y, i + 2 * Width), Vector256.LoadUnsafe(ref y, i + 3 * Width));
            ref var direction = ref _parts[from * _columns];
            for (var k = 0; k < effects.Length; k++)
            {
                var effect = Vector256.Create(-effects[k]);
                var at = i + (nuint)(k * response.Length);
                first += effect * Vector256.LoadUnsafe(ref direction, at);
                second += effect * Vector256.LoadUnsafe(ref direction, at + Width);
                third += effect * Vector256.LoadUnsafe(ref direction, at + 2 * Width);
                fourth += effect * Vector256.LoadUnsafe(ref direction, at + 3 * Width);
            }

            a += first * first;
            b += second * second;
            c += third * third;
            d += fourth * fourth;
        }

        (sums[0], sums[1], sums[2], sums[3]) = (a, b, c, d);
    }

    // Put in place of what is missing, it leaves no residual.
    double Fitted(int row, ReadOnlySpan<double> effects)
    {
        var fitted = 0.0;
        for (var k = 0; k < effects.Length; k++) fitted += effects[k] * At(k, row);
        return fitted;
    }

    double At(int column, int row)
    {
        var from = row >= _whole ? _whole : row / _part * _part;
        return _parts[from * _columns + column * Length(from) + row - from];
    }

    int Length(int from) => from >= _whole ? _rows - _whole : Math.Min(_part, _whole - from);

    static Vector256<double>[] Sums(int count)
    {
        var sums = ArrayPool<Vector256<double>>.Shared.Rent(count * Width);
        sums.AsSpan(0, count * Width).Clear();
        return sums;
    }

    static double Total(ReadOnlySpan<Vector256<double>> sums)
    {
        var lanes = sums[0] + sums[1] + (sums[2] + sums[3]);
        return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
    }
}
