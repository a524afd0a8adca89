using Sarcotrace.Core;
using Sarcotrace.Files.LabTables;

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

    [Theory]
    [InlineData("Grip (g)", "Grip", "g")]
    [InlineData("Grip [N]", "Grip", "N")]
    [InlineData("weight, g", "weight", "g")]
    [InlineData("Weight / g", "Weight", "g")]
    [InlineData("Speed/m/s", "Speed", "m/s")]
    [InlineData("glucose mg/dL", "glucose", "mg/dL")]
    [InlineData("Body weight (g) week 4", "Body weight week 4", "g")]
    [InlineData("VO2 (mL/kg/h)", "VO2", "mL/kg/h")]
    [InlineData("Cells (10^6/mL)", "Cells (10^6/mL)", "")]
    [InlineData("体重（克）", "体重", "克")]
    [InlineData("grip_N", "grip", "N")]
    [InlineData("p-eIF2α/eIF2α", "p-eIF2α/eIF2α", "")]
    [InlineData("Grip (best of 3)", "Grip (best of 3)", "")]
    [InlineData("Mouse(s)", "Mouse(s)", "")]
    [InlineData("Latency(s)", "Latency", "s")]
    public void A_header_parts_into_name_and_unit(string header, string name, string unit) => Assert.Equal((name, unit), HeaderText.Split(header));

    [Fact]
    public void A_text_table_with_gaps_for_merged_cells_reads_as_the_merged_one()
    {
        var read = _scratch.Csv("Study 7;;;;\n\nAnimal;Group;Body weight (g);;\n;;0;4;8\nA1;old;31,5;32;33\nA2;old;30;31,25;32\nA3;young;25;26;27\n\nAll animals were weighed at 9 h;;;;\n");
        Assert.Equal(["Animal: A1 A2 A3", "Group: old old young", "Body weight 0 [g]: 31.5 30 25", "Body weight 4 [g]: 32 31.25 26", "Body weight 8 [g]: 33 32 27"], read.Table().Shown());
        Assert.Equal([5, 6, 7], read.Value!.Rows);
    }

    [Fact]
    public void A_header_of_three_levels_joins_them()
    {
        var read = _scratch.Sheet(
            ["ID|Grip (g)||||", "|left||right||", "|d0|d7|d0|d7", "1|80|81|90|91", "2|82|83|92|93"], "A1:A3", "B1:E1", "B2:C2", "D2:E2");
        Assert.Equal(["ID: 1 2", "Grip left d0 [g]: 80 82", "Grip left d7 [g]: 81 83", "Grip right d0 [g]: 90 92", "Grip right d7 [g]: 91 93"], read.Table().Shown());
    }

    [Fact]
    public void A_row_of_units_below_the_header_is_no_animal()
    {
        var read = _scratch.Sheet(["Mouse|Weight|Latency", "|g|(s)", "M1|31|120", "M2|30|99"]);
        Assert.Equal(["Mouse: M1 M2", "Weight [g]: 31 30", "Latency [s]: 120 99"], read.Table().Shown());
        read.Says(Severity.Note, "the row below the header is taken for units");
    }

    [Fact]
    public void Labels_that_stand_once_are_carried_down_and_said()
    {
        var read = _scratch.Sheet(["Group|Mouse|Grip (N)", "Control|M1|1", "|M2|2", "|M3|3", "Sarcosine|M4|4", "|M5|5", "|M6|6"]);
        Assert.Equal("Group: Control Control Control Sarcosine Sarcosine Sarcosine", read.Table().Shown()[0]);
        read.Says(Severity.Note, "carried down into 4 rows");
    }

    [Fact]
    public void Gaps_in_a_column_that_is_no_label_stay_gaps()
    {
        var read = _scratch.Sheet(["Mouse|Sex|Grip", "M1|F|1", "M2||2", "M3|M|3", "M4|F|4", "M5||5"]);
        Assert.Equal("Sex: F . M F .", read.Table().Shown()[1]);
    }

    [Fact]
    public void A_value_merged_over_several_animals_is_warned_of_as_measured_once()
    {
        var read = _scratch.Sheet(["Mouse|Cage|Food (g)", "M1|A|12", "M2|A|", "M3|B|14", "M4|B|"], "C2:C3", "C4:C5");
        Assert.Equal("Food [g]: 12 12 14 14", read.Table().Shown()[2]);
        read.Says(Severity.Warning, "measured once");
    }

    [Fact]
    public void A_group_named_SD_is_a_group_and_a_row_named_SD_below_a_mean_is_not()
    {
        var read = _scratch.Sheet(["Diet|Mouse|Weight", "SD|1|20", "SD|2|21", "HFD|3|30", "HFD|4|31", "Mean||25.5", "SD||5.8", "n||4"]);
        Assert.Equal(["Diet: SD SD HFD HFD", "Mouse: 1 2 3 4", "Weight: 20 21 30 31"], read.Table().Shown());
        read.Says(Severity.Note, "rows 6, 7, 8 (Mean, SD, n)");
    }

    [Fact]
    public void Sums_between_the_groups_are_left_out_in_Chinese_too()
    {
        var read = _scratch.Sheet(["编号|组别|体重（克）", "1|对照|25", "2|对照|27", "平均值||26", "3|肌氨酸|24", "4|肌氨酸|25", "平均值||24.5", "标准差||0.7"]);
        Assert.Equal(["编号: 1 2 3 4", "组别: 对照 对照 肌氨酸 肌氨酸", "体重 [克]: 25 27 24 25"], read.Table().Shown());
    }

    [Fact]
    public void The_largest_of_several_tables_is_read_and_the_others_are_named()
    {
        var read = _scratch.Sheet(
        [
            "Mouse|Grip (N)||Group|Mean grip", "M1|1||Control|1.5", "M2|2||Old|3.5", "M3|3||", "M4|4||", "", "Mouse|Rotarod (s)", "M1|60", "M2|61",
        ]);
        Assert.Equal(["Mouse: M1 M2 M3 M4", "Grip [N]: 1 2 3 4"], read.Table().Shown());
        read.Says(Severity.Note, "others are at");
        read.Says(Severity.Note, "A7:B9");
    }

    [Fact]
    public void A_blank_column_within_a_table_does_not_part_it()
    {
        var read = _scratch.Sheet(["Mouse|Group||Grip", "M1|a||1", "M2|a||2", "M3|b||3"]);
        Assert.Equal(["Mouse: M1 M2 M3", "Group: a a b", "Grip: 1 2 3"], read.Table().Shown());
    }

    [Fact]
    public void Blank_rows_between_groups_do_not_end_a_table()
    {
        var read = _scratch.Sheet(["Mouse|Group|Grip", "", "M1|a|1", "M2|a|2", "", "M3|b|3", "M4|b|4", "", "Grip: mean of three trials"]);
        Assert.Equal("Mouse: M1 M2 M3 M4", read.Table().Shown()[0]);
    }

    [Fact]
    public void Labels_alone_in_their_rows_become_a_column()
    {
        var read = _scratch.Sheet(["Mouse|Grip|Weight", "Males||", "M1|1|30", "M2|2|31", "Females||", "M3|3|25", "M4|4|26"]);
        Assert.Equal(["Section: Males Males Females Females", "Mouse: M1 M2 M3 M4"], read.Table().Shown()[..2]);
        read.Says(Severity.Note, "become the column Section");
    }

    [Fact]
    public void An_animal_of_which_nothing_was_measured_is_an_animal()
    {
        var read = _scratch.Sheet(["Mouse|Grip|Weight", "M1|1|30", "M2||", "M3|3|25", "M4||", "M2 died in week 2"]);
        Assert.Equal(["Mouse: M1 M2 M3 M4", "Grip: 1 . 3 .", "Weight: 30 . 25 ."], read.Table().Shown());
    }

    [Fact]
    public void Numbers_as_texts_are_read_with_units_commas_and_marks()
    {
        var read = _scratch.Sheet(["Mouse|Weight|Dose|CK|Note", "M1|~31,5 g|~1.000,5|~>500|x", "M2|~30,25 g|~12|~<LOD|1", "M3|~29 g|~−3,5|~120†|y", "M4|died|~1 200|~n.d.|z"]);
        Assert.Equal(["Mouse: M1 M2 M3 M4", "Weight [g]: 31.5 30.25 29 .", "Dose: 1000.5 12 -3.5 1200", "CK: . . 120 .", "Note: x 1 y z"], read.Table().Shown());
        read.Says(Severity.Warning, "B5 ('died') are words or dates among numbers");
    }

    [Fact]
    public void A_comma_that_may_mean_two_things_stops_the_table()
    {
        _scratch.Sheet(["Mouse|Counts", "M1|~1,234", "M2|~2,345"]).Says(Severity.Error, "may be a decimal mark or part thousands");
        Assert.Equal("Counts: 1234 2345.5", _scratch.Sheet(["Mouse|Counts", "M1|~1,234", "M2|~2,345.5"]).Table().Shown()[1]);
        Assert.Equal("Counts: 1.234 2.5", _scratch.Sheet(["Mouse|Counts", "M1|~1,234", "M2|~2,5"]).Table().Shown()[1]);
    }

    [Fact]
    public void Two_units_in_one_column_stop_the_table() =>
        _scratch.Sheet(["Mouse|Dose (mg)", "M1|~5 mg", "M2|~5 g"]).Says(Severity.Error, "the units mg, g stand in one column");

    [Fact]
    public void Means_with_their_spread_are_no_measurements() =>
        _scratch.Sheet(["Group|Grip", "a|~12.3 ± 0.4", "b|~13.1 ± 0.5"]).Says(Severity.Warning, "hold means with their spread");

    [Fact]
    public void Dates_are_texts()
    {
        var read = _scratch.Sheet(["Mouse|Born|Grip", "M1|@2024-01-05|1", "M2|@2024-02-06|2"]);
        Assert.Equal("Born: 2024-01-05 2024-02-06", read.Table().Shown()[1]);
        read.Says(Severity.Note, "dates are kept as texts");
    }

    [Fact]
    public void A_header_of_times_is_a_header()
    {
        var read = _scratch.Sheet(["Animal|0|7|14", "A|20|21|22", "B|19|20|21"]);
        Assert.Equal(["Animal: A B", "0: 20 19", "7: 21 20", "14: 22 21"], read.Table().Shown());
    }

    [Fact]
    public void A_table_without_column_names_is_refused() =>
        _scratch.Sheet(["M1|20|21", "M2|19|20"]).Says(Severity.Error, "has no row of column names");

    [Fact]
    public void Hidden_and_further_sheets_are_named_and_a_sheet_can_be_chosen()
    {
        var path = _scratch.Write("book.xlsx", XlsxWriter.Bytes(
            new("Old", Lab.Cells(["Mouse|Grip", "M1|9"]), [], Hidden: true), new("Empty", [], []),
            new("Grip", Lab.Cells(["Mouse|Grip", "M1|1"]), []), new("Weight", Lab.Cells(["Mouse|Weight", "M1|30"]), [])));
        var read = LabTable.Read(path);
        Assert.Equal("Grip: 1", read.Table().Shown()[1]);
        read.Says(Severity.Note, "sheet Grip is read; others are Weight");
        read.Says(Severity.Note, "hidden sheets are passed over: Old");
        Assert.Equal("Weight: 30", LabTable.Read(path, "weight").Table().Shown()[1]);
        Assert.Equal("did you mean Weight?", Assert.Single(LabTable.Read(path, "Wieght").Problems).Remedy);
    }

    [Fact]
    public void Headers_that_repeat_are_told_apart_and_a_column_without_one_gets_a_name()
    {
        var read = _scratch.Sheet(["Mouse|Grip|Grip|", "M1|1|2|7", "M2|3|4|8", "Mouse|Grip|Grip|", "M3|5|6|9"]);
        Assert.Equal(["Mouse: M1 M2 M3", "Grip: 1 3 5", "Grip 2: 2 4 6", "Column D: 7 8 9"], read.Table().Shown());
        read.Says(Severity.Note, "row 4 repeat the header");
    }

    [Fact]
    public void A_sum_without_a_word_is_warned_of() =>
        _scratch.Sheet(["Mouse|Grip", "M1|1", "M2|2", "M3|3", "M4|4", "M5|5", "|15"]).Says(Severity.Warning, "row 7 have values but no Mouse");

    [Fact]
    public void Identifiers_stay_as_they_were_written()
    {
        var read = _scratch.Sheet(["Animal ID|Cage|Grip", "101|~007|1", "~102b|~008|2", "103|~009|3"]);
        Assert.Equal("Animal ID: 101 102b 103", read.Table().Shown()[0]);
        Assert.Equal(["007", "008", "009"], read.Value!.Columns[1].Texts);
    }

    public void Dispose() => _scratch.Dispose();
}
