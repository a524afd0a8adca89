using System.Collections.Frozen;

namespace Sarcotrace.Files.Antimony;

/// <summary>Words of Antimony.</summary>
static class Words
{
    /// <summary>Words that declare what something is.</summary>
    internal static FrozenSet<string> Declaring { get; } =
        ["var", "const", "species", "compartment", "formula", "substanceOnly", "reaction", "event", "operator", "gene"];

    /// <summary>Words that no thing may have as its name.</summary>
    internal static FrozenSet<string> Reserved { get; } =
    [
        .. Declaring, "model", "module", "end", "function", "import", "unit", "in", "is", "has", "at", "after", "delete", "maximize",
        "minimize", "constraint", "assert", "geneProduct", "DNA", "timeconv", "extentconv", "and", "or", "not", "time", "avogadro",
        "pi", "exponentiale", "true", "false", "inf", "INF", "infinity", "nan", "NaN", "notanumber", "annotation", "priority", "t0",
        "persistent", "fromTrigger",
    ];

    /// <summary>What may follow the name of a thing and a dot, and tells nothing about how it behaves.</summary>
    internal static FrozenSet<string> Attributes { get; } =
    [
        "sboTerm", "mean", "stdev", "standardDeviation", "coefficientOfVariation", "kurtosis", "median", "mode", "sampleSize",
        "skewness", "standardError", "variance", "confidenceInterval", "credibleInterval", "interquartileRange", "range",
        "distribution", "externalParameter", "charge", "chemicalFormula", "formula", "geneProductAssociation", "gpa", "position",
        "pos", "size", "width", "height", "layout", "style", "color", "fill", "lineColor", "fillColor", "shape", "font", "label",
        "notes", "annotation", "kineticLaw",
    ];

    /// <summary>Units that SBML knows by itself.</summary>
    internal static FrozenSet<string> Units { get; } =
    [
        "ampere", "avogadro", "becquerel", "candela", "coulomb", "dimensionless", "farad", "gram", "gray", "henry", "hertz", "item",
        "joule", "katal", "kelvin", "kilogram", "litre", "liter", "lumen", "lux", "metre", "meter", "mole", "newton", "ohm", "pascal",
        "radian", "second", "siemens", "sievert", "steradian", "tesla", "volt", "watt", "weber",
    ];
}
