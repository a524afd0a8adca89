using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Follows the best fit while one parameter is held at values further and further from its estimate.</summary>
public sealed record ProfileLikelihood
{
    /// <value>Rise of the negative log-likelihood at an end; by default 1.9207, half the 95 % point of χ² with one degree of freedom.</value>
    public double Threshold { get; init => field = Require.Between(0, 1e3, value); } = 1.920729410347062;

    /// <value>Points a side after which it stops; at least 3; by default 60.</value>
    public int Points { get; init => field = Require.AtLeast(3, value); } = 60;

    /// <value>The search for the other parameters.</value>
    public TrustRegion Method { get; init; } = new() { Limit = 100, Radius = 0.2 };

    /// <summary>Profiles one parameter.</summary>
    /// <param name="objective">What was made least.</param>
    /// <param name="best">Its best point.</param>
    /// <param name="index">Which parameter.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The profile with the parameter's interval and a verdict.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Steps follow the rise; where a point jumps, other starts are tried before it is believed; a failed point is passed
    /// by a shorter step. Source: [raue2009]
    /// </remarks>
    public Profile Of(IObjective objective, Search best, int index, CancellationToken cancellation = default)
    {
        var down = new Side(this, objective, best, index, -1).Follow(cancellation);
        var up = new Side(this, objective, best, index, 1).Follow(cancellation);
        var middle = new ProfilePoint(best.Point[index], 0, best.Point);
        ImmutableArray<ProfilePoint> points = [.. down.Points.AsEnumerable().Reverse(), middle, .. up.Points];
        var verdict = Verdict(down, up, points);
        var better = Math.Max(0, -points.Min(point => point.Rise));
        return new Profile(
            objective.Names[index], middle.Value, points, down.End, up.End, verdict, better,
            Advice(verdict, better));
    }

