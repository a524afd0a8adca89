using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Simulation;

/// <summary>How does a model go through time in a population whose members differ?</summary>
/// <param name="options">What is followed, until when.</param>
/// <param name="population">Who is in it.</param>
/// <param name="each">Takes each individual's course in order of index, or null.</param>
public sealed class PopulationCourse(TimeCourseOptions options, PopulationOptions population, ReceiveCourse? each = null)
    : IQuestion<Network>
{
    // Values kept for the bands; more individuals than this allows are run, counted and handed on, but not in the bands.
    const long MostKept = 20_000_000;

    readonly ImmutableArray<Citation> _sources =
    [
        new("hucka2019"), new("steinebach2023"), new(population.Drawing == Drawing.Sobol ? "joe2008" : "mckay1979"),
        .. population.Correlations.IsEmpty ? [] : new Citation[] { new("devroye1986") },
    ];

    /// <inheritdoc/>
    public Answers Ask(Network data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(data);
        if (compilation.Model is not { } model)
        {
            return TimeCourse.Refused(compilation.Refusals);
        }
        var observed = options.ObservedIn(data);
        var scenario = options.Scenario(observed, double.NaN);
        var row = scenario.Times.Length * observed.Length;
        var kept = (int)Math.Min(population.Individuals, Math.Max(100, MostKept / row));
        var values = new double[(long)kept * row];
        var failures = new List<(long Index, string Advice)>();
        var (whole, failed) = (0, 0L);
        var drawn = new Drawn(population);
        ModelEnsemble.Run(
            model, scenario, population.Cohort?.Doses is { IsEmpty: false } own ? own : [scenario.Doses], drawn.Names, population.Individuals, drawn.Fill,
            (index, course, advice) =>
            {
                if (advice.Length > 0)
                {
                    failed++;
                    if (failures.Count < 20)
                    {
                        failures.Add((index, advice));
                    }
                }
                else if (whole < kept)
                {
                    course.CopyTo(values.AsSpan(whole++ * row));
                }
                each?.Invoke(index, course, advice);
            },
            population.Threads,
            progress is null ? null : new Told(share => progress.Report(new Step("Simulating individuals", share))), cancel);
        var bands = Bands(scenario.Times, observed, data, values.AsMemory(0, whole * row), whole);
        return new Answers(
            "population", [.. Endings(bands, observed, data, whole, failures, failed)], [], [], [bands, .. Identities()],
            Methods(kept, whole), _sources);
    }

    static Table Bands(
        ImmutableArray<double> times, ImmutableArray<string> observed, Network network, Memory<double> values, int whole)
    {
        var columns = new List<TableColumn>
        {
            new NumberColumn("time", network.Units.Time ?? "", "time of the model", times),
        };
        var row = times.Length * observed.Length;
        for (var k = 0; k < observed.Length; k++)
        {
            var unit = TimeCourse.UnitOf(network, observed[k]);
            var (low, middle, high) = (new double[times.Length], new double[times.Length], new double[times.Length]);
            var sample = new double[whole];
            for (var t = 0; t < times.Length && whole > 0; t++)
            {
                for (var i = 0; i < whole; i++)
                {
                    sample[i] = values.Span[i * row + t * observed.Length + k];
                }
                Array.Sort(sample);
                (low[t], middle[t], high[t]) = (Quantile(sample, 0.05), Quantile(sample, 0.5), Quantile(sample, 0.95));
            }
            columns.Add(new NumberColumn($"{observed[k]}_low", unit, "5 % of individuals lie below", [.. low]));
            columns.Add(new NumberColumn($"{observed[k]}_median", unit, NetworkNames.Label(network, observed[k]), [.. middle]));
            columns.Add(new NumberColumn($"{observed[k]}_high", unit, "5 % of individuals lie above", [.. high]));
        }
        return new Table("population", $"Course in {whole} individuals", [.. columns]);
    }

    IEnumerable<Answer> Endings(
        Table bands, ImmutableArray<string> observed, Network network, int whole,
        List<(long Index, string Advice)> failures, long failed)
    {
        if (failed > 0)
        {
            yield return new NoFinding(
                _sources,
                $"{failed} of {population.Individuals} individuals could not be followed to the end; number {failures[0].Index} "
                + $"first: {failures[0].Advice}",
                "check the distributions far from the typical");
        }
        for (var k = 0; k < Math.Min(observed.Length, 12) && whole > 0; k++)
        {
            var name = observed[k];
            yield return new Finding(
                _sources,
                $"{NetworkNames.Label(network, name)} at t = {Core.Pages.Shown.Number(options.End, 4)} (median, 5 % to 95 % of individuals)",
                new Estimate(
                    bands.Numbers($"{name}_median")[^1], bands.Numbers($"{name}_low")[^1], bands.Numbers($"{name}_high")[^1],
                    TimeCourse.UnitOf(network, name)), whole);
        }
    }

    // Who stands behind each number of individuals.parquet, where a table named them.
    IEnumerable<Table> Identities()
    {
        if (population.Cohort is not { Ids: var ids } || ids is [""] || population.Individuals > 1_000_000)
        {
            yield break;
        }
        var numbers = Enumerable.Range(0, (int)population.Individuals).ToArray();
        yield return new Table("identities", "Individuals by number",
        [
            new NumberColumn("individual", "1", "number in the table of individuals", [.. numbers.Select(i => (double)i)]) { Digits = 8 },
            new TextColumn("id", "identifier in the user's table", [.. numbers.Select(i => (string?)ids[i % ids.Length])]),
        ]);
    }

    ImmutableArray<string> Methods(int kept, int whole) =>
    [
        .. Drawn.Methods(population),
        $"Bands hold the middle 90 % of {whole} individuals"
        + (kept < population.Individuals ? ", those drawn first." : "."),
        "Each individual was integrated by the Rosenbrock method Rodas5P with steps of its own [steinebach2023].",
    ];

    static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below])
            : sorted[below];
    }
}
