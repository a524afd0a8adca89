namespace Sarcotrace.Core;

/// <summary>An estimate and the ends of its interval, all in one unit.</summary>
/// <param name="Value">Point estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Unit">UCUM code in plain ASCII, such as <c>um2/mo</c>: no file may depend on how µ was saved.</param>
public readonly record struct Estimate(double Value, double Low, double High, string Unit);
