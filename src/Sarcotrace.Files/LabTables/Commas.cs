using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>Decides once for a table whether its typed numbers have a decimal comma.</summary>
static class Commas
{
    /// <summary>Whether a comma parts whole from fraction; ambiguous numbers are errors.</summary>
    internal static bool AreDecimal(Found found, ImmutableArray<int> body, Remarks remarks)
    {
        List<(int, int)> decimals = [], thousands = [], either = [];
        var points = 0;
        foreach (var row in body)
        {
            foreach (var column in found.Block.Filled(row))
            {
                var cell = found.Block.Grid[row, column];
                if (cell.Content != Content.Text || LabNumber.Of(cell.Text, true).Spelling is Spelling.Words && LabNumber.Of(cell.Text, false).Spelling is Spelling.Words) continue;
                switch (LabNumber.Comma(cell.Text))
                {
                    case CommaUse.Decimal: decimals.Add((row, column)); break;
                    case CommaUse.Thousands: thousands.Add((row, column)); break;
                    case CommaUse.Either: either.Add((row, column)); break;
                    default: points += cell.Text.Contains('.', StringComparison.Ordinal) ? 1 : 0; break;
                }
            }
        }

        Tell(decimals, thousands, either, points, remarks);
        return decimals.Count > 0;
    }

    static void Tell(List<(int, int)> decimals, List<(int, int)> thousands, List<(int, int)> either, int points, Remarks remarks)
    {
        if (decimals.Count > 0 && thousands.Count > 0)
            remarks.Error(decimals[0].Item1, null, $"the comma is a decimal mark in {remarks.Cells(decimals)} and parts thousands in {remarks.Cells(thousands)}", "write all numbers in one way");
        else if (decimals.Count > 0)
            remarks.Note(decimals[0].Item1, null, $"typed numbers are read with a decimal comma ({remarks.Cells(decimals)})", "nothing, if that is right");
        else if (thousands.Count > 0 || points > 0 && either.Count > 0)
            remarks.Note(null, null, $"the comma in {remarks.Cells([.. thousands, .. either])} is read as parting thousands", "nothing, if that is right");
        else if (either.Count > 0)
            remarks.Error(either[0].Item1, null, $"the comma in {remarks.Cells(either)} may be a decimal mark or part thousands", "write the numbers without parting thousands, or with a decimal point");
    }
}
