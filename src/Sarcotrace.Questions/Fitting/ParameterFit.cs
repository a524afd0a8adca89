using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Pages;
using Sarcotrace.Dynamics.Estimation;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Questions.Fitting;

/// <summary>Which values of a model's parameters agree best with what was measured, and how well do the data tell them?</summary>
/// <param name="options">What is chosen.</param>
/// <param name="threads">Threads; −1 for all cores; the answers do not depend on it.</param>
public sealed class ParameterFit(ParameterFitOptions options, int threads = -1) : IQuestion<FitProblem>
{
    static readonly ImmutableArray<Citation> Sources =
        [new("schmiester2021"), new("raue2009"), new("raue2013"), new("more1983"), new("steinebach2023")];

    /// <inheritdoc/>
    /// <remarks>Where it is stopped after at least one search has ended, what is done is answered, with a caution.</remarks>
    public Answers Ask(FitProblem data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var (objective, refusals) = FitObjective.Of(data, new FitOptions
        {
            Tolerances = new Tolerances { Relative = options.RelativeError, Absolute = options.AbsoluteError },
            Priors = options.Priors,
        });
        if (objective is null)
        {
            return Without([.. refusals.Select(refusal => new NoFinding(
                Sources, $"{refusal.What} ({refusal.Construct})", "change the model where it is named"))]);
        }
        var searches = Search(objective, progress, cancel);
        if (searches.Best.IsEmpty)
        {
            cancel.ThrowIfCancellationRequested();
        }
        var best = searches.Best[0].Search;
        if (best.End == SearchEnd.NoStart)
        {
            return Without([new NoFinding(
                Sources, $"the model could be simulated at none of {options.Starts} starts: {best.Advice}",
                "narrow the bounds of the parameters to values at which the model runs")]);
        }
        var profiles = options.Profiles && !cancel.IsCancellationRequested ? Profile(objective, best, progress, cancel) : [];
        var found = new Found(data, objective, searches, profiles) { Confirmed = Confirmed(data, best, cancel) };
        var stopped = !searches.Complete || (options.Profiles && profiles.Length < objective.Names.Length);
        return new Answers(
            "fit", [.. Items(found)], [.. Cautions(found, stopped)], [],
            [.. new FitTables(found, threads).All()], Methods(found), Sources);
    }

    // A rough integration can make an optimum that is none; a finer one tells.
    double Confirmed(FitProblem data, Search best, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return double.NaN;
        var (finer, _) = FitObjective.Of(data, new FitOptions
        {
            Tolerances = new Tolerances { Relative = Math.Max(1e-12, options.RelativeError / 100), Absolute = options.AbsoluteError / 100 },
            Priors = options.Priors,
        });
        return finer?.At(best.Point.AsSpan(), false, cancel).Value ?? double.NaN;
    }

    Searches Search(FitObjective objective, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (done, best) = (0, double.PositiveInfinity);
        var gate = new Lock();
        return new Multistart
        {
            Starts = options.Starts,
            Seed = (ulong)options.Seed,
            Threads = threads,
            Method = new TrustRegion { Radius = Math.Min(1, options.LargestStep), Widest = options.LargestStep },
        }.Of(
            objective, objective.Nominal, new Told<(int, Search Search)>(one =>
            {
                lock (gate)
                {
                    (done, best) = (done + 1, Math.Min(best, one.Search.Value));
                    progress?.Report(new Step(
                        $"Search {done} of {options.Starts}, log-likelihood {Shown.Number(-best, 6)}", (double)done / options.Starts));
                }
            }), cancel);
    }

    ImmutableArray<Profile> Profile(FitObjective objective, Search best, IProgress<Step>? progress, CancellationToken cancel)
    {
        var done = 0;
        return new ProfileLikelihood().All(objective, best, threads, new Told<Profile>(one =>
        {
            var so = Interlocked.Increment(ref done);
            progress?.Report(new Step($"Profile of {one.Name}", (double)so / objective.Names.Length));
        }), cancel);
    }

