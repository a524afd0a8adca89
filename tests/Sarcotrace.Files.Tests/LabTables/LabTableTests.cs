using Sarcotrace.Core;

namespace Sarcotrace.Files.Tests.LabTables;

public sealed class LabTableTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void A_sheet_with_titles_merged_header_units_sums_and_notes_is_read_whole()
    {
        var read = _scratch.Sheet(
        [
            "GCN2 study, cohort 2",
            "Done by L. W., May",
            "",
            " |Animal|Group   |Body weight (g)|      |      |Grip [N]",
            " |      |        |week 0         |week 4|week 8|        ",
            " |M1    |Control |31.5           |32.1  |33    |1.2     ",
            " |M2    |        |30             |31    |~<5   |~1.1*   ",
            " |M3    |        |29.5           |30    |31    |#DIV/0! ",
            " |M4    |Sarcosine|30            |31.5  |32.5  |1.4     ",
            " |M5    |        |31             |~32,5 |33    |1.5     ",
            " |Mean  |        |30.4           |31.4  |32.4  |1.3     ",
            " |SD    |        |0.8            |0.9   |0.8   |0.15    ",
            "",
            " |* second trial only",
        ], "A1:G1", "B4:B5", "C4:C5", "D4:F4", "G4:G5", "C6:C8", "C9:C10");
        var table = read.Table();
        Assert.Equal(
        [
            "Animal: M1 M2 M3 M4 M5", "Group: Control Control Control Sarcosine Sarcosine", "Body weight week 0 [g]: 31.5 30 29.5 30 31",
            "Body weight week 4 [g]: 32.1 31 30 31.5 32.5", "Body weight week 8 [g]: 33 . 31 32.5 33", "Grip [N]: 1.2 1.1 . 1.4 1.5",
        ], table.Shown());
        Assert.Equal([6, 7, 8, 9, 10], table.Rows);
        read.Says(Severity.Note, "rows 4 to 5 are one header");
        read.Says(Severity.Note, "'GCN2 study, cohort 2', 'Done by L. W., May'");
        read.Says(Severity.Note, "the value is repeated in 3 rows");
        read.Says(Severity.Note, "rows 11, 12 (Mean, SD) sum up others");
        read.Says(Severity.Note, "F7 ('<5') lie below a limit");
        read.Says(Severity.Note, "G7 ('1.1*') carry a footnote's mark");
        read.Says(Severity.Note, "G8 ('#DIV/0!') hold the mark of a failed formula");
        read.Says(Severity.Note, "read with a decimal comma (E10)");
        read.Says(Severity.Note, "'* second trial only'");
        read.Says(Severity.Note, "look like one measurement at 3 times");
        Assert.DoesNotContain(read.Problems, problem => problem.Severity != Severity.Note);
    }

    public void Dispose() => _scratch.Dispose();
}
