using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>The negative logarithm of a problem's likelihood (times its priors), by its estimated parameters on their scales.</summary>
public sealed class FitObjective : IObjective
{
    readonly FitModel _fit;
    readonly FitOptions _options;

    FitObjective(FitModel fit, FitOptions options)
    {
        (_fit, _options) = (fit, options);
        var sought = fit.SoughtPlaces.Select(place => fit.Problem.Parameters[place]).ToList();
        Lower = [.. sought.Select(one => Bound(one, one.Lower, double.NegativeInfinity))];
        Upper = [.. sought.Select(one => Bound(one, one.Upper, double.PositiveInfinity))];
    }

    /// <summary>The problem.</summary>
    public FitProblem Problem => _fit.Problem;

    /// <inheritdoc/>
    public ImmutableArray<string> Names => _fit.Sought;

    /// <inheritdoc/>
    public ImmutableArray<double> Lower { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> Upper { get; }

    /// <summary>What is sought, in order.</summary>
    public ImmutableArray<FitParameter> Sought => [.. _fit.SoughtPlaces.Select(place => _fit.Problem.Parameters[place])];

    /// <summary>Nominal values on their scales; where a parameter has none, the middle of its bounds.</summary>
    public ImmutableArray<double> Nominal =>
        [.. Sought.Select((one, i) => one.Nominal is { } nominal ? one.ToScale(nominal) : 0.5 * (Lower[i] + Upper[i]))];

    /// <summary>Prepares a problem.</summary>
    /// <param name="problem">A problem whose names are all known.</param>
    /// <param name="options">How it is simulated.</param>
    /// <returns>The objective, or what its model asks that cannot be computed.</returns>
    /// <remarks>Source: [schmiester2021]</remarks>
    public static (FitObjective? Objective, ImmutableArray<Refusal> Refusals) Of(FitProblem problem, FitOptions? options = null)
    {
        try
        {
            return (new FitObjective(FitModel.Of(problem), options ?? new FitOptions()), []);
        }
        catch (RefusalException refused)
        {
            return (null, [refused.Refusal]);
        }
    }

    static double Bound(FitParameter parameter, double? bound, double none)
    {
        var scaled = bound is { } value ? parameter.ToScale(value) : none;
        return double.IsNaN(scaled) ? double.NegativeInfinity : scaled;
    }

    /// <inheritdoc/>
    /// <remarks>Source: [schmiester2021]; [pawitan2001] §8</remarks>
    public Evaluation At(ReadOnlySpan<double> x, bool slopes, CancellationToken cancellation)
    {
        var (predictions, advice) = Predict(x, slopes, cancellation);
        if (predictions is null)
        {
            return new Evaluation(double.PositiveInfinity, [], [], advice);
        }
        var n = x.Length;
        var (gradient, curvature) = slopes ? (new double[n], new double[n * n]) : ([], []);
        var sum = 0.0;
        foreach (var one in predictions)
        {
            var part = Scatter.Of(one.Distribution, one.Measured, one.Value, one.Noise);
            sum += part.Value;
            if (slopes)
            {
                Add(part, one, gradient, curvature);
            }
        }
        if (!double.IsFinite(sum))
        {
            return new Evaluation(
                double.PositiveInfinity, [], [], "a predicted value or its noise has no logarithm, or the noise is not above 0");
        }
        return new Evaluation(sum + (_options.Priors ? AddPriors(x, gradient, curvature) : 0), gradient, curvature);
    }

    static void Add(Scatter part, Prediction one, double[] gradient, double[] curvature)
    {
        var n = gradient.Length;
        for (var i = 0; i < n; i++)
        {
            var (a, b) = (one.ValueSlopes[i], one.NoiseSlopes[i]);
            gradient[i] += part.ByModel * a + part.ByNoise * b;
            if (a == 0 && b == 0)
            {
                continue;
            }
            for (var j = 0; j < n; j++)
            {
                curvature[i * n + j] += part.ModelInformation * a * one.ValueSlopes[j]
                    + part.NoiseInformation * b * one.NoiseSlopes[j];
            }
        }
    }

    /// <summary>−ln of the priors' densities at a point, together.</summary>
    /// <param name="x">Point.</param>
    /// <returns>0 where there are no priors; infinite outside what they allow.</returns>
    /// <remarks>Source: [johnson1995]</remarks>
    public double Priors(ReadOnlySpan<double> x) => AddPriors(x, [], []);

    double AddPriors(ReadOnlySpan<double> x, double[] gradient, double[] curvature)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var parameter = _fit.Problem.Parameters[_fit.SoughtPlaces[i]];
            if (parameter.Prior is null)
            {
                continue;
            }
            var at = PriorDensity.Of(parameter, parameter.FromScale(x[i]));
            sum += at;
            if (gradient.Length == 0)
            {
                continue;
            }
            var step = 1e-4 * Math.Max(1, Math.Abs(x[i]));
            var (low, high) = (
                PriorDensity.Of(parameter, parameter.FromScale(x[i] - step)),
                PriorDensity.Of(parameter, parameter.FromScale(x[i] + step)));
            if (double.IsFinite(low) && double.IsFinite(high))
            {
                gradient[i] += (high - low) / (2 * step);
                curvature[i * x.Length + i] += Math.Max(0, (high - 2 * at + low) / (step * step));
            }
        }
        return sum;
    }

    /// <summary>Predicts every measurement.</summary>
    /// <param name="x">Point, on the parameters' scales.</param>
    /// <param name="slopes">Whether derivatives are wanted.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One prediction a measurement, in the problem's order; or null, with why.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Source: [schmiester2021]</remarks>
    public (ImmutableArray<Prediction>? Predictions, string Advice) Predict(
        ReadOnlySpan<double> x, bool slopes, CancellationToken cancellation)
    {
        var exact = slopes && _fit.Slopes is not null;
        var predictions = Simulate(x, exact, cancellation, out var advice);
        if (predictions is null || !slopes || exact)
        {
            return (predictions is null ? null : [.. predictions], advice);
        }
        return Difference(x, predictions, cancellation);
    }

    Prediction[]? Simulate(ReadOnlySpan<double> x, bool exact, CancellationToken cancellation, out string advice)
    {
        var values = Values(x);
        var n = x.Length;
        double[] scales = exact ? [.. Enumerable.Range(0, n).Select(i => Scale(i, values[_fit.SoughtPlaces[i]]))] : [];
        var predictions = new Prediction[_fit.Problem.Measurements.Length];
        foreach (var experiment in _fit.Experiments)
        {
            var run = experiment.Run(_fit, values, scales, _options, cancellation);
            advice = run.Advice;
            if (!run.Completed)
            {
                return null;
            }
            var width = experiment.Report.Outputs;
            foreach (var reading in experiment.Readings)
            {
                var (byValue, byNoise) = exact ? (new double[n], new double[n]) : ([], []);
                if (exact)
                {
                    experiment.SlopesOf(_fit, run, reading.Time, reading.Value, scales, byValue);
                    experiment.SlopesOf(_fit, run, reading.Time, reading.Noise, scales, byNoise);
                }
                predictions[reading.Measurement] = new Prediction(
                    run.Values[reading.Time * width + reading.Value], run.Values[reading.Time * width + reading.Noise],
                    reading.Measured, reading.Distribution, byValue, byNoise);
            }
        }
        advice = "";
        return predictions;
    }

    // Where no exact derivatives can be had (delays, fast reactions), central differences stand in.
    (ImmutableArray<Prediction>?, string) Difference(
        ReadOnlySpan<double> x, Prediction[] middle, CancellationToken cancellation)
    {
        var n = x.Length;
        var slopes = middle.Select(one => one with { ValueSlopes = new double[n], NoiseSlopes = new double[n] }).ToArray();
        for (var i = 0; i < n; i++)
        {
            var step = 1e-4 * Math.Max(1, Math.Abs(x[i]));
            var (low, high) = (x.ToArray(), x.ToArray());
            (low[i], high[i]) = (x[i] - step, x[i] + step);
            if (Simulate(low, false, cancellation, out var advice) is not { } below
                || Simulate(high, false, cancellation, out advice) is not { } above)
            {
                return (null, advice);
            }
            for (var m = 0; m < slopes.Length; m++)
            {
                slopes[m].ValueSlopes[i] = (above[m].Value - below[m].Value) / (2 * step);
                slopes[m].NoiseSlopes[i] = (above[m].Noise - below[m].Noise) / (2 * step);
            }
        }
        return ([.. slopes], "");
    }

    double[] Values(ReadOnlySpan<double> x)
    {
        var parameters = _fit.Problem.Parameters;
        var values = new double[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parameters[i].Nominal ?? 0;
        }
        for (var i = 0; i < x.Length; i++)
        {
            values[_fit.SoughtPlaces[i]] = parameters[_fit.SoughtPlaces[i]].FromScale(x[i]);
        }
        return values;
    }

    double Scale(int sought, double value) => _fit.Problem.Parameters[_fit.SoughtPlaces[sought]].Scale switch
    {
        ParameterScale.Log => value,
        ParameterScale.Log10 => value * Elementary.Log(10),
        _ => 1,
    };
}

/// <summary>What the model predicts for one measurement.</summary>
/// <param name="Value">The observable.</param>
/// <param name="Noise">Scale of its noise.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Distribution">How it scatters.</param>
/// <param name="ValueSlopes">Derivatives of the observable by what is sought, on its scales; empty where not wanted.</param>
/// <param name="NoiseSlopes">Derivatives of the noise's scale.</param>
public readonly record struct Prediction(
    double Value, double Noise, double Measured, NoiseDistribution Distribution, double[] ValueSlopes, double[] NoiseSlopes)
{
    /// <summary>Standardised residual, on the scale of the noise.</summary>
    public double Residual => Scatter.Of(Distribution, Measured, Value, Noise).Residual;
}
