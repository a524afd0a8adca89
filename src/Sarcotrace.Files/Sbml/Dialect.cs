namespace Sarcotrace.Files.Sbml;

/// <summary>A level and version of SBML, and what they change.</summary>
readonly record struct Dialect(int Level, int Version)
{
    /// <summary>Start of the name of package comp.</summary>
    public const string Comp = "http://www.sbml.org/sbml/level3/version1/comp/";

    /// <summary>Start of the name of package fbc.</summary>
    public const string Fbc = "http://www.sbml.org/sbml/level3/version1/fbc/";

    /// <summary>Start of the name of any package of Level 3.</summary>
    public const string Package = "http://www.sbml.org/sbml/level3/";

    /// <summary>Whether attributes have defaults (Level 2) or must be written (Level 3).</summary>
    public bool HasDefaults => Level < 3;

    /// <summary>Whether formulas may be left out.</summary>
    public bool FormulaOptional => Level == 3 && Version >= 2;

    /// <summary>Whether it is read at all.</summary>
    public bool IsRead => this is { Level: 2, Version: >= 1 and <= 5 } or { Level: 3, Version: 1 or 2 };

    /// <summary>Whether a namespace is that of the core of some level.</summary>
    public static bool IsCore(string uri) => uri is "http://www.sbml.org/sbml/level1" or "http://www.sbml.org/sbml/level2"
        or "http://www.sbml.org/sbml/level2/version2" or "http://www.sbml.org/sbml/level2/version3"
        or "http://www.sbml.org/sbml/level2/version4" or "http://www.sbml.org/sbml/level2/version5"
        or "http://www.sbml.org/sbml/level3/version1/core" or "http://www.sbml.org/sbml/level3/version2/core";

    /// <inheritdoc/>
    public override string ToString() => $"SBML L{Level}V{Version}";

    /// <summary>Which dialect a document is in, or a complaint and null.</summary>
    public static Dialect? Of(Element root, Complaints complaints)
    {
        const string Remedy = "save the model as SBML Level 2 Version 1–5 or Level 3 Version 1–2";
        if (!root.Is(Vocabulary.Core, "sbml"))
        {
            complaints.At(root, $"the outermost element is {root.Name}, not the sbml of a known level and version", Remedy);
            return null;
        }

        var level = Whole(root["level"]);
        var version = Whole(root["version"]);
        Dialect dialect = new(level, version);
        if (dialect.IsRead) return dialect;

        complaints.At(root, level == 0 || version == 0 ? "sbml names no level and version" : $"{dialect} is not read", Remedy);
        return null;
    }

    static int Whole(string? text) => text?.Trim() is [>= '1' and <= '9'] digit ? digit[0] - '0' : 0;
}
