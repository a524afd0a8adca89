using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Tests.Problems;

/// <summary>A problem of the usual stiff test sets.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Start">States at time 0.</param>
/// <param name="End">Last time.</param>
/// <param name="Rates">The right-hand side.</param>
sealed record StiffProblem(string Name, double[] Start, double End, Func<Formula[], Formula[]> Rates)
{
    public static IReadOnlyList<StiffProblem> All { get; } =
    [
        new("Robertson", [1, 0, 0], 1e11, y =>
        [
            -0.04 * y[0] + 1e4 * y[1] * y[2],
            0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1],
            3e7 * y[1] * y[1],
        ]),
        new("HIRES", [1, 0, 0, 0, 0, 0, 0, 0.0057], 321.8122, y =>
        [
            -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007,
            1.71 * y[0] - 8.75 * y[1],
            -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4],
            8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
            -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6],
            -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6],
            280 * y[5] * y[7] - 1.81 * y[6],
            1.81 * y[6] - 280 * y[5] * y[7],
        ]),
        VanDerPol(1e3),
        VanDerPol(1e6),
        new("OREGO", [1, 2, 3], 360, y =>
        [
            77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1])),
            (y[2] - (y[0] + 1) * y[1]) / 77.27,
            0.161 * (y[0] - y[2]),
        ]),
        new("E5", [1.76e-3, 0, 0, 0], 1e5, y =>
        {
            var (a, b, m, c) = (7.89e-10, 1.1e7, 1e6, 1.13e3);
            var (p, q, r, s) = (a * y[0], b * y[0] * y[2], m * c * y[1] * y[2], c * y[3]);
            // As the test set writes it: the third is the difference of the two others, so that rounding keeps the balance.
            return [-p - q, p - r, p - r - (q - s), q - s];
        }),
        new("Pollution", PollutionStart(), 60, Pollution),
    ];

    static StiffProblem VanDerPol(double mu) => new(
        $"Van der Pol 1e{Math.Log10(mu):F0}", [2, 0], 2 * mu,
        y => [y[1], mu * ((1 - y[0] * y[0]) * y[1]) - y[0]]);

    static double[] PollutionStart()
    {
        var y = new double[20];
        (y[1], y[3], y[6], y[7], y[8], y[16]) = (0.2, 0.04, 0.1, 0.3, 0.01, 0.007);
        return y;
    }

    static Formula[] Pollution(Formula[] y)
    {
        Formula[] r =
        [
            0.35 * y[0], 26.6 * y[1] * y[3], 1.23e4 * y[1] * y[4], 8.6e-4 * y[6], 8.2e-4 * y[6], 1.5e4 * y[6] * y[5],
            1.3e-4 * y[8], 2.4e4 * y[8] * y[5], 1.65e4 * y[10] * y[1], 9e3 * y[10] * y[0], 0.022 * y[12],
            1.2e4 * y[9] * y[1], 1.88 * y[13], 1.63e4 * y[0] * y[5], 4.8e6 * y[2], 3.5e-4 * y[3], 0.0175 * y[3],
            1e8 * y[15], 4.44e11 * y[15], 1.24e3 * y[16] * y[5], 2.1 * y[18], 5.78 * y[18], 0.0474 * y[0] * y[3],
            1.78e3 * y[18] * y[0], 3.12 * y[19],
        ];
        return
        [
            -r[0] - r[9] - r[13] - r[22] - r[23] + r[1] + r[2] + r[8] + r[10] + r[11] + r[21] + r[24],
            -r[1] - r[2] - r[8] - r[11] + r[0] + r[20],
            -r[14] + r[0] + r[16] + r[18] + r[21],
            -r[1] - r[15] - r[16] - r[22] + r[14],
            -r[2] + r[3] + r[3] + r[5] + r[6] + r[12] + r[19],
            -r[5] - r[7] - r[13] - r[19] + r[2] + r[17] + r[17],
            -r[3] - r[4] - r[5] + r[12],
            r[3] + r[4] + r[5] + r[6],
            -r[6] - r[7],
            -r[11] + r[6] + r[8],
            -r[8] - r[9] + r[7] + r[10],
            r[8],
            -r[10] + r[9],
            -r[12] + r[11],
            r[13],
            -r[17] - r[18] + r[15],
            -r[19],
            r[19],
            -r[20] - r[21] - r[23] + r[22] + r[24],
            -r[24] + r[23],
        ];
    }

    /// <summary>Absolute tolerance that suits the size of its states.</summary>
    public double Absolute(double relative) => Name is "E5" ? 1e-10 * relative : 1e-6 * relative;

    /// <summary>The problem as a field, with derivatives from the graph.</summary>
    public IVectorField Field() => new GraphField(this);

    sealed class GraphField : IVectorField
    {
        readonly Routine _rates;
        readonly Routine _jacobian;
        readonly double[] _mass;
        readonly double[] _scratch;
        readonly double[] _inputs;

        public GraphField(StiffProblem problem)
        {
            var graph = new Graph();
            var n = problem.Start.Length;
            var rates = problem.Rates([.. Enumerable.Range(1, n).Select(i => new Formula(graph, graph.Input(i)))]);
            var derivatives = new Derivatives(graph);
            var (starts, columns, nodes) = (new List<int> { 0 }, new List<int>(), new List<int>());
            foreach (var rate in rates)
            {
                foreach (var input in derivatives.InputsOf(rate.Node).ToArray())
                {
                    columns.Add(input - 1);
                    nodes.Add(derivatives.Of(rate.Node, input));
                }
                starts.Add(columns.Count);
            }
            Pattern = new Pattern(n, [.. starts], [.. columns]);
            _rates = Routine.Of(graph, [.. rates.Select(rate => rate.Node)]);
            _jacobian = Routine.Of(graph, [.. nodes]);
            _scratch = new double[Math.Max(_rates.Scratch, _jacobian.Scratch)];
            _mass = [.. Enumerable.Repeat(1.0, n)];
            _inputs = new double[n + 1];
        }

        public Pattern Pattern { get; }

        public ReadOnlySpan<double> Mass => _mass;

        public void Rates(double t, ReadOnlySpan<double> y, Span<double> rates)
        {
            y.CopyTo(_inputs.AsSpan(1));
            _rates.Run(_inputs, rates, _scratch);
        }

        public void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes)
        {
            y.CopyTo(_inputs.AsSpan(1));
            _jacobian.Run(_inputs, jacobian, _scratch);
            slopes.Clear();
        }
    }
}
