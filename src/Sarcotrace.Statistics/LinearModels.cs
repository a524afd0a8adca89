using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>One design, many responses: ordinary least squares of each.</summary>
/// <param name="Design">The design of complete responses.</param>
/// <param name="Sigma">Residual standard deviation of each response; NaN where none is left.</param>
/// <param name="Df">Residual degrees of freedom of each response.</param>
/// <param name="ResidualSum">Residual sum of squares of each response.</param>
public sealed record LinearModels(Design Design, double[] Sigma, double[] Df, double[] ResidualSum)
{
    /// <summary>Numbers of the responses worked on together, a part of a core's own cache.</summary>
    const int Near = 1 << 15;

    const int FewestAtOnce = 8;
    const int MostAtOnce = 96;

    // p a response, in the order of the design's columns; NaN where a column fell away for want of rows.
    double[] Coefficients { get; init; } = [];

    double[] Unscaled { get; init; } = [];

    /// <summary>Responses.</summary>
    public int Count => Sigma.Length;

    /// <summary>Fits every response.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="responses">m blocks of n values; NaN is missing, and such a response is fitted on its own rows.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits.</returns>
    /// <exception cref="ArgumentException">The responses are not a whole number of blocks.</exception>
    /// <remarks>
    /// The design is factored once and all responses together cost two matrix products, O(n·p·m). A response with k
    /// missing values adds a triangle of its own, O(k·p² + p³), since the rows it lacks are few. Residuals are summed as such, since differences of sums of
    /// squares would cancel. Source: [golub2013] §5.3. Checked against: golden/moderated-cachexia (R lm).
    /// </remarks>
    public static LinearModels Fit(Design design, ReadOnlyMemory<double> responses, int threads, CancellationToken cancel = default)
    {
        var n = design.Rows;
        if (responses.Length % n != 0) throw new ArgumentException($"{responses.Length} values are not blocks of {n}", nameof(responses));
        return Fit(design, responses.Length / n, (response, values) => responses.Span.Slice(response * n, n).CopyTo(values), threads, cancel);
    }

    /// <summary>Fits responses that are laid out one by one as their turn comes, so that they need not stand in memory together.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="count">m, how many there are.</param>
    /// <param name="responses">Writes the n values of a response; called once each, by several threads. NaN is missing.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <remarks>Source: [golub2013] §5.3.</remarks>
    public static LinearModels Fit(Design design, int count, Fill<double> responses, int threads, CancellationToken cancel = default) =>
        Fit([new(design, responses)], count, threads, cancel)[0].Whole;

    /// <summary>Fits several models to the same responses, each response under all of them while it lies in the cache.</summary>
    /// <param name="models">The models.</param>
    /// <param name="count">m, how many responses there are.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>
    /// m fits of each model and, where values are left out, m fits as if these were NaN; a response that loses none has
    /// the same fit in both.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <remarks>Source: [golub2013] §5.3.</remarks>
    public static ImmutableArray<(LinearModels Whole, LinearModels? Without)> Fit(
        ImmutableArray<ResponseModel> models, int count, int threads, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (models.IsEmpty) return [];

        ImmutableArray<Factored> factored = [.. models.Select(model => new Factored(model.Design))];
        ImmutableArray<(LinearModels Whole, LinearModels? Without)> fits =
            [.. models.Select(model => (Empty(model.Design, count), model.LeftOut is null ? null : Empty(model.Design, count)))];
        InBlocks(models.Max(model => model.Design.Rows), count, threads, (from, many) =>
        {
            for (var at = 0; at < models.Length; at++)
            {
                fits[at].Whole.FitBlock(fits[at].Without, factored[at], models[at], from, many);
            }
        }, cancel);
        return fits;
    }

    /// <summary>Fits marks, of which few are set, as responses of 0 and 1.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="count">m, how many responses there are.</param>
    /// <param name="marks">Writes the n marks of a response; called by several threads.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <remarks>
    /// Only the rows set are looked at, so a response with k of them costs O(k·p). What is left of its sum of squares
    /// is k less that of its effects; where that would cancel, the residuals are summed. Source: [golub2013] §5.3.
    /// </remarks>
    public static LinearModels FitMarks(Design design, int count, Fill<bool> marks, int threads, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var fit = Empty(design, count);
        var errors = UnscaledErrors(design.Factors);
        InBlocks(design.Rows, count, threads, (from, many) =>
        {
            var own = new bool[design.Rows];
            for (var response = from; response < from + many; response++)
            {
                marks(response, own);
                fit.FitMarked(response, own, errors);
            }
        }, cancel);
        return fit;
    }

