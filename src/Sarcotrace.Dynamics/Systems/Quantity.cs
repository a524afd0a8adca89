using Sarcotrace.Core.Networks;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>How a symbol gets its value while time runs.</summary>
enum Standing
{
    /// <summary>Kept as it is, but for events and doses.</summary>
    Held,
    /// <summary>Integrated, or solved with the algebraic rules.</summary>
    State,
    /// <summary>Computed by an assignment rule or as a reaction's rate.</summary>
    Computed,
}

/// <summary>A named thing of the model that has a value.</summary>
/// <param name="Name">Identifier.</param>
sealed record Quantity(string Name)
{
    /// <summary>Its species, where it is one.</summary>
    public Species? Species { get; init; }

    /// <summary>Place of its compartment among the network's, where it is a species; else −1.</summary>
    public int Compartment { get; init; } = -1;

    /// <summary>Whether it is a compartment.</summary>
    public bool IsCompartment { get; init; }

    /// <summary>Whether it is a reaction's rate.</summary>
    public bool IsReaction { get; init; }

    /// <summary>Whether nothing may change it.</summary>
    public bool Constant { get; init; }

    /// <summary>Value given in the document; not-a-number where none is.</summary>
    public double Declared { get; init; } = double.NaN;

    /// <summary>How it gets its value.</summary>
    public Standing Standing { get; init; }

    /// <summary>
    /// Whether what is kept is a species' amount while its name means a concentration; otherwise the value kept is the
    /// value meant.
    /// </summary>
    public bool KeptAsAmount { get; init; }

    /// <summary>Which total of fast reactions it is, or null.</summary>
    public int? Total { get; init; }

    /// <summary>Place in the vector of inputs of what is kept; −1 where it is computed.</summary>
    public int Place { get; init; } = -1;

    /// <summary>Place in the vector of declared values, or −1.</summary>
    public int DeclaredPlace { get; init; } = -1;
}
