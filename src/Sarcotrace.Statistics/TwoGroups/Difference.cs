namespace Sarcotrace.Statistics.TwoGroups;

/// <summary>How far one group lies from another.</summary>
/// <param name="Value">The group less the control, in the unit of the values.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="P">Two-sided; NaN where the values do not vary.</param>
/// <param name="Df">Degrees of freedom of t; NaN for a test on ranks.</param>
public readonly record struct Difference(double Value, double Low, double High, double P, double Df);
