using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
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
            var error = Error(y, tight);
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

    [Fact]
    public void The_table_in_the_docs_is_what_comes_out()
    {
        // Steps and errors in the last digits rest on the mathematical library of the system.
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "the table was made on Linux, x64");
        var text = new StringBuilder("""
            # Work and precision

            Rodas5P with its own step control on the usual stiff problems, relative error asked 1e-4 to 1e-10. Each cell: accepted
            steps, and the largest relative error of a state at the end against a run at 1e-13, which agrees with RADAU5 within
            `golden/stiff-problems`. A test holds every error within ten times what was asked, and this table to what comes out.

            | problem | 1e-4 | 1e-5 | 1e-6 | 1e-7 | 1e-8 | 1e-9 | 1e-10 |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var problem in StiffProblem.All)
        {
            var tight = Solve(problem, 1e-13).Y;
            text.Append(CultureInfo.InvariantCulture, $"| {problem.Name} |");
            for (var digits = 4; digits <= 10; digits++)
            {
                var (y, steps) = Solve(problem, Math.Pow(10, -digits));
                text.Append(CultureInfo.InvariantCulture, $" {steps}, {Error(y, tight):0e-0} |");
            }
            text.Append('\n');
        }
        Approved.Text("docs/work-precision.md", text.ToString());
    }

    static double Error(double[] y, double[] tight) => y.Zip(tight).Max(pair => Math.Abs(pair.First - pair.Second) / Math.Abs(pair.Second));

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
