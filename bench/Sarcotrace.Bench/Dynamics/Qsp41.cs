using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>
/// A made-up stiff model of 41 states and 64 mass-action reactions: absorption, binding, a phosphorylation cascade,
/// transcription and feedback. Ten daily doses, ten days, in minutes. No biological claim.
/// </summary>
static class Qsp41
{
    const string Species = """
        Depot 0, Cp 0, Pt 0, R 10, DR 0, L 10, LR 0
        LRi 0, KKK 3, KKKp 0, LR_KKK 0, E2 0.3, E2_KKKp 0, KK 1200
        KKp 0, KKpp 0, KKKp_KK 0, KKKp_KKp 0, KKPase 0.3, P_KKp 0, P_KKpp 0
        K 1200, Kp 0, Kpp 0, KKpp_K 0, KKpp_Kp 0, KPase 120, P_Kp 0
        P_Kpp 0, TF 50, TFp 0, Kpp_TF 0, TFPase 5, P_TFp 0, G 1
        GTF 0, mRNA 0, Prot 0, Fb 0, FbLR 0, ProtKKKp 0
        """;

    const string Reactions = """
        ka 0.01: Depot -> Cp
        kel 0.0007: Cp ->
        k12 0.0005: Cp -> Pt
        k21 0.0003: Pt -> Cp
        ksynR 0.05: -> R
        kdegR 0.005: R ->
        konD 0.01: R + Cp -> DR
        koffD 0.01: DR -> R + Cp
        kintD 0.02: DR ->
        konL 0.1: R + L -> LR
        koffL 0.3: LR -> R + L
        kintL 0.1: LR -> LRi
        krec 0.05: LRi -> R
        kdegLRi 0.02: LRi ->
        ksynL 0.5: -> L
        kdegL 0.05: L ->
        a_1 1: LR + KKK -> LR_KKK
        d_1 150: LR_KKK -> LR + KKK
        c_1 150: LR_KKK -> LR + KKKp
        a_2 1: E2 + KKKp -> E2_KKKp
        d_2 150: E2_KKKp -> E2 + KKKp
        c_2 150: E2_KKKp -> E2 + KKK
        a_3 1: KKKp + KK -> KKKp_KK
        d_3 150: KKKp_KK -> KKKp + KK
        c_3 150: KKKp_KK -> KKKp + KKp
        a_4 1: KKPase + KKp -> P_KKp
        d_4 150: P_KKp -> KKPase + KKp
        c_4 150: P_KKp -> KKPase + KK
        a_5 1: KKKp + KKp -> KKKp_KKp
        d_5 150: KKKp_KKp -> KKKp + KKp
        c_5 150: KKKp_KKp -> KKKp + KKpp
        a_6 1: KKPase + KKpp -> P_KKpp
        d_6 150: P_KKpp -> KKPase + KKpp
        c_6 150: P_KKpp -> KKPase + KKp
        a_7 1: KKpp + K -> KKpp_K
        d_7 150: KKpp_K -> KKpp + K
        c_7 150: KKpp_K -> KKpp + Kp
        a_8 1: KPase + Kp -> P_Kp
        d_8 150: P_Kp -> KPase + Kp
        c_8 150: P_Kp -> KPase + K
        a_9 1: KKpp + Kp -> KKpp_Kp
        d_9 150: KKpp_Kp -> KKpp + Kp
        c_9 150: KKpp_Kp -> KKpp + Kpp
        a_10 1: KPase + Kpp -> P_Kpp
        d_10 150: P_Kpp -> KPase + Kpp
        c_10 150: P_Kpp -> KPase + Kp
        a_11 1: Kpp + TF -> Kpp_TF
        d_11 150: Kpp_TF -> Kpp + TF
        c_11 20: Kpp_TF -> Kpp + TFp
        a_12 1: TFPase + TFp -> P_TFp
        d_12 150: P_TFp -> TFPase + TFp
        c_12 60: P_TFp -> TFPase + TF
        konG 0.1: TFp + G -> GTF
        koffG 1: GTF -> TFp + G
        ktx 0.5: GTF -> GTF + mRNA
        dm 0.02: mRNA ->
        ktl 0.2: mRNA -> mRNA + Prot
        dP 0.002: Prot ->
        ktlF 0.05: mRNA -> mRNA + Fb
        dF 0.005: Fb ->
        konF 0.01: Fb + LR -> FbLR
        koffF 0.5: FbLR -> Fb + LR
        konPK 0.001: Prot + KKKp -> ProtKKKp
        koffPK 0.1: ProtKKKp -> Prot + KKKp
        """;

    static readonly ImmutableArray<string> Lines = [.. Reactions.Split('\n').Select(line => line.Trim())];

