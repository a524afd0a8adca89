using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Conformance;

/// <summary>Runs a case of the SBML Test Suite and holds every value against the expected one, by the suite's tolerance.</summary>
public static class Judge
{
    /// <summary>Judges one case.</summary>
    public static Verdict Of(SuiteCase one)
    {
        var loaded = SbmlReader.Read(
            new MemoryStream(one.Files[one.ModelFile]), one.ModelFile,
            name => one.Files.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null);
        if (loaded.Value is not { } network)
        {
            return new Verdict(one.Id, Outcome.Refused, string.Join(" | ", loaded.Problems.Take(3)));
        }
        if (one.IsFluxBalance)
        {
            return Fluxes(one, network);
        }
        var compilation = Compilation.Of(network);
        if (compilation.Model is not { } model)
        {
            return new Verdict(one.Id, Outcome.Refused, string.Join(" | ", compilation.Refusals.Select(refusal => refusal.What)));
        }
        var course = Simulation.Run(model, Scenario(one, model));
        return course.Ending == Ending.Completed
            ? Compare(one, course)
            : new Verdict(one.Id, Outcome.Refused, $"{course.Ending}: {course.Advice}");
    }

    static Scenario Scenario(SuiteCase one, Model model)
    {
        var (amounts, concentrations) = (one.Names("amount"), one.Names("concentration"));
        var (start, duration, steps) = (one.Number("start"), one.Number("duration"), (int)one.Number("steps"));
        return new Scenario
        {
            Times = [.. Enumerable.Range(0, steps + 1).Select(i => start + duration * i / steps)],
            Wanted =
            [
                .. one.Columns.Skip(1).Select(name => new Wanted(name,
                    amounts.Contains(name) ? Meaning.Amount
                    : concentrations.Contains(name) ? Meaning.Concentration
                    : Meaning.AsWritten)),
            ],
            Tolerances = new Tolerances
            {
                Relative = 1e-9,
                Absolute = Math.Max(1e-300, one.Number("absolute") * 1e-4 * Math.Min(1, Smallest(model))),
            },
            StepLimit = 200_000,
        };
    }

    // The suite's absolute tolerance is of what is reported; where that is an amount by a size, the state is larger.
    static double Smallest(Model model) => model.Network.Compartments.Select(compartment => compartment.Size ?? 1)
        .Where(size => size > 0).DefaultIfEmpty(1).Min();

    static Verdict Compare(SuiteCase one, Trajectory course)
    {
        var (absolute, relative) = (one.Number("absolute"), one.Number("relative"));
        for (var row = 0; row < one.Rows.Length; row++)
        {
            for (var column = 1; column < one.Columns.Length; column++)
            {
                var expected = one.Rows[row][column];
                var got = course[row, column - 1];
                if (!Agrees(expected, got, absolute, relative))
                {
                    return new Verdict(one.Id, Outcome.Wrong,
                        $"{one.Columns[column]} at t = {course.Times[row]:R}: {got:R}, expected {expected:R}");
                }
            }
        }
        return new Verdict(one.Id, Outcome.Passed, "");
    }

    static bool Agrees(double expected, double got, double absolute, double relative) =>
        double.IsNaN(expected) ? double.IsNaN(got)
        : double.IsInfinity(expected) ? got.Equals(expected)
        : Math.Abs(expected - got) <= absolute + relative * Math.Abs(expected);

    static Verdict Fluxes(SuiteCase one, Network network) =>
        new(one.Id, Outcome.Refused, $"flux balance of '{network.Id}' is not here yet");
}
