using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Programmes;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Conformance;

/// <summary>Runs a case of the SBML Test Suite and holds every value against the expected one, by the suite's tolerance.</summary>
public static class Judge
{
    /// <summary>Judges one case; an exception is a wrong answer too.</summary>
    public static Verdict Safely(SuiteCase one)
    {
        try
        {
            return Of(one);
        }
        catch (Exception failure)
        {
            return new Verdict(one.Id, Outcome.Wrong, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

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
        var course = Simulation.Run(model, Scenario(one));
        return course.Ending == Ending.Completed
            ? Compare(one, course)
            : new Verdict(one.Id, Outcome.Refused, $"{course.Ending}: {course.Advice}");
    }

    static Scenario Scenario(SuiteCase one)
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
                Absolute = Math.Max(1e-300, one.Number("absolute") * 1e-4),
            },
            StepLimit = 200_000,
        };
    }

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

    static Verdict Fluxes(SuiteCase one, Network network)
    {
        if (network.Fluxes is not { } problem)
        {
            return new Verdict(one.Id, Outcome.Refused, "the model has no objective");
        }
        var solution = FluxBalance.Of(network);
        for (var column = 0; column < one.Columns.Length; column++)
        {
            var name = one.Columns[column];
            var got = solution.Status != Optimum.Optimal ? double.NaN
                : name == problem.Objective ? solution.Objective
                : solution.Fluxes.Single(flux => flux.Reaction == name).Value;
            if (!Agrees(one.Rows[0][column], got, one.Number("absolute"), one.Number("relative")))
            {
                return new Verdict(one.Id, Outcome.Wrong, $"{name}: {got:R}, expected {one.Rows[0][column]:R}");
            }
        }
        return new Verdict(one.Id, Outcome.Passed, "");
    }
}
