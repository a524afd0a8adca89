using System.Collections.Frozen;

namespace Sarcotrace.Files.Formulas;

/// <summary>How formulas are written where they come from.</summary>
public sealed record FormulaSyntax
{
    /// <summary>SBML Level 3's formulas as text: log is decimal and takes its base first.</summary>
    public static FormulaSyntax Sbml { get; } = new();

    /// <summary>Antimony's: as SBML's, with names inside submodels, comments, and log natural.</summary>
    public static FormulaSyntax Antimony { get; } = new() { NaturalLog = true, DottedNames = true, Comments = true, Units = true };

    /// <summary>PEtab's: log is natural and takes its base last; a model's own functions are not to be called.</summary>
    public static FormulaSyntax Petab { get; } = new() { NaturalLog = true, BaseLast = true, BuiltInOnly = true };

    /// <value>Whether log(x) is natural; otherwise decimal.</value>
    public bool NaturalLog { get; init; }

    /// <value>Whether a logarithm's base follows its number.</value>
    public bool BaseLast { get; init; }

    /// <value>Whether a name may have dots.</value>
    public bool DottedNames { get; init; }

    /// <value>Whether comments may stand in between.</value>
    public bool Comments { get; init; }

    /// <value>Whether a number may be followed by its unit.</value>
    public bool Units { get; init; }

    /// <value>Whether only built-in functions may be called.</value>
    public bool BuiltInOnly { get; init; }

    /// <value>Functions of the model's own that hide built-in ones of the same name.</value>
    public FrozenSet<string> Own { get; init; } = [];
}
