using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Pages;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Claims;

/// <summary>Does the mechanism do what is said of it, over all values of it that are plausible?</summary>
/// <param name="options">What is chosen.</param>
public sealed class ClaimsQuestion(ClaimsOptions options) : IQuestion<Mechanism>
{
    static readonly ImmutableArray<Citation> Sources = [new("liu2025"), new("joe2008"), new("steinebach2023")];

    /// <inheritdoc/>
    public Answers Ask(Mechanism data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(data.Network);
        var view = data.Views.FirstOrDefault(one => one.Id == options.Contrary);
        var refused = compilation.Refusals.Select(one => $"{one.What} ({one.Construct})").ToList();
        if (options.Contrary.Length > 0 && view is null)
        {
            refused.Add($"no contrary view is named '{options.Contrary}'; known: {string.Join(", ", data.Views.Select(one => one.Id))}");
        }
        if (compilation.Model is not { } model || refused.Count > 0)
        {
            var why = refused.Select(one => new NoFinding(Sources, one, "change it where it is named"));
            return new Answers("claims", [.. why], [], [], [], [], Sources);
        }
        var runs = Wanted(data, options.Shown);
        var asked = runs.Values.Where(one => one.Asked).ToList();
        var steps = new EnsembleSteps();
        for (var i = 0; i < asked.Count; i++)
        {
            progress?.Report(new Step($"Running {asked[i].Experiment.Id}", (double)i / asked.Count));
            asked[i].Run(model, steps, new PlausibleDraws(data, asked[i].Experiment, view, options), options, cancel);
        }
        var verdicts = data.Claims.Select(claim => Verdict.Of(claim, runs, options.Draws)).ToList();
        return new Answers(
            "claims", [.. verdicts.Select(Answer)], [.. Cautions(data, view, asked, verdicts)], [],
            [
                VerdictTables.Claims(verdicts), VerdictTables.Responses(runs, options.Draws),
                VerdictTables.Courses(runs, options.Draws), AxisTables.Nodes(data, runs, options), AxisTables.Links(data),
                .. AxisSensitivity.Of(data, runs, view, options),
            ],
            Methods(data, asked, view), Sources);
    }

    /// <summary>Every experiment with what claims and its own file ask of it.</summary>
    static Dictionary<string, Runs> Wanted(Mechanism data, string shown)
    {
        var runs = data.Experiments.ToDictionary(one => one.Id, one => new Runs(one));
        foreach (var one in data.Experiments)
        {
            foreach (var readOut in one.ReadOuts)
            {
                Ask(runs, one, readOut, one.Times);
            }
        }
        foreach (var claim in data.Claims)
        {
            foreach (var name in new[] { claim.Experiment, claim.Against }.Where(name => name.Length > 0))
            {
                var one = runs[name].Experiment;
                Ask(runs, one, claim.ReadOut, Contrasts.Times(claim, one));
            }
        }
        foreach (var node in runs.TryGetValue(shown, out var drawn) ? data.Nodes : [])
        {
            Ask(runs, drawn!.Experiment, node.ReadOut, drawn.Experiment.Times);
        }
        return runs;
    }

    static void Ask(Dictionary<string, Runs> runs, VirtualExperiment one, string readOut, IEnumerable<double> times)
    {
        runs[one.Id].Want(readOut, times);
        if (one.CompareTo.Length > 0)
        {
            runs[one.CompareTo].Want(readOut, times);
        }
    }

    static Answer Answer(Verdict verdict)
    {
        var claim = verdict.Claim;
        if (verdict.Count == 0)
        {
            return new NoFinding(Sources, $"{claim.Id}: {claim.Statement}: no draw gives this measure", "look at the experiment's courses");
        }
        var marks = (claim.ByConstruction ? ", so by construction" : "") + (claim.Fitted ? ", fitted" : "") + (claim.Contested.Length > 0 ? ", contested" : "");
        return new Finding(
            Sources, $"{claim.Id} {claim.Statement} ({verdict.Word}: {Shown.Percent(verdict.Share)} of draws agree{marks})",
            new Estimate(verdict.Median, verdict.Low, verdict.High, Verdict.Unit(claim)), verdict.Count);
    }

    static IEnumerable<Caution> Cautions(Mechanism data, ContraryView? view, List<Runs> asked, List<Verdict> verdicts)
    {
        yield return new Caution(
            "simulated", "every number here comes from a model, none from an animal or a person",
            "most of its values are assumed, and the directions of its links were put into it",
            "take what it says as a hypothesis to test", [], Sources);
        if (view is not null)
        {
            yield return new Caution(
                "contrary-view", $"the model was run under a contrary view: {view.Title}", "claims that it touches are then expected to fail",
                "compare with the run without it", view.Touches, Sources);
        }
        var above = asked.Select(one => one.Experiment).Where(one => one.DailyDose > 1.01 * Studied(data, one.Species))
            .Select(one => one.Id).ToImmutableArray();
        if (above.Length > 0)
        {
            yield return new Caution(
                "dose-above-studied", $"{above.Length} experiments give more than the dose that was studied",
                "the model saturates there by assumption, and harm is not in it", "read them as limits, not as predictions", above, Sources);
        }
        var contested = verdicts.Select(one => one.Claim).Where(one => one.Contested.Length > 0).Select(one => $"{one.Id}: {one.Contested}").ToImmutableArray();
        if (contested.Length > 0)
        {
            yield return new Caution(
                "contested", $"{contested.Length} claims rest on contested biology", "other laboratories found the opposite",
                $"run them under a contrary view: {string.Join(", ", data.Views.Select(one => one.Id))}", contested, Sources);
        }
        if (asked.Where(one => one.Failed > 0).ToList() is { Count: > 0 } failed)
        {
            yield return new Caution(
                "draws-not-followed", $"{failed.Sum(one => one.Failed)} runs could not be followed to the end: {failed[0].Advice}",
                "their claims are judged on the others", "narrow the ranges of the values", [.. failed.Select(one => one.Experiment.Id)], Sources);
        }
    }

    static double Studied(Mechanism data, string species) =>
        data.Values.FirstOrDefault(one => one.Name == "studied_dose" && (one.Species == species || one.Species == "any"))?.Value ?? double.PositiveInfinity;

    ImmutableArray<string> Methods(Mechanism data, List<Runs> asked, ContraryView? view) =>
    [
        $"{asked.Count} experiments were each run for {options.Draws} sets of "
        + $"{data.Values.Where(one => one.Varies).Select(one => one.Name).Distinct().Count()} values, "
        + $"drawn by a Sobol sequence with seed {options.Seed} [joe2008]: log-normal with a coefficient of variation of "
        + $"{Shown.Percent(options.Variation)}, cut at the plausible range of each.",
        "The same sets serve every experiment, so that arms differ by treatment alone. Of values that data cannot tell apart, one of each set is drawn.",
        "A claim agrees in a draw where its measure lies in the claim's range; intervals are the middle 90 % of draws and do not hold "
        + "the error of the equations themselves.",
        "Each run was integrated by the Rosenbrock method Rodas5P [steinebach2023].",
        .. view is null ? [] : new[] { $"The run was made under a contrary view: {view.Title} ({view.Source})." },
    ];
}