    /// <summary>The coefficient of one column in one response, in the response's unit per the column's.</summary>
    /// <param name="response">Its place.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <returns>NaN where it cannot be estimated.</returns>
    /// <remarks>Source: [golub2013] §5.3.</remarks>
    public double Coefficient(int response, int column) => Coefficients[(long)response * Design.Rank + column];

    /// <summary>The standard error of a coefficient divided by sigma: the root of the diagonal of (X′X)⁻¹.</summary>
    /// <param name="response">Its place.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <remarks>Source: [draper1998] §5.</remarks>
    public double UnscaledError(int response, int column) => Unscaled[(long)response * Design.Rank + column];

    static LinearModels Empty(Design design, int responses) => new(design, new double[responses], new double[responses], new double[responses])
    {
        Coefficients = new double[(long)responses * design.Rank],
        Unscaled = new double[(long)responses * design.Rank],
    };

    static void InBlocks(int rows, int count, int threads, Action<int, int> work, CancellationToken cancel)
    {
        var atOnce = Math.Clamp(Near / rows, FewestAtOnce, MostAtOnce);
        Across.Each((count + atOnce - 1) / atOnce, threads, block => work(block * atOnce, Math.Min(atOnce, count - block * atOnce)), cancel);
    }

    void FitBlock(LinearModels? without, Factored factored, ResponseModel model, int from, int many)
    {
        var n = Design.Rows;
        var values = ArrayPool<double>.Shared.Rent(many * n);
        for (var at = 0; at < many; at++) model.Values(from + at, values.AsSpan(at * n, n));
        var holes = FitTogether(factored, values.AsMemory(0, many * n), [], [.. Enumerable.Range(from, many)]);
        if (without is not null)
        {
            without.Keep(this, from, many);
            without.FitLosing(factored, model.LeftOut!, values, holes, from, many);
        }

        ArrayPool<double>.Shared.Return(values);
    }

    // The values have gone through a fit, which touched its holes alone.
    void FitLosing(Factored factored, Fill<bool> leftOut, double[] values, Holes holes, int from, int many)
    {
        var n = Design.Rows;
        var marks = ArrayPool<bool>.Shared.Rent(many * n);
        List<int> losing = [];
        for (var at = 0; at < many; at++)
        {
            var place = losing.Count * n;
            var own = marks.AsSpan(place, n);
            leftOut(from + at, own);
            if (!own.Contains(true)) continue;

            foreach (var row in holes.Of(at)) own[row] = true;
            if (place < at * n) values.AsSpan(at * n, n).CopyTo(values.AsSpan(place));
            losing.Add(from + at);
        }

        FitTogether(factored, values.AsMemory(0, losing.Count * n), marks.AsSpan(0, losing.Count * n), [.. losing]);
        ArrayPool<bool>.Shared.Return(marks);
    }

    // The values are this method's to change where they are missing, which it tells.
    Holes FitTogether(Factored factored, Memory<double> values, ReadOnlySpan<bool> leftOut, ReadOnlySpan<int> places)
    {
        var (n, p) = (Design.Rows, Design.Rank);
        var holes = new Holes(values.Span, leftOut, n);
        if (places.IsEmpty) return holes;

        holes.Clear(values.Span);
        var effects = factored.Directions.Products(values);
        var (reduced, alone) = (new ReducedRows(Design.Factors), new bool[places.Length]);
        for (var at = 0; at < places.Length && holes.Any; at++)
        {
            var missing = holes.Of(at);
            if (missing.IsEmpty) continue;

            alone[at] = !reduced.LeaveOut(missing);
            if (alone[at])
            {
                FitIncomplete(places[at], values.Span.Slice(at * n, n), missing);
                continue;
            }

            reduced.Solve(effects.AsSpan(at * p, p));
            reduced.UnscaledErrors(Unscaled.AsSpan(places[at] * p, p));
        }

        var sums = factored.Directions.ResidualSums(values, effects, holes);
        for (var at = 0; at < places.Length; at++)
        {
            if (alone[at]) continue;
            var missing = holes.Of(at).Length;
            if (missing == 0) factored.Errors.CopyTo(Unscaled, places[at] * p);
            Design.Factors.Solve(effects.AsSpan(at * p, p), Coefficients.AsSpan(places[at] * p, p));
            Keep(places[at], sums[at], n - missing - p);
        }

        return holes;
    }

