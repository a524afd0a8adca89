using System.Globalization;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads the numbers of MathML: real, integer, with an exponent of ten, or rational.</summary>
sealed class NumberReader(Complaints complaints)
{
    public Literal Read(Element cn)
    {
        var type = cn["type"]?.Trim() ?? "real";
        var first = cn.Children is [{ Name: "sep" } sep] ? sep.TextBefore.Trim() : cn.Text.Trim();
        var second = cn.Children.Count == 1 ? cn.Text.Trim() : null;
        var value = (type, second) switch
        {
            ("real" or "integer", null) => Fields.ToNumber(first),
            ("e-notation", { } exponent) when Whole(exponent) => Fields.ToNumber($"{first}e{exponent}"),
            ("rational", { } denominator) => Fields.ToNumber(first) / Fields.ToNumber(denominator),
            _ => null,
        };
        if (value is null)
        {
            complaints.InFormula(cn, $"\"{first}{(second is null ? "" : " | " + second)}\" is no {type} number",
                "write real, integer, e-notation (a <sep/> b) or rational (a <sep/> b) numbers in digits");
        }

        return new(value ?? 0, cn[Vocabulary.Core, "units"]?.Trim() is { Length: > 0 } unit ? unit : null);
    }

    static bool Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
