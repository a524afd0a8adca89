using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>A cohort that never lived: people, their plasma metabolome, and what was planted in it.</summary>
/// <param name="Options">What it was made from.</param>
/// <param name="People">People as the clinic wrote them down, in canonical units.</param>
/// <param name="Metabolome">Plasma in µmol/L, with run days, pooled controls and cells below detection.</param>
/// <param name="Truth">
/// One row for each metabolite and trait that go together: <c>planted</c> effects, and those <c>implied</c> by other
/// planted effects. A pair without a row is unrelated, given age and sex.
/// </param>
public sealed record VirtualStudy(VirtualStudyOptions Options, People People, Metabolome Metabolome, Table Truth)
{
    /// <summary>Makes the cohort of a seed.</summary>
    /// <param name="options">Its size, seed and strength of effects.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancel">Ends the work; nothing is returned then.</param>
    /// <returns>The same study, to the last bit, on any number of threads.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <remarks>
    /// People are drawn from the population of anchors.csv until both quotas, cases and others, are full. Metabolites
    /// follow a block-factor model (readme.md). O(people · metabolites); the default takes about a second.
    /// <para>Source: [do2018] for missing cells by run day; anchors.csv for the rest, line by line.</para>
    /// </remarks>
    public static VirtualStudy Make(VirtualStudyOptions options, IProgress<Step>? progress, CancellationToken cancel)
    {
        var anchors = Anchors.Shipped();
        var links = new TraitLinks(anchors);
        var metabolites = MetaboliteList.Shipped()
            .Take(options.Metabolites).Select(molecule => molecule.Scaled(options.EffectScale)).ToImmutableArray();

        progress?.Report(new("recruiting people", 0));
        var people = Recruitment.Of(new Population(anchors, links), options, cancel);
        progress?.Report(new("measuring metabolites", 0.2));
        var metabolome = Measured(people, metabolites, anchors, links, options, cancel);
        progress?.Report(new("done", 1));
        var columns = Recruitment.Columns(people, anchors, options.Seed);
        return new(options, columns, metabolome, PlantedTruth.Of(metabolites, links));
    }

    static Metabolome Measured(
        ImmutableArray<VirtualPerson> people, ImmutableArray<VirtualMetabolite> metabolites, Anchors anchors,
        TraitLinks links, VirtualStudyOptions options, CancellationToken cancel)
    {
        var plan = RunPlan.Of(Recruitment.Ids(people.Length), options);
        var plasma = new Concentrations(people, links, options.Seed);
        var laboratory = new Laboratory(plan, anchors, options);
        var rows = plan.Samples.Length;
        var (values, below) = (new double[metabolites.Length * rows], new bool[metabolites.Length * rows]);
        Parallel.For(
            0, metabolites.Length, new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel },
            j => laboratory.Measure(
                metabolites[j], j, plasma.Of(metabolites[j], j),
                values.AsSpan(j * rows, rows), below.AsSpan(j * rows, rows)));
        return new(
            "metabolome.csv", "plasma", "umol/L", plan.Samples, [.. metabolites.Select(molecule => molecule.Identity)],
            [.. values], [.. below]);
    }
}
