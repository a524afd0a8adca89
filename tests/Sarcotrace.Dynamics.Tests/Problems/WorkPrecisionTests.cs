using System.Globalization;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Tests.Problems;

/// <summary>Error achieved against error asked on the usual stiff problems; the reference is another program's method.</summary>
public class WorkPrecisionTests
{
    static readonly Golden Reference = new("stiff-problems");

    public static TheoryData<string> Names => [.. StiffProblem.All.Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_error_achieved_is_within_ten_times_the_error_asked(string name)
    {
        var problem = StiffProblem.All.Single(one => one.Name == name);
        var tight = Solve(problem, 1e-13).Y;
        for (var digits = 4; digits <= 10; digits++)
        {
            var asked = Math.Pow(10, -digits);
            var (y, steps) = Solve(problem, asked);
            var error = y.Zip(tight).Max(pair => Math.Abs(pair.First - pair.Second) / Math.Abs(pair.Second));
            Assert.True(error <= 10 * asked, string.Create(
                CultureInfo.InvariantCulture, $"{name} at 1e-{digits}: error {error:e2} after {steps} steps"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tight_runs_agree_with_another_method(string name)
    {
        var y = Solve(StiffProblem.All.Single(one => one.Name == name), 1e-13).Y;
        for (var i = 0; i < y.Length; i++)
        {
            Reference.Agrees(string.Create(CultureInfo.InvariantCulture, $"{name} {i + 1}"), y[i]);
        }
    }

    internal static (double[] Y, int Steps) Solve(StiffProblem problem, double tolerance)
    {
        var tolerances = new Tolerances { Relative = tolerance, Absolute = problem.Absolute(tolerance) };
        var field = problem.Field();
        var stepper = new Rodas5P(field, new DenseFactors(field.Pattern));
        var (t, h, y, steps) = (0.0, 1e-6, (double[])[.. problem.Start], 0);
        var fresh = true;
        while (t < problem.End)
        {
            var last = h >= problem.End - t;
            var take = last ? problem.End - t : h;
            var error = stepper.Try(t, take, y, fresh, tolerances);
            fresh = error <= 1;
            if (fresh)
            {
                y = stepper.End.ToArray();
                t = last ? problem.End : t + take;
                steps++;
            }
            h = take * (double.IsNaN(error) ? 0.2 : Math.Clamp(0.9 * Math.Pow(Math.Max(error, 1e-10), -0.2), 0.1, 6));
            Assert.True(steps < 1_000_000, $"{problem.Name} takes too many steps");
        }
        return (y, steps);
    }
}
