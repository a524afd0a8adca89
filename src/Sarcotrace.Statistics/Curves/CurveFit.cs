using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Curves;

/// <summary>How a fit of a curve ended.</summary>
public enum CurveStatus
{
    /// <summary>The least sum of squares was found, and every parameter is determined.</summary>
    Converged,

    /// <summary>Some parameters can be changed together without changing the fit: the points do not determine them.</summary>
    Singular,

    /// <summary>No search settled.</summary>
    NotConverged,

    /// <summary>There are not more points than parameters, or fewer places than parameters of a group.</summary>
    TooFew,
}

/// <summary>A curve fitted by weighted least squares.</summary>
/// <param name="Points">What it was fitted to.</param>
/// <param name="Layout">What was sought.</param>
/// <param name="Estimates">Parameters in the order of the layout's names; NaN where it could not begin.</param>
/// <param name="StandardErrors">Of each; NaN on a bound or where nothing determines it.</param>
/// <param name="ResidualSum">Weighted sum of squares.</param>
/// <param name="Status">How it ended; only a converged fit has numbers to report.</param>
/// <param name="Reason">Why it is not converged, as a clause; empty where it is.</param>
public sealed record CurveFit(
    CurvePoints Points, CurveLayout Layout, ImmutableArray<double> Estimates, ImmutableArray<double> StandardErrors,
    double ResidualSum, CurveStatus Status, string Reason)
{
    /// <summary>Residual degrees of freedom.</summary>
    public int Df => Points.X.Length - Layout.Names.Length;

    /// <summary>Residual standard deviation of a response of weight 1.</summary>
    public double Sigma => Math.Sqrt(ResidualSum / Df);

    /// <summary>Names of parameters that ended on a bound of the family.</summary>
    public ImmutableArray<string> OnBound { get; init; } = [];

    /// <summary>How many of the searches came to this sum of squares.</summary>
    public int SearchesThatAgree { get; init; }

    // Rows of R⁻¹ of the Jacobian's factorisation, a parameter each; empty on a bound.
    internal ImmutableArray<double[]> Roots { get; init; } = [];

    /// <summary>Akaike's criterion corrected for few points, the variance counted as a parameter.</summary>
    /// <remarks>
    /// Normal errors with variance sigma² / weight, so fits with different weights can be compared. Source: [burnham2002] §2.4.
    /// </remarks>
    public double CorrectedAkaike
    {
        get
        {
            var (n, k) = (Points.X.Length, Layout.Names.Length + 1);
            var logs = Points.Weight.Sum(Elementary.Log);
            var twice = n * (Elementary.Log(2 * Math.PI * ResidualSum / n) + 1) - logs;
            return n > k + 1 ? twice + 2.0 * k * n / (n - k - 1) : double.PositiveInfinity;
        }
    }

    /// <summary>Fits a curve.</summary>
    /// <param name="points">n points.</param>
    /// <param name="layout">What is sought; its groups are those of the points.</param>
    /// <param name="starts">Searches from the most promising starts, at least 1.</param>
    /// <returns>The best fit, or why there is none.</returns>
    /// <exception cref="ArgumentException">The layout has another number of groups.</exception>
    /// <remarks>
    /// Starts scan the shapes of the family with the linear parameters solved for. A search ends when the residuals' share
    /// along the tangent plane is below 1e-9 of their noise. O(n·p²) a step. Source: [more1978], [bates1988] §2.2.
    /// Checked against: golden/curves (R nls, minpack.lm).
    /// </remarks>
    public static CurveFit Of(CurvePoints points, CurveLayout layout, int starts = 6)
    {
        if (points.Groups != layout.Groups.Length) throw new ArgumentException("points and layout differ in groups", nameof(layout));

        Require.AtLeast(1, starts);
        if (TooFew(points, layout) is { } few) return Without(points, layout, CurveStatus.TooFew, few);

        var search = new CurveSearch(points, layout);
        var endings = CurveStarts.Of(points, layout, starts).Select(start => search.From(start)).ToArray();
        return At(points, layout, search, endings);
    }

    /// <summary>Fits a curve from a start of the caller's.</summary>
    /// <param name="points">n points.</param>
    /// <param name="layout">What is sought.</param>
    /// <param name="start">As many as the layout has names.</param>
    /// <returns>The fit the search came to, or why there is none.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    /// <remarks>Source: [more1978].</remarks>
    public static CurveFit From(CurvePoints points, CurveLayout layout, ReadOnlySpan<double> start)
    {
        if (points.Groups != layout.Groups.Length) throw new ArgumentException("points and layout differ in groups", nameof(layout));
        if (start.Length != layout.Names.Length) throw new ArgumentException("the start has another length", nameof(start));
        if (TooFew(points, layout) is { } few) return Without(points, layout, CurveStatus.TooFew, few);

        var search = new CurveSearch(points, layout);
        return At(points, layout, search, [search.From(start)]);
    }

    /// <summary>The curve's value at a place.</summary>
    /// <param name="x">Where.</param>
    /// <param name="group">From 0.</param>
    /// <remarks>Source: definition.</remarks>
    public double At(double x, int group = 0) => Layout.Curve.At(x, Of(group), new double[Layout.Curve.Parameters.Length]);

    /// <summary>The parameters of one group's curve, those held included.</summary>
    /// <param name="group">From 0.</param>
    /// <remarks>Source: definition.</remarks>
    public double[] Of(int group)
    {
        var parameters = new double[Layout.Curve.Parameters.Length];
        Layout.Fill(group, Estimates.AsSpan(), parameters);
        return parameters;
    }

    /// <summary>The interval of a parameter by its standard error.</summary>
    /// <param name="place">A place in the layout's names.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>NaN ends where it has no standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [bates1988] §2.3. Checked against: golden/curves (R nls).</remarks>
    public CurveInterval Wald(int place, double confidence = 0.95) =>
        CurveInterval.Around(Estimates[place], StandardErrors[place], Df, confidence);

    /// <summary>The curve with its interval at a place, and the interval of a new response of weight 1 there.</summary>
    /// <param name="x">Where.</param>
    /// <param name="group">From 0.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <param name="weight">Weight of the new response, positive.</param>
    /// <returns>Interval of the curve, and interval of a response.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>The delta method. Source: [bates1988] §2.3. Checked against: golden/curves.</remarks>
    public (CurveInterval Mean, CurveInterval New) Band(double x, int group = 0, double confidence = 0.95, double weight = 1)
    {
        var slopes = new double[Layout.Curve.Parameters.Length];
        var value = Layout.Curve.At(x, Of(group), slopes);
        var error = ErrorAlong(Layout.Gathered(group, slopes));
        return (CurveInterval.Around(value, error, Df, confidence),
            CurveInterval.Around(value, Math.Sqrt(error * error + ResidualSum / Df / weight), Df, confidence));
    }

    /// <summary>The standard error of a function of the parameters, from its derivatives.</summary>
    /// <param name="slopes">Derivatives by each parameter sought.</param>
    /// <returns>In the function's unit; NaN where it hangs on a parameter without a standard error.</returns>
    /// <remarks>The delta method. Source: [bates1988] §2.3.</remarks>
    public double ErrorAlong(ReadOnlySpan<double> slopes)
    {
        if (Status != CurveStatus.Converged) return double.NaN;

        var sum = new double[Layout.Names.Length - OnBound.Length];
        for (var k = 0; k < slopes.Length; k++)
        {
            if (slopes[k] == 0) continue;
            if (Roots[k].Length == 0) return double.NaN;
            Lanes.AddScaled(slopes[k], Roots[k], sum);
        }

        return Sigma * Math.Sqrt(Lanes.Product(sum, sum));
    }

    static string? TooFew(CurvePoints points, CurveLayout layout)
    {
        var (n, p) = (points.X.Length, layout.Names.Length);
        if (n <= p) return $"{n} points cannot determine {p} parameters and the scatter around them";

        for (var g = 0; g < points.Groups; g++)
        {
            var places = Enumerable.Range(0, n).Where(i => points.Group[i] == g).Select(i => points.X[i]).Distinct().Count();
            var own = layout.Curve.Parameters.Length - layout.HeldPlaces.Count - layout.SharedPlaces.Count;
            if (places < (points.Groups == 1 ? p : Math.Max(1, own)))
                return $"{places} different places cannot determine {(points.Groups == 1 ? p : own)} parameters of a curve";
        }

        return null;
    }

    static CurveFit Without(CurvePoints points, CurveLayout layout, CurveStatus status, string reason)
    {
        ImmutableArray<double> none = [.. Enumerable.Repeat(double.NaN, layout.Names.Length)];
        return new(points, layout, none, none, double.NaN, status, reason);
    }

    static CurveFit At(CurvePoints points, CurveLayout layout, CurveSearch search, CurveSearch.Ending[] endings)
    {
        var best = endings.OrderBy(ending => ending.Sum).First();
        // Of equal sums one that settled is the better witness.
        best = endings.FirstOrDefault(ending => ending.Converged && ending.Sum <= best.Sum * (1 + 1e-9)) ?? best;
        if (!double.IsFinite(best.Sum))
            return Without(points, layout, CurveStatus.NotConverged, "the curve has no value at any start");

        var (factors, kept, lost) = search.Tangent(best.Sought);
        var p = best.Sought.Length;
        var none = Enumerable.Repeat(double.NaN, p);
        var fit = new CurveFit(points, layout, [.. best.Sought], [.. none], best.Sum, CurveStatus.Converged, "")
        {
            OnBound = [.. layout.Names.Where((_, k) => search.OnBound(k, best.Sought[k]))],
            SearchesThatAgree = endings.Count(ending => ending.Sum <= best.Sum * (1 + 1e-6) + 1e-300),
        };
        if (lost.Count > 0) return fit with { Status = CurveStatus.Singular, Reason = Undetermined(layout, kept, lost) };
        if (!best.Converged)
            return fit with { Status = CurveStatus.NotConverged, Reason = $"the search did not settle in {best.Steps} steps" };

        var roots = Enumerable.Range(0, p).Select(k => kept.IndexOf(k) is var row and >= 0 ? factors.InverseRow(row) : []).ToArray();
        return fit with
        {
            Roots = [.. roots],
            StandardErrors =
                [.. roots.Select(row => row.Length == 0 ? double.NaN : fit.Sigma * Math.Sqrt(Lanes.Product(row, row)))],
        };
    }

    static string Undetermined(CurveLayout layout, List<int> kept, List<(int Place, double[] Of)> lost)
    {
        var (place, of) = lost[0];
        var with = kept.Where((_, j) => Math.Abs(of[j]) > 0).Select(k => layout.Names[k]).ToArray();
        return with.Length == 0
            ? $"the points say nothing of {layout.Names[place]}"
            : $"{layout.Names[place]} cannot be told from {string.Join(", ", with)} at these points";
    }
}
