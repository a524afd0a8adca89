using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Sarcotrace.Bench;

/// <summary>Work done a second, beside the time that it took.</summary>
/// <param name="unit">Unit of the rate, with a second below.</param>
/// <param name="work">Work of a case in that unit.</param>
sealed class RateColumn(string unit, Func<BenchmarkCase, double> work) : IColumn
{
    public string Id => $"{nameof(RateColumn)}.{unit}";

    public string ColumnName => unit;

    public string Legend => $"{unit} : work over the mean time";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } time
            ? (work(benchmarkCase) / (time.Mean * 1e-9)).ToString("F2", CultureInfo.InvariantCulture)
            : "NA";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