    void FitMarked(int response, ReadOnlySpan<bool> marks, double[] errors)
    {
        const double Cancelling = 0.01;
        var count = 0;
        var effects = Design.Rank <= 64 ? stackalloc double[Design.Rank] : new double[Design.Rank];
        for (var row = marks.IndexOf(true); row >= 0; row = Holes.Next(marks, row))
        {
            count++;
            for (var k = 0; k < effects.Length; k++) effects[k] += Design.Factors.Direction(k)[row];
        }

        var left = count - Lanes.Product(effects, effects);
        if (left < Cancelling * count)
        {
            var rest = new double[marks.Length];
            for (var row = 0; row < rest.Length; row++) rest[row] = marks[row] ? 1 : 0;
            for (var k = 0; k < effects.Length; k++) Lanes.AddScaled(-effects[k], Design.Factors.Direction(k), rest);
            left = Lanes.Product(rest, rest);
        }

        Design.Factors.Solve(effects, Coefficients.AsSpan(response * effects.Length, effects.Length));
        errors.CopyTo(Unscaled, response * effects.Length);
        Keep(response, left, marks.Length - effects.Length);
    }

    // The rows of this response tell fewer columns apart than all rows do, so it gets a factorisation of its own.
    void FitIncomplete(int response, ReadOnlySpan<double> values, ReadOnlySpan<int> missing)
    {
        List<int> rows = [];
        for (var i = 0; i < values.Length; i++)
            if (missing.BinarySearch(i) < 0) rows.Add(i);

        if (rows.Count == 0)
        {
            Keep(response, Nowhere(), Nowhere(), double.NaN, 0);
            return;
        }

        var design = Design.OfRows(CollectionsMarshal.AsSpan(rows));
        var present = new double[rows.Count];
        for (var i = 0; i < present.Length; i++) present[i] = values[rows[i]];

        var effects = new double[design.Rank];
        var rest = present.AsSpan().ToArray();
        for (var k = 0; k < design.Rank; k++)
        {
            effects[k] = Lanes.Product(design.Factors.Direction(k), present);
            Lanes.AddScaled(-effects[k], design.Factors.Direction(k), rest);
        }

        var (solution, errors) = (design.Factors.Solve(effects), UnscaledErrors(design.Factors));
        var (wide, wideErrors) = (Nowhere(), Nowhere());
        for (var k = 0; k < design.Rank; k++)
        {
            var place = Design.IndexOf(design.Columns[k]);
            (wide[place], wideErrors[place]) = (solution[k], errors[k]);
        }

        Keep(response, wide, wideErrors, Lanes.Product(rest, rest), rows.Count - design.Rank);
    }

    void Keep(int response, double[] coefficients, double[] errors, double residualSum, int df)
    {
        var p = Design.Rank;
        coefficients.CopyTo(Coefficients, response * p);
        errors.CopyTo(Unscaled, response * p);
        Keep(response, residualSum, df);
    }

    void Keep(int response, double residualSum, int df)
    {
        ResidualSum[response] = residualSum;
        Df[response] = df;
        Sigma[response] = df > 0 ? Math.Sqrt(residualSum / df) : double.NaN;
    }

    void Keep(LinearModels whole, int from, int count)
    {
        var p = Design.Rank;
        whole.Coefficients.AsSpan(from * p, count * p).CopyTo(Coefficients.AsSpan(from * p));
        whole.Unscaled.AsSpan(from * p, count * p).CopyTo(Unscaled.AsSpan(from * p));
        whole.ResidualSum.AsSpan(from, count).CopyTo(ResidualSum.AsSpan(from));
        whole.Df.AsSpan(from, count).CopyTo(Df.AsSpan(from));
        whole.Sigma.AsSpan(from, count).CopyTo(Sigma.AsSpan(from));
    }

    double[] Nowhere()
    {
        var none = new double[Design.Rank];
        Array.Fill(none, double.NaN);
        return none;
    }

    static double[] UnscaledErrors(Orthogonal factors) =>
        [.. Enumerable.Range(0, factors.Count).Select(column => factors.InverseRow(column)).Select(row => Math.Sqrt(Lanes.Product(row, row)))];

    /// <summary>What all responses of a design share.</summary>
    sealed class Factored(Design design)
    {
        internal Directions Directions { get; } = new(design.Factors);

        internal double[] Errors { get; } = UnscaledErrors(design.Factors);
    }
}

/// <summary>A model that many responses are fitted under.</summary>
/// <param name="Design">n rows.</param>
/// <param name="Values">Writes the n values of a response; called once each, by several threads. NaN is missing.</param>
/// <param name="LeftOut">Writes the n marks of a response: the values that a second fit goes without. Null where there is none.</param>
public sealed record ResponseModel(Design Design, Fill<double> Values, Fill<bool>? LeftOut = null);

/// <summary>Writes the values of one response.</summary>
/// <typeparam name="T">Of values or of marks.</typeparam>
/// <param name="response">Its place.</param>
/// <param name="values">Where to write them; what stands there before means nothing.</param>
public delegate void Fill<T>(int response, Span<T> values);
