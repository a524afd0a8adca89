using System.Globalization;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>How long a model takes from its formulas to its first results, cold and warm.</summary>
static class Readiness
{
    public static void Print(int copies)
    {
        for (var round = 0; round < 3; round++)
        {
            var problem = Qsp41.Chain(copies);
            var n = problem.Rates.Length;
            var start = CpuClock.Microseconds;
            var derivatives = new Derivatives(problem.Graph);
            var (starts, columns, nodes) = (new List<int> { 0 }, new List<int>(), new List<int>());
            foreach (var rate in problem.Rates)
            {
                foreach (var input in derivatives.InputsOf(rate).ToArray().Where(input => input >= 1 && input <= n))
                {
                    columns.Add(input - 1);
                    nodes.Add(derivatives.Of(rate, input));
                }
                starts.Add(columns.Count);
            }
            var rates = Routine.Of(problem.Graph, problem.Rates);
            var jacobian = Routine.Of(problem.Graph, [.. nodes]);
            var formulas = CpuClock.Microseconds;
            var mass = new double[n];
            Array.Fill(mass, 1);
            var factors = Factors.For(new Pattern(n, [.. starts], [.. columns]), mass)();
            var ordered = CpuClock.Microseconds;
            rates.Compile();
            jacobian.Compile();
            (factors as GeneratedFactors)?.Compile();
            var inputs = new double[1 + n + problem.Parameters];
            Array.Fill(inputs, 0.5);
            var values = new double[nodes.Count];
            rates.Run(inputs, new double[n], new double[rates.Scratch]);
            jacobian.Run(inputs, values, new double[jacobian.Scratch]);
            factors.Factor(10, mass, values);
            factors.Solve(new double[n]);
            var made = CpuClock.Microseconds;
            Ensemble.Of(problem).Run(1, (_, one) => Qsp41.Fill(one, [.. Qsp41.Nominal], 1), _ => { }, 1);
            var ensemble = CpuClock.Microseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{n} states, round {round}, CPU ms: formulas {(formulas - start) / 1e3:F1}, "
                + $"order {(ordered - formulas) / 1e3:F1}, code {(made - ordered) / 1e3:F1}, "
                + $"ensemble of one {(ensemble - made) / 1e3:F1}"));
        }
    }
}
