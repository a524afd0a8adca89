namespace Sarcotrace.Core;

/// <summary>Where a value came from.</summary>
public enum Origin
{
    /// <summary>Measured by the researcher.</summary>
    Measured,

    /// <summary>Computed from measured columns by a named equation.</summary>
    Derived,

    /// <summary>Taken from a publication.</summary>
    Published,

    /// <summary>Assumed, for want of anything better.</summary>
    Assumed,

    /// <summary>Made by a simulation.</summary>
    Simulated,
}
