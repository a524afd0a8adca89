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
    const int ResponsesAtOnce = 96;

    /// <summary>Up to so many columns sums are faster than products.</summary>
    const int FewColumns = 12;

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
        if (responses.Length % design.Rows != 0) throw new ArgumentException($"{responses.Length} values are not blocks of {design.Rows}", nameof(responses));
        return Fit(design, responses, null, ReadOnlyMemory<bool>.Empty, threads, cancel);
    }

    /// <summary>The same responses fitted without some of their values.</summary>
    /// <param name="leftOut">m blocks of n marks: which values count as missing.</param>
    /// <param name="responses">The m blocks of n values that these are the fits of.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits, as if the values left out were NaN; a response that loses none keeps its fit.</returns>
    /// <exception cref="ArgumentException">The responses or the marks are not as many as the fits ask for.</exception>
    /// <remarks>Needs no copy of the responses. Source: [golub2013] §5.3.</remarks>
    public LinearModels Without(ReadOnlyMemory<bool> leftOut, ReadOnlyMemory<double> responses, int threads, CancellationToken cancel = default)
    {
        if (responses.Length != (long)Count * Design.Rows) throw new ArgumentException($"{responses.Length} values for {Count} fits", nameof(responses));
        if (leftOut.Length != responses.Length) throw new ArgumentException($"{leftOut.Length} marks for {responses.Length} values", nameof(leftOut));
        return Fit(Design, responses, this, leftOut, threads, cancel);
    }

    static LinearModels Fit(
        Design design, ReadOnlyMemory<double> responses, LinearModels? whole, ReadOnlyMemory<bool> leftOut, int threads, CancellationToken cancel)
    {
        var n = design.Rows;
        var m = responses.Length / n;
        var fit = Empty(design, m);
        var errors = UnscaledErrors(design.Factors);
        var directions = design.Rank <= FewColumns ? default : Grid.ByColumn(design.Factors.Directions(), n, design.Rank);
        Across.Each((m + ResponsesAtOnce - 1) / ResponsesAtOnce, threads, Block, cancel);
        return fit;

        void Block(int block)
        {
            var from = block * ResponsesAtOnce;
            var count = Math.Min(ResponsesAtOnce, m - from);
            if (design.Rank <= FewColumns) fit.FitSingly(responses.Span, whole, leftOut.Span, from, count, errors);
            else if (whole is not null && !leftOut.Span.Slice(from * n, count * n).Contains(true)) fit.Keep(whole, from, count);
            else fit.FitTogether(directions, responses.Slice(from * n, count * n), leftOut.IsEmpty ? [] : leftOut.Span.Slice(from * n, count * n), from, count, errors);
        }
    }

    /// <summary>Fits marks, of which few are set, as responses of 0 and 1.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="marks">m blocks of n marks.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits.</returns>
    /// <exception cref="ArgumentException">The marks are not a whole number of blocks.</exception>
    /// <remarks>
    /// Only the rows set are looked at, so a response with k of them costs O(k·p). What is left of its sum of squares
    /// is k less that of its effects; where that would cancel, the residuals are summed. Source: [golub2013] §5.3.
    /// </remarks>
    public static LinearModels FitMarks(Design design, ReadOnlyMemory<bool> marks, int threads, CancellationToken cancel = default)
    {
        var n = design.Rows;
        if (marks.Length % n != 0) throw new ArgumentException($"{marks.Length} marks are not blocks of {n}", nameof(marks));

        var m = marks.Length / n;
        var fit = Empty(design, m);
        var errors = UnscaledErrors(design.Factors);
        Across.Each((m + ResponsesAtOnce - 1) / ResponsesAtOnce, threads, Block, cancel);
        return fit;

        void Block(int block)
        {
            for (var response = block * ResponsesAtOnce; response < Math.Min(m, (block + 1) * ResponsesAtOnce); response++)
                fit.FitMarked(response, marks.Span.Slice(response * n, n), errors);
        }
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

    // A handful of columns is faster as plain sums than as a product, whose packing would cost more than its
    // multiplying; response by response everything stays in the nearest cache.
    void FitSingly(ReadOnlySpan<double> responses, LinearModels? whole, ReadOnlySpan<bool> leftOut, int from, int count, double[] errors)
    {
        var n = Design.Rows;
        var (present, rest, effects) = (new double[n], new double[n], new double[Design.Rank]);
        for (var response = from; response < from + count; response++)
        {
            if (whole is not null && !leftOut.Slice(response * n, n).Contains(true))
            {
                Keep(whole, response, 1);
                continue;
            }

            var values = responses.Slice(response * n, n);
            var missing = Holes.Missing(values, leftOut.IsEmpty ? [] : leftOut.Slice(response * n, n));
            var reduced = missing.Length == 0 ? null : ReducedRows.Without(missing, Design.Factors);
            if (missing.Length > 0 && reduced is null)
            {
                FitIncomplete(response, values, missing);
                continue;
            }

            values.CopyTo(present);
            foreach (var row in missing) present[row] = 0;
            for (var k = 0; k < effects.Length; k++) effects[k] = Lanes.Product(Design.Factors.Direction(k), present);
            reduced?.Solve(effects);
            present.CopyTo(rest, 0);
            for (var k = 0; k < effects.Length; k++) Lanes.AddScaled(-effects[k], Design.Factors.Direction(k), rest);
            foreach (var row in missing) rest[row] = 0;
            Keep(
                response, Design.Factors.Solve(effects), reduced?.UnscaledErrors(Design.Factors) ?? errors, Lanes.Product(rest, rest),
                n - missing.Length - effects.Length);
        }
    }

    void FitTogether(
        Grid directions, ReadOnlyMemory<double> block, ReadOnlySpan<bool> leftOut, int from, int count, double[] errors)
    {
        var (n, p) = (Design.Rows, Design.Rank);
        var holes = new Holes(block.Span, leftOut, n);
        var present = holes.Any ? holes.Zeroed(block.Span) : block;
        var effects = Product.Of(directions.Transposed, Grid.ByColumn(present, n, count), 1);
        var reduced = new ReducedRows?[count];
        for (var response = 0; response < count && holes.Any; response++)
        {
            if (holes.Of(response).Length == 0) continue;
            reduced[response] = ReducedRows.Without(holes.Of(response), Design.Factors);
            reduced[response]?.Solve(effects.AsSpan(response * p, p));
        }

        var fitted = Product.Of(directions, Grid.ByColumn(effects, p, count), 1);
        for (var response = 0; response < count; response++)
        {
            var missing = holes.Of(response);
            if (missing.Length > 0 && reduced[response] is null)
            {
                FitIncomplete(from + response, block.Span.Slice(response * n, n), missing);
                continue;
            }

            var rest = fitted.AsSpan(response * n, n);
            Lanes.AddScaled(-1, present.Span.Slice(response * n, n), rest);
            foreach (var row in missing) rest[row] = 0;
            Keep(
                from + response, Design.Factors.Solve(effects.AsSpan(response * p, p)), reduced[response]?.UnscaledErrors(Design.Factors) ?? errors,
                Lanes.Product(rest, rest), n - missing.Length - p);
        }
    }

    void FitMarked(int response, ReadOnlySpan<bool> marks, double[] errors)
    {
        const double Cancelling = 0.01;
        var (count, effects) = (0, new double[Design.Rank]);
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

        Keep(response, Design.Factors.Solve(effects), errors, left, marks.Length - effects.Length);
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
    [
        .. Enumerable.Range(0, factors.Count).Select(column =>
        {
            var row = factors.InverseRow(column);
            return Math.Sqrt(Lanes.Product(row, row));
        }),
    ];
}
