using System.Globalization;
using System.Text;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Wording;

/// <summary>UCUM codes as a reader knows them: <c>um2/mo</c> becomes µm²/month.</summary>
static class UnitText
{
    /// <summary>The unit as printed; empty for pure numbers.</summary>
    /// <param name="code">UCUM in ASCII; a part that is not known here is printed as it is.</param>
    public static string Of(string code)
    {
        if (code is "" or "1" or "{1}") return "";
        if (Shown.Unit(code) is var known && known != code.Trim('{', '}')) return known;

        var text = new StringBuilder();
        var part = new StringBuilder();
        var depth = 0;
        foreach (var letter in code)
        {
            if (letter == '{') depth++;
            if (letter == '}') depth--;
            if (depth > 0 || letter is not ('/' or '.'))
            {
                part.Append(letter);
                continue;
            }

            text.Append(Part(part.ToString())).Append(letter == '/' ? '/' : '·');
            part.Clear();
        }

        return text.Append(Part(part.ToString())).ToString();
    }

    static string Part(string part)
    {
        if (part.StartsWith('{')) return part.Trim('{', '}');

        var name = part.TrimEnd('1', '2', '3', '4', '5', '6', '7', '8', '9', '0').TrimEnd('-');
        if (name.Length == 0) return part;

        return Name(name) + Power(part[name.Length..]);
    }

    static string Power(string digits)
        => digits.Length == 0 ? "" : Shown.Raised(int.Parse(digits, CultureInfo.InvariantCulture));

    static string Name(string code) => code switch
    {
        "a" => "year",
        "mo" => "month",
        "wk" => "week",
        "d" => "day",
        "By" => "bytes",
        "Cel" => "°C",
        "[iU]" => "IU",
        "m[Hg]" or "mm[Hg]" => "mmHg",
        ['u', .. var rest] when rest.Length > 0 => "µ" + rest,
        _ => code,
    };
}
