using System.Globalization;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads attributes of elements, with the defaults of Level 2 and the demands of Level 3.</summary>
sealed class Fields(Dialect dialect, Complaints complaints)
{
    public Dialect Dialect { get; } = dialect;

    public Complaints Complaints { get; } = complaints;

    /// <summary>Text of an attribute; empty counts as absent.</summary>
    public static string? Text(Element element, string name) => Some(element[name]);

    /// <summary>An identifier, or null; one of the wrong form is a problem.</summary>
    public string? Id(Element element, string name)
    {
        if (Some(element[name]) is not { } id) return null;
        if (IsId(id)) return id;

        Complaints.At(element, $"{name} \"{id}\" is no identifier", "use letters, digits and _, and begin with no digit");
        return null;
    }

    /// <summary>An identifier that must be there; empty where it is not.</summary>
    public string NeededId(Element element, string name)
    {
        if (Some(element[name]) is null) Missing(element, name, "an identifier");
        return Id(element, name) ?? "";
    }

    /// <summary>A number, or null.</summary>
    public double? Number(Element element, string name)
    {
        if (Some(element[name]) is not { } text) return null;
        if (ToNumber(text) is { } number) return number;

        Complaints.At(element, $"{name} \"{text}\" is no number", "write a number such as 0.5, 1e-3, INF or NaN");
        return null;
    }

    /// <summary>A number that must be there; 0 where it is not.</summary>
    public double NeededNumber(Element element, string name)
    {
        if (Some(element[name]) is null) Missing(element, name, "a number");
        return Number(element, name) ?? 0;
    }

    /// <summary>A whole number, or null.</summary>
    public int? Whole(Element element, string name)
    {
        if (Some(element[name]) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;

        Complaints.At(element, $"{name} \"{text}\" is no whole number", "write a whole number");
        return null;
    }

    /// <summary>A truth value: the default of Level 2, demanded by Level 3.</summary>
    public bool Flag(Element element, string name, bool level2)
    {
        if (Some(element[name]) is not { } text)
        {
            if (!Dialect.HasDefaults) Missing(element, name, "\"true\" or \"false\"");
            return level2;
        }

        return ToFlag(element, name, text, level2);
    }

    /// <summary>A truth value with a default in every level.</summary>
    public bool FlagOr(Element element, string name, bool otherwise) =>
        Some(element[name]) is { } text ? ToFlag(element, name, text, otherwise) : otherwise;

    /// <summary>An XML Schema double.</summary>
    public static double? ToNumber(string text) => text.Trim() switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        [(>= '0' and <= '9') or '.' or '-' or '+', ..] digits when double.TryParse(digits, NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static bool IsId(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    void Missing(Element element, string name, string wanted) =>
        Complaints.At(element, $"{name} is missing, which {Dialect} demands", $"give {name} as {wanted}");

    bool ToFlag(Element element, string name, string text, bool otherwise)
    {
        if (text is "true" or "1") return true;
        if (text is "false" or "0") return false;

        Complaints.At(element, $"{name} \"{text}\" is neither true nor false", "write true or false");
        return otherwise;
    }

    static string? Some(string? text) => text is null || (text = text.Trim(XmlWhite)).Length == 0 ? null : text;

    static readonly char[] XmlWhite = [' ', '\t', '\r', '\n'];
}
