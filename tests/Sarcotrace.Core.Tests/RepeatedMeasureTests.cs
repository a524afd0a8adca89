using System.Globalization;

namespace Sarcotrace.Core.Tests;

public sealed class RepeatedMeasureTests
{
    [Theory]
    [InlineData("week 0|week 4", "Value", "wk", "0 4")]
    [InlineData("Weight week 8|Weight week 0", "Weight", "wk", "0 8")]
    [InlineData("BW_d0|BW_d7|BW_d14", "BW", "d", "0 7 14")]
    [InlineData("Grip t1|Grip t2", "Grip", "", "1 2")]
    [InlineData("Grip 3 mo|Grip 6 mo", "Grip", "mo", "3 6")]
    [InlineData("体重 第0周|体重 第4周", "体重", "wk", "0 4")]
    [InlineData("Glucose 0 min|Glucose 15 min", "Glucose", "min", "0 15")]
    [InlineData("Trial 1|Trial 2|Trial 3", "Trial", "", "1 2 3")]
    public void Columns_that_share_a_stem_are_one_measurement_at_several_times(string names, string name, string unit, string times)
    {
        var found = Assert.Single(RepeatedMeasure.In(Table(names.Split('|'))));
        Assert.Equal((name, unit, times), (found.Name, found.TimeUnit, string.Join(' ', found.Times.Select(time => time.ToString(CultureInfo.InvariantCulture)))));
    }

    [Theory]
    [InlineData("CD4|CD8|IL6")]
    [InlineData("Grip 1|Grip 2")]
    [InlineData("Weight week 0|Grip week 4")]
    [InlineData("Grip|Weight")]
    [InlineData("d0 Weight|Grip d0")]
    public void Other_columns_are_not(string names) => Assert.Empty(RepeatedMeasure.In(Table(names.Split('|'))));

    [Fact]
    public void The_long_form_has_a_row_for_each_time_and_a_gap_where_one_lacks_it()
    {
        var table = Table("Animal", "Weight d0", "Weight d7", "Grip d7", "Grip d14");
        var measures = RepeatedMeasure.In(table);
        Assert.Equal(2, measures.Length);
        var stacked = RepeatedMeasure.InLongForm(table, measures);
        Assert.Equal(["Animal", "Time", "Weight", "Grip"], stacked.Columns.Select(column => column.Name));
        Assert.Equal([0, 0, 0, 100, 100, 100], stacked.Find("Animal")!.Numbers);
        Assert.Equal([0, 7, 14, 0, 7, 14], stacked.Find("Time")!.Numbers);
        Assert.Equal([1, 2, double.NaN, 101, 102, double.NaN], stacked.Find("Weight")!.Numbers);
        Assert.Equal([double.NaN, 3, 4, double.NaN, 103, 104], stacked.Find("Grip")!.Numbers);
        Assert.Equal([2, 2, 2, 3, 3, 3], stacked.Rows);
        Assert.Equal("d", stacked.Find("Time")!.Unit);
        Assert.True(stacked.Find("Weight")!.IsNumeric);
    }

    [Fact]
    public void Callers_mistakes_are_refused()
    {
        var table = Table("Animal", "Weight d0", "Weight d7", "Grip week 1", "Grip week 2");
        Assert.Throws<ArgumentException>(() => RepeatedMeasure.InLongForm(table, []));
        Assert.Throws<ArgumentException>(() => RepeatedMeasure.InLongForm(table, RepeatedMeasure.In(table)));
        Assert.Throws<ArgumentException>(() => RepeatedMeasure.InLongForm(table, RepeatedMeasure.In(table)[..1], "Animal"));
    }

    // Two rows; a cell is a hundred times its row and its column.
    static Measurements Table(params string[] names) => new(
        [.. names.Select((name, column) => new MeasuredColumn(name, "", [column, 100 + column], [$"{column}", $"{100 + column}"]))], [2, 3]);
}