    /// <summary>Profiles all parameters.</summary>
    /// <param name="objective">What was made least.</param>
    /// <param name="best">Its best point.</param>
    /// <param name="threads">Threads; −1 for all cores.</param>
    /// <param name="progress">Told each profile as it is done.</param>
    /// <param name="cancellation">Stops it; what is done by then is kept.</param>
    /// <returns>One profile a parameter, in order; fewer where it was stopped.</returns>
    /// <remarks>The same whatever the threads. Source: [raue2009]</remarks>
    public ImmutableArray<Profile> All(
        IObjective objective, Search best, int threads = -1, IProgress<Profile>? progress = null,
        CancellationToken cancellation = default)
    {
        var profiles = new Profile?[best.Point.Length];
        try
        {
            Parallel.For(0, profiles.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                profiles[i] = Of(objective, best, i, cancellation);
                progress?.Report(profiles[i]!);
            });
        }
        catch (OperationCanceledException)
        {
            // What is done is kept.
        }
        return [.. profiles.Where(one => one is not null).Select(one => one!)];
    }

    Identifiability Verdict(Side down, Side up, ImmutableArray<ProfilePoint> points)
    {
        if (down.Failed || up.Failed)
        {
            return Identifiability.Unfinished;
        }
        return (down.Crossed, up.Crossed) switch
        {
            (true, true) => Identifiability.Identifiable,
            (false, true) => Identifiability.OpenBelow,
            (true, false) => Identifiability.OpenAbove,
            _ => points.Max(point => point.Rise) < 0.02 * Threshold ? Identifiability.Structural : Identifiability.OpenBoth,
        };
    }

    static string Advice(Identifiability verdict, double better) => better > 0.1
        ? "a better fit lies on this profile; search again from more starts"
        : verdict switch
        {
            Identifiability.Structural => "fix it or change the model: no data of this kind can tell it",
            Identifiability.OpenBelow or Identifiability.OpenAbove or Identifiability.OpenBoth =>
                "measure what depends on it, or tell what is known of it as a prior",
            Identifiability.Unfinished => "loosen the bounds of time or steps, or tighten those of the parameters",
            _ => "",
        };

    /// <summary>One side of a profile.</summary>
    sealed class Side(ProfileLikelihood how, IObjective objective, Search best, int index, int direction)
    {
        readonly double _bound = direction < 0 ? objective.Lower[index] : objective.Upper[index];

        public List<ProfilePoint> Points { get; } = [];

        public bool Crossed { get; private set; }

        public bool Failed { get; private set; }

        public double End { get; private set; }

        public Side Follow(CancellationToken cancellation)
        {
            var at = new ProfilePoint(best.Point[index], 0, best.Point);
            var before = at;
            var curve = Math.Max(best.Curvature[index * best.Point.Length + index], 1e-12);
            var span = objective.Upper[index] - objective.Lower[index];
            var widest = double.IsFinite(span) ? 0.1 * span : Math.Max(1, Math.Abs(at.Value));
            var step = Math.Clamp(0.5 / Math.Sqrt(curve), 1e-4 * widest, 0.2 * widest);
            End = _bound;
            while (Points.Count < how.Points && (_bound - at.Value) * direction > 1e-12 * Math.Max(1, Math.Abs(_bound)))
            {
                var value = direction < 0 ? Math.Max(_bound, at.Value - step) : Math.Min(_bound, at.Value + step);
                var next = Fit(value, at, before, cancellation);
                var rise = next is null ? double.PositiveInfinity : next.Rise - at.Rise;
                if (rise > 0.35 * how.Threshold && step > 1e-4 * widest)
                {
                    step /= double.IsInfinity(rise) || rise > 4 * how.Threshold ? 4 : 2;
                    continue;
                }
                if (next is null)
                {
                    Failed = true;
                    End = at.Value;
                    return this;
                }
                (before, at) = (at, next);
                Points.Add(at);
                if (at.Rise > how.Threshold)
                {
                    Crossed = true;
                    var share = (how.Threshold - before.Rise) / (at.Rise - before.Rise);
                    End = before.Value + share * (at.Value - before.Value);
                    return this;
                }
                step = rise < 0.1 * how.Threshold ? Math.Min(2 * step, widest) : step;
            }
            if (double.IsInfinity(_bound) || Points.Count >= how.Points)
            {
                End = double.IsInfinity(_bound) ? at.Value : _bound;
            }
            return this;
        }

        ProfilePoint? Fit(double value, ProfilePoint at, ProfilePoint before, CancellationToken cancellation)
        {
            var held = new Held(objective, index, value);
            var ahead = at.Value == before.Value ? 0 : (value - at.Value) / (at.Value - before.Value);
            var n = at.Point.Length;
            double[] extended = [.. Enumerable.Range(0, n).Select(i => at.Point[i] + ahead * (at.Point[i] - before.Point[i]))];
            var found = Best(null, extended);
            if (found is null || found.Value - best.Value - at.Rise > 0.35 * how.Threshold)
            {
                found = Best(Best(found, [.. at.Point]), [.. best.Point]);
            }
            return found is null ? null : new ProfilePoint(value, found.Value - best.Value, found.Point);

            Search? Best(Search? so, double[] start)
            {
                start[index] = value;
                var search = how.Method.From(held, start, cancellation);
                return search.End == SearchEnd.NoStart || (so is not null && so.Value <= search.Value) ? so : search;
            }
        }
    }

    /// <summary>An objective with one parameter held.</summary>
    sealed class Held(IObjective inner, int index, double value) : IObjective
    {
        public ImmutableArray<string> Names => inner.Names;

        public ImmutableArray<double> Lower { get; } = inner.Lower.SetItem(index, value);

        public ImmutableArray<double> Upper { get; } = inner.Upper.SetItem(index, value);

        public Evaluation At(ReadOnlySpan<double> x, bool slopes, CancellationToken cancellation) =>
            inner.At(x, slopes, cancellation);
    }
}
