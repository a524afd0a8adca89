using System.Text;
using Sarcotrace.App.Report.Figures;

namespace Sarcotrace.App.Report;

/// <summary>Recolours the drawings on a dark screen; paper and files keep the light colours.</summary>
static class FigureStyle
{
    /// <summary>One rule for each part that a colour plays.</summary>
    public static string Css()
    {
        var css = new StringBuilder("@media screen and (prefers-color-scheme: dark) {\n");
        foreach (var ink in Inks.All)
            css.Append($"  svg .f-{ink.Role} {{ fill: {ink.Dark} }} svg .s-{ink.Role} {{ stroke: {ink.Dark} }}\n");
        return css.Append("}\n").ToString();
    }
}
