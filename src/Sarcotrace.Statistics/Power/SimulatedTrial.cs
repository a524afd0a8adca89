namespace Sarcotrace.Statistics.Power;

/// <summary>The data of one simulated trial: one row a measurement that was made.</summary>
/// <param name="Arm">Arm of each row, from 0.</param>
/// <param name="Unit">Unit of each row.</param>
/// <param name="Cluster">Cluster of each row.</param>
/// <param name="Baseline">Baseline of each row's unit.</param>
/// <param name="Time">Time of each row; 0 where measures are not repeated.</param>
/// <param name="Outcome">Outcome of each row.</param>
sealed record SimulatedTrial(int[] Arm, int[] Unit, int[] Cluster, double[] Baseline, double[] Time, double[] Outcome)
{
    /// <summary>Rows.</summary>
    internal int Rows => Outcome.Length;

    /// <summary>Draws a trial.</summary>
    internal static SimulatedTrial Draw(TrialDesign design, Draws draws)
    {
        var arms = design.Effects.Length;
        var units = arms * design.Each;
        var shared = new double[units];
        var rows = new List<(int Arm, int Unit, int Cluster, double Baseline, double Time, double Outcome)>(units * Math.Max(1, design.Times.Length));
        for (var cluster = 0; cluster < units; cluster++) shared[cluster] = draws.Normal();
        for (var unit = 0; unit < units; unit++)
        {
            var arm = design.Clustering == Clustering.Within ? unit % arms : unit / design.Each;
            var cluster = ClusterOf(design, unit, arm);
            var own = Math.Sqrt(design.Icc) * shared[cluster] + Math.Sqrt(1 - design.Icc) * draws.Normal();
            var (baseline, slope) = (draws.Normal(), draws.Normal());
            var takes = draws.Uniform() < design.Adherence;
            var (stays, leaves) = (draws.Uniform() >= design.Dropout, draws.Uniform());
            var effect = takes ? design.Effects[arm] : 0;
            if (design.Analysis != TrialAnalysis.Rates)
            {
                var before = design.Correlation * own + Math.Sqrt(1 - design.Correlation * design.Correlation) * baseline;
                if (stays) rows.Add((arm, unit, cluster, design.Sd * before, 0, design.Sd * own + effect));
                continue;
            }

            // Who is lost leaves at any time after the first measure, with equal chances.
            var last = stays ? double.PositiveInfinity : design.Times[0] + leaves * (design.Times[^1] - design.Times[0]);
            foreach (var time in design.Times)
            {
                var noise = draws.Normal();
                if (time > last) continue;
                rows.Add((arm, unit, cluster, 0, time, design.Sd * (own + noise) + time * (effect + design.Slopes * slope)));
            }
        }

        return new(
            [.. rows.Select(row => row.Arm)], [.. rows.Select(row => row.Unit)], [.. rows.Select(row => row.Cluster)],
            [.. rows.Select(row => row.Baseline)], [.. rows.Select(row => row.Time)], [.. rows.Select(row => row.Outcome)]);
    }

    static int ClusterOf(TrialDesign design, int unit, int arm) => design.Clustering switch
    {
        // The last cluster of an arm may be smaller; no cluster lies in two arms.
        Clustering.Whole => arm * design.Each + unit % design.Each / design.ClusterSize,
        Clustering.Within => unit / (design.ClusterSize * design.Effects.Length),
        _ => unit,
    };
}
