using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Bench.Files;

/// <summary>How many megabytes of metabolome are read a second, every cell a number, beside splitting lines and parsing?</summary>
[Config(typeof(Rates))]
[MemoryDiagnoser]
public class CsvBench
{
    const int Metabolites = 400;

    string _path = "";

    /// <summary>Samples, a row each: 250 kB, 2.5 MB and 25 MB.</summary>
    [Params(100, 1000, 10_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _path = Path.Combine(Directory.CreateTempSubdirectory("sarcotrace-bench-").FullName, "metabolome.csv");
        File.WriteAllText(_path, Text(Rows));
    }

    [GlobalCleanup]
    public void Clean() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Benchmark]
    public double Ours()
    {
        var (reader, problems) = TableFile.Open(_path, "metabolome.csv");
        using var rows = reader ?? throw new InvalidOperationException(string.Join('\n', problems));
        var sum = 0.0;
        while (rows.Read())
        {
            for (var column = 1; column <= Metabolites; column++)
                if (rows.Look(column, out var number) == Cell.Number) sum += number;
        }

        return sum;
    }

    [Benchmark(Baseline = true)]
    public double SplitAndParse() => File.ReadLines(_path).Skip(1)
        .Sum(line => line.Split(',').Skip(1).Sum(cell => double.Parse(cell, CultureInfo.InvariantCulture)));

    static string Text(int rows)
    {
        var (random, text) = (new Random(1), new StringBuilder("sample"));
        for (var column = 1; column <= Metabolites; column++) text.Append(CultureInfo.InvariantCulture, $",m{column}");
        text.Append('\n');
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"s{row}");
            for (var column = 0; column < Metabolites; column++) text.Append(CultureInfo.InvariantCulture, $",{1 + 8 * random.NextDouble():F3}");
            text.Append('\n');
        }

        return text.ToString();
    }

    sealed class Rates : ManualConfig
    {
        public Rates() => AddColumn(new RateColumn("MB/s", one => 1e-6 * Text((int)one.Parameters[nameof(Rows)]).Length));
    }
}
