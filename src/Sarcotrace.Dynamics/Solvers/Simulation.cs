using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Carries one individual of a model through time.</summary>
public static class Simulation
{
    /// <summary>Simulates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">From when, with what, reported when.</param>
    /// <param name="progress">Told the share of time done, 0 to 1.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    /// <returns>The course as far as it could be followed, with advice where it ends early.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or a dose has no state to go to.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// At a time that is both reported and dosed, the report comes before the dose. Source: [steinebach2023]; [hucka2019] §4
    /// </remarks>
    public static Trajectory Run(
        Model model, Scenario scenario, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var course = new Course(model, scenario).Run(progress, cancellation);
        // Where fast reactions have no rest that can be solved for (a rate that is zero everywhere, say), they are run.
        return course.Ending is Ending.AlgebraicRules or Ending.StepTooShort && model.Workings.Hurried is { } hurried
            ? new Course(hurried.Value, scenario).Run(progress, cancellation)
            : course;
    }
}
