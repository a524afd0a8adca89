using System.Collections.Immutable;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Carries one individual through time together with derivatives by parameters and initial values.</summary>
public static class ForwardSensitivity
{
    /// <summary>Whether derivatives can be had: not through delays and fast reactions.</summary>
    /// <param name="model">The model.</param>
    /// <returns>True where they can.</returns>
    /// <remarks>Source: [griewank2008] §15</remarks>
    public static bool Answers(Model model) => TangentModel.Answers(model);

    /// <summary>Simulates with derivatives.</summary>
    /// <param name="model">A model without delays and fast reactions.</param>
    /// <param name="scenario">From when, with what, reported when; always run by the stiff method.</param>
    /// <param name="by">Names of what has an initial value: parameters, species, compartments.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    /// <returns>The course and its derivatives, as far as it could be followed.</returns>
    /// <exception cref="ArgumentException">
    /// A name is unknown or has no initial value, or the model has delays or fast reactions.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// The derivatives are exactly those of the steps made. They go through events, also those whose time depends on the
    /// parameters, and doses. Where two events with different causes coincide, or a trigger only touches its threshold, the
    /// course has no derivative, and one side's is given. Source: [griewank2008] §15; [galan1999]
    /// </remarks>
    public static SensitiveCourse Run(
        Model model, Scenario scenario, ImmutableArray<string> by, CancellationToken cancellation = default)
    {
        var places = by.Select(name => 1 + DeclaredPlace(model, name)).ToArray();
        var (slopes, followed, direct) = model.Alone(() =>
        {
            var all = new TangentModel(model, by, []);
            var nodes = scenario.Wanted.Select(model.Node).ToList();
            return (all, SlopeTable.Of(model.Scope.Derivatives, model.Graph, nodes, all.Counts),
                SlopeTable.Of(model.Scope.Derivatives, model.Graph, nodes, _ => false));
        });
        var report = new TangentReport(followed, direct, by.Length);
        var course = new Course(model, scenario with { Method = Method.Stiff });
        course.Follow(model.Observe(scenario.Wanted), field => new Tangents(slopes, field, by.Length, Begin, report));
        course.Run([new Phase(scenario.Start, null, scenario.Times)], cancellation);
        var reports = report.Followed.Count;
        return new SensitiveCourse(
            [.. scenario.Times.Take(reports)], scenario.Wanted, by, [.. course.Values],
            [.. report.Followed.SelectMany(one => one)], course.End.Ending, course.End.Advice);

        void Begin(double[] inputs, double[] tangents)
        {
            for (var d = 0; d < places.Length; d++)
            {
                tangents[places[d] * by.Length + d] = 1;
            }
        }
    }

    static int DeclaredPlace(Model model, string name)
    {
        var place = model.Has(name) ? model.Quantities[name].DeclaredPlace : -1;
        return place >= 0 ? place : throw new ArgumentException($"'{name}' is unknown or has no initial value", nameof(name));
    }
}

/// <summary>A course with its derivatives.</summary>
/// <param name="Times">Times reported; fewer than asked where it stopped early.</param>
/// <param name="Wanted">What is reported.</param>
/// <param name="By">What it is differentiated by.</param>
/// <param name="Values">Times × wanted.</param>
/// <param name="Slopes">Times × wanted × by.</param>
/// <param name="Ending">Whether it came to the end, and why not.</param>
/// <param name="Advice">What to do where it did not.</param>
public sealed record SensitiveCourse(
    ImmutableArray<double> Times,
    ImmutableArray<Wanted> Wanted,
    ImmutableArray<string> By,
    ImmutableArray<double> Values,
    ImmutableArray<double> Slopes,
    Ending Ending,
    string Advice)
{
    /// <summary>One derivative.</summary>
    /// <param name="time">Index of the time.</param>
    /// <param name="column">Index of what is wanted.</param>
    /// <param name="by">Index of what it is differentiated by.</param>
    public double this[int time, int column, int by] => Slopes[(time * Wanted.Length + column) * By.Length + by];
}
