using System.Globalization;
using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Tests.Models;

/// <summary>Tables of golden cases and of real data, as columns that formulas name.</summary>
static class Case
{
    /// <summary>The matrix of a formula on a table.</summary>
    internal static ModelMatrix Matrix(string formula, IReadOnlyList<ModelColumn> columns, FactorCoding coding = FactorCoding.Treatment)
    {
        var parsed = Formula.Parse(formula, [.. columns.Select(column => column.Name)]);
        Assert.True(parsed.Succeeded, string.Join('\n', parsed.Problems));
        var frame = ModelFrame.Of(parsed.Value!, columns);
        Assert.True(frame.Succeeded, string.Join('\n', frame.Problems));
        return ModelMatrix.Of(frame.Value!, coding);
    }

    /// <summary>The input of a golden design, or the real data that it was made from.</summary>
    internal static ModelColumn[] Columns(string name) => name switch
    {
        "toothgrowth-unbalanced" => Read(RealData.File("animal/toothgrowth_unbalanced.csv")),
        "oats" => Read(RealData.File("animal/oats_splitplot.csv")),
        "chickweight" => At21Days(Read(RealData.File("animal/chickweight.csv"))),
        _ => Read(Approved.FromRoot($"golden/design-{name}/input.csv")),
    };

    /// <summary>A csv file: numbers where every cell is one or NA, levels otherwise.</summary>
    internal static ModelColumn[] Read(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return [.. lines[0].Select((name, column) => Column(name.Trim('"'), [.. lines.Skip(1).Select(cells => cells[column].Trim('"'))]))];
    }

    static ModelColumn Column(string name, string[] cells)
    {
        double?[] numbers = [.. cells.Select(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (double?)null)];
        return cells.Zip(numbers).All(pair => pair.First == "NA" || pair.Second is not null)
            ? new NumericColumn(name, [.. numbers.Select(number => number ?? double.NaN)])
            : FactorColumn.Of(name, [.. cells.Select(cell => cell == "NA" ? null : cell)]);
    }

    static ModelColumn[] At21Days(ModelColumn[] columns)
    {
        var time = columns.OfType<NumericColumn>().First(column => column.Name == "Time").Values;
        int[] rows = [.. Enumerable.Range(0, time.Length).Where(row => time[row] == 21)];
        var (weight, diet) = ((NumericColumn)columns[0], (NumericColumn)columns.First(column => column.Name == "Diet"));
        return
        [
            new NumericColumn("weight", [.. rows.Select(row => weight.Values[row])]),
            FactorColumn.Of("Diet", [.. rows.Select(row => diet.Values[row].ToString(CultureInfo.InvariantCulture))]),
        ];
    }
}
