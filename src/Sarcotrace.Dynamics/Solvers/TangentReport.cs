namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Derivatives of what is reported: along the directions, and by held values that nothing else depends on.</summary>
/// <param name="followed">Derivatives of the reported nodes by inputs that move.</param>
/// <param name="direct">Their derivatives by places of held values that only reports see, scaled by the caller.</param>
/// <param name="directions">Number of directions.</param>
sealed class TangentReport(SlopeTable followed, SlopeTable direct, int directions)
{
    readonly double[] _followedValues = new double[followed.Count];
    readonly double[] _directValues = new double[direct.Count];

    /// <summary>Working memory.</summary>
    public int Scratch => Math.Max(followed.Scratch, direct.Scratch);

    /// <summary>For each report made, reported nodes × directions.</summary>
    public List<double[]> Followed { get; } = [];

    /// <summary>For each report made, derivatives in the order of the direct table.</summary>
    public List<double[]> Direct { get; } = [];

    /// <summary>Adds a report.</summary>
    public void Add(double[] inputs, double[] tangents, double[] scratch)
    {
        followed.Evaluate(inputs, _followedValues, scratch);
        var slopes = new double[followed.Rows * directions];
        followed.AddTo(slopes, 1, _followedValues, tangents, directions);
        Followed.Add(slopes);
        direct.Evaluate(inputs, _directValues, scratch);
        Direct.Add([.. _directValues]);
    }
}