    public static ImmutableArray<string> States { get; } =
        [.. Species.Split([',', '\n']).Select(one => one.Trim().Split(' ')[0])];

    public static ImmutableArray<double> Initial { get; } =
        [.. Species.Split([',', '\n']).Select(one => Number(one.Trim().Split(' ')[1]))];

    public static ImmutableArray<double> Nominal { get; } =
        [.. Lines.Select(line => Number(line.Split([' ', ':'])[1]))];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static ImmutableArray<int> Rates(Graph graph)
    {
        var rates = new int[States.Length];
        Array.Fill(rates, graph.Zero);
        for (var r = 0; r < Lines.Length; r++)
        {
            var sides = Lines[r].Split(':')[1].Split("->");
            var left = Names(sides[0]);
            var right = Names(sides[1]);
            var rate = left.Aggregate(
                graph.Input(1 + States.Length + r),
                (product, name) => graph.Add(Act.Multiply, product, State(graph, name)));
            foreach (var name in left.Where(name => !right.Contains(name)))
            {
                ref var change = ref rates[States.IndexOf(name)];
                change = graph.Add(Act.Subtract, change, rate);
            }
            foreach (var name in right.Where(name => !left.Contains(name)))
            {
                ref var change = ref rates[States.IndexOf(name)];
                change = graph.Add(Act.Add, change, rate);
            }
        }
        return [.. rates];
    }

    /// <summary>Copies side by side, the drug flowing slowly between neighbours: a large sparse model.</summary>
    public static EnsembleProblem Chain(int copies)
    {
        var graph = new Graph();
        var (n, one) = (States.Length, new Graph());
        var rates = Rates(one);
        var all = new List<int>();
        for (var copy = 0; copy < copies; copy++)
        {
            var map = new int[one.Count];
            for (var i = 0; i < map.Length; i++)
            {
                var node = one[i];
                map[i] = node.Act switch
                {
                    Act.Constant => graph.Constant(node.Value),
                    Act.Input => graph.Input(node.A <= n ? node.A + copy * n : node.A + (copies - 1) * n),
                    _ when node.B < 0 => graph.Add(node.Act, map[node.A]),
                    _ => graph.Add(node.Act, map[node.A], map[node.B]),
                };
            }
            all.AddRange(rates.Select(rate => map[rate]));
        }
        for (var copy = 0; copy + 1 < copies; copy++)
        {
            var (here, there) = (copy * n + 1, (copy + 1) * n + 1);
            var flow = graph.Add(Act.Multiply, graph.Constant(1e-4),
                graph.Add(Act.Subtract, graph.Input(1 + here), graph.Input(1 + there)));
            all[here] = graph.Add(Act.Subtract, all[here], flow);
            all[there] = graph.Add(Act.Add, all[there], flow);
        }
        return new EnsembleProblem
        {
            Graph = graph,
            Rates = [.. all],
            Parameters = Nominal.Length,
            Observables = [graph.Input(2)],
            Times = [1440],
            Tolerances = new Tolerances { Relative = 1e-4, Absolute = 1e-7 },
        };
    }

    static string[] Names(string side) =>
        side.Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static int State(Graph graph, string name) => graph.Input(1 + States.IndexOf(name));

    public static EnsembleProblem Problem(double relative, bool allStates)
    {
        var graph = new Graph();
        return new EnsembleProblem
        {
            Graph = graph,
            Rates = Rates(graph),
            Parameters = Nominal.Length,
            Observables = allStates
                ? [.. States.Select(name => State(graph, name))]
                : [State(graph, "Prot"), State(graph, "Cp")],
            Times = [.. Enumerable.Range(1, 100).Select(i => 144.0 * i)],
            Tolerances = new Tolerances { Relative = relative, Absolute = relative * 1e-3 },
        };
    }

    /// <summary>Parameters of members, one after the other: every rate constant times a lognormal of 0.3.</summary>
    public static double[] Draws(int members)
    {
        var state = 88172645463325252UL;
        var draws = new double[members * Nominal.Length];
        for (var i = 0; i < draws.Length; i++)
        {
            var (u, v) = (Next(), Next());
            var z = Math.Sqrt(-2 * Math.Log(u + 1e-300)) * Math.Cos(2 * Math.PI * v);
            draws[i] = Nominal[i % Nominal.Length] * Math.Exp(0.3 * z);
        }
        return draws;

        double Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (state >> 11) * (1.0 / (1UL << 53));
        }
    }

    public static void Fill(Individual one, ReadOnlySpan<double> parameters, int doses)
    {
        Initial.AsSpan().CopyTo(one.States);
        parameters.CopyTo(one.Parameters);
        for (var day = 0; day < doses; day++)
        {
            one.Give(1440.0 * day, 0, 200);
        }
    }
}