    static IEnumerable<Answer> Items(Found found)
    {
        var value = -found.Best.Value;
        var count = found.Problem.Measurements.Length;
        yield return new Finding(
            Sources, $"Best logarithm of the likelihood, {found.Objective.Names.Length} parameters sought",
            new Estimate(value, value, value, "1"), count);
        var reached = found.Searches.Best.Count(one => one.Search.Value - found.Best.Value <= 0.1);
        yield return new Finding(
            Sources, $"Searches of {found.Searches.Best.Length} that came within 0.1 of it",
            new Estimate(reached, reached, reached, "1"), found.Searches.Best.Length);
        foreach (var profile in found.Profiles)
        {
            var parameter = found.Objective.Sought[found.Objective.Names.IndexOf(profile.Name)];
            yield return new Finding(
                Sources, $"{profile.Name} {Found.Words(profile.Verdict)}",
                new Estimate(
                    parameter.FromScale(profile.Best), parameter.FromScale(profile.Low), parameter.FromScale(profile.High), "1"),
                count);
        }
    }

    static IEnumerable<Caution> Cautions(Found found, bool stopped)
    {
        if (stopped)
        {
            yield return new Caution(
                "stopped-early", $"the fit was stopped after {found.Searches.Best.Length} searches and {found.Profiles.Length} profiles",
                "a better fit may not have been seen yet", "run it again to the end", [], Sources);
        }
        if (!stopped && !(Math.Abs(found.Confirmed - found.Best.Value) <= 0.01))
        {
            yield return new Caution(
                "not-confirmed", $"at a hundredth of the error the logarithm of the likelihood is {Shown.Number(-found.Confirmed, 7)}, not {Shown.Number(-found.Best.Value, 7)}",
                "the best fit may be one of the integration, not of the model", "fit again with a smaller --rtol", [], Sources);
        }
        var reached = found.Searches.Best.Count(one => one.Search.Value - found.Best.Value <= 0.1);
        if (reached < 2)
        {
            yield return new Caution(
                "lonely-optimum", "only one search came to the best fit",
                "an optimum seen once may not be the best there is", "search from more starts", [], Sources);
        }
        if (found.Profiles.Where(one => one.Better > 0.1).Select(one => one.Name).ToImmutableArray() is { Length: > 0 } better)
        {
            yield return new Caution(
                "better-on-profile", $"on {(better.Length == 1 ? "one profile" : $"{better.Length} profiles")} lies a better fit than the best search found",
                "intervals are measured from the wrong optimum", "search from more starts", better, Sources);
        }
        if (found.OnBounds is { Length: > 0 } bounds)
        {
            yield return new Caution(
                "on-bound", $"{(bounds.Length == 1 ? "one estimate lies" : $"{bounds.Length} estimates lie")} on a bound",
                "the bound, not the data, gave the value",
                "widen the bound if nothing speaks for it", bounds, Sources);
        }
    }

    ImmutableArray<string> Methods(Found found) =>
    [
        $"The problem ({found.Problem.Format}) was solved by {found.Searches.Best.Length} searches from a Latin hypercube within the bounds (seed {options.Seed}) [raue2013].",
        "Each search used a trust region within the bounds with Fisher's information as curvature [more1983], and derivatives carried exactly along the integration by Rodas5P [steinebach2023].",
        options.Profiles
            ? "Intervals are those of the profile likelihood at 95 % [raue2009]."
            : "Intervals were not computed.",
        $"The error allowed in a step was {Shown.Number(options.RelativeError, 6)} relative and {Shown.Number(options.AbsoluteError, 6)} absolute."
            + (double.IsNaN(found.Confirmed) ? "" : $" At a hundredth of it the best logarithm of the likelihood is {Shown.Number(-found.Confirmed, 8)}."),
    ];

    static Answers Without(ImmutableArray<Answer> items) => new("fit", items, [], [], [], [], Sources);

    sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
