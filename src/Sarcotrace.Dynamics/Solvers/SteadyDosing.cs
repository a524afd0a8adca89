using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>The state in which a dose finds an individual who has had it at every interval for ever.</summary>
static class SteadyDosing
{
    const int MostCycles = 4096;

    /// <summary>Runs more and more cycles until one changes nothing that the tolerance can tell.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">Values and tolerances.</param>
    /// <param name="dose">The dose, with its interval.</param>
    /// <param name="time">When it arrives.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is kept for each state just before it arrives, or the name of one that does not settle.</returns>
    public static (double[]? States, string Unsettled) Before(
        Model model, Scenario scenario, Dose dose, double time, CancellationToken cancellation)
    {
        var states = model.States.Select(name => new Wanted(
            name, model.Place(name).AsAmount ? Meaning.Amount : Meaning.AsWritten));
        var unsettled = "";
        for (var cycles = 16; cycles <= MostCycles; cycles *= 4)
        {
            var start = time - cycles * dose.Interval;
            var course = Simulation.Run(model, scenario with
            {
                Start = start,
                Times = [time - dose.Interval, time],
                Wanted = [.. states],
                Doses = [dose with { Time = start, Lag = 0, Additional = cycles - 1, SteadyState = false, Reset = false }],
            }, null, cancellation);
            if (course.Ending != Ending.Completed)
            {
                return (null, course.Advice);
            }
            unsettled = Unsettled(course, scenario.Tolerances);
            if (unsettled.Length == 0)
            {
                return ([.. course.Values.AsSpan()[course.Wanted.Length..]], "");
            }
        }
        return (null, unsettled);
    }

    static string Unsettled(Trajectory course, Tolerances tolerances)
    {
        for (var i = 0; i < course.Wanted.Length; i++)
        {
            var (earlier, later) = (course[0, i], course[1, i]);
            if (Math.Abs(later - earlier) > 10 * (tolerances.Absolute + tolerances.Relative * Math.Abs(later)))
            {
                return course.Wanted[i].Name;
            }
        }
        return "";
    }
}
