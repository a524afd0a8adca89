using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>Cq values in a plain table: a row a reaction (long), or a row a sample and a column a gene (wide).</summary>
public sealed class QpcrTable
{
    internal static readonly (string Role, string[] Aliases)[] Roles =
    [
        ("sample", ["sample name", "sampleid", "cdna", "sample_name", "biosample"]),
        ("target", ["gene", "assay", "detector", "primer", "target name", "gene name"]),
        ("cq", ["ct", "cp", "c(t)", "cт", "cq value", "ct value", "quantification cycle"]),
        ("animal", ["mouse", "rat", "subject", "animalid", "mouseid", "person", "donor", "patient"]),
        ("group", ["treatment", "condition", "genotype", "arm", "biogroup", "biological group"]),
        ("pair", ["block", "litter", "cage"]),
        ("plate", ["run", "plateid", "batch"]),
        ("well", ["position", "well position"]),
        ("kind", ["type", "task", "content", "sample type"]),
        ("quantity", ["dilution", "amount", "conc", "concentration", "starting quantity", "sq", "input"]),
        ("excluded", ["omit", "exclude", "outlier"]),
    ];

    static readonly HashSet<string> NoCq = new(StringComparer.OrdinalIgnoreCase)
        { "undetermined", "undet", "undetected", "no ct", "no cq", "no cp", "no amplification", "inf", "∞", "n. d." };

    readonly string _file;
    readonly ITableReader _reader;
    readonly NamedColumns _columns;
    readonly ImmutableArray<(string Group, int Rows)> _groups;
    readonly List<Problem> _problems;
    readonly List<QpcrTarget> _targets = [];
    readonly Dictionary<string, int> _targetOf = [];
    readonly List<QpcrSample> _samples = [];
    readonly Dictionary<(string Id, string? Group, double Quantity), int> _sampleOf = [];
    readonly List<QpcrWell> _wells = [];

    QpcrTable(string file, ITableReader reader, QpcrTableOptions options, IEnumerable<Problem> problems)
    {
        (_file, _reader, _groups) = (file, reader, options.Groups);
        _columns = new(reader, file, Roles, options.Columns);
        _problems = [.. problems, .. _columns.Problems];
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">Where it lies: csv, tsv, xlsx or Parquet.</param>
    /// <param name="options">What the table does not say itself.</param>
    /// <returns>The run, or all problems.</returns>
    public static Loaded<QpcrRun> Read(string path, QpcrTableOptions options)
    {
        var name = Path.GetFileName(path);
        var (reader, problems) = TableFile.Open(path, name);
        if (reader is null) return new(null, problems);

        using (reader)
        {
            var table = new QpcrTable(name, reader, options, problems);
            if (table._problems.All(problem => problem.Severity != Severity.Error))
                table._problems.AddRange(TableFile.Reading(name, table.Rows));
            return table.Done();
        }
    }

    Loaded<QpcrRun> Done()
    {
        if (_wells.Count == 0 && _problems.All(problem => problem.Severity != Severity.Error))
        {
            _problems.Add(new(_file, null, null, "no Cq was found",
                "name the columns sample, target, cq (a row a reaction), or give a column of Cq a gene; or say --map cq=COLUMN"));
        }

        return _problems.Any(problem => problem.Severity == Severity.Error)
            ? new(null, _problems.Told(_file, 40))
            : new(new(_file, [.. _targets], [.. _samples], [.. _wells], [], []), [.. _problems]);
    }

    void Rows()
    {
        var isLong = _columns.Has("cq");
        if (isLong && !_columns.Has("target"))
        {
            _problems.Add(new(_file, 1, _columns.Header("cq"), "there is a column of Cq and none that names the gene",
                "name it target, or say --map target=COLUMN"));
            return;
        }

        (int Column, string Header)[] genes = isLong ? [] : [.. _columns.Others("target")];
        for (var row = 0; _reader.Read(); row++)
        {
            var sample = Sample(row);
            if (isLong) Add(sample, _columns.Text("target") ?? "", _columns.Look("cq", out var cq), cq, _columns.Text("cq") ?? "", _columns.Header("cq"));
            foreach (var (column, header) in genes)
            {
                // An empty cell of a wide table was not run; a word for "none" was run and gave nothing.
                if (_reader.Text(column).Length > 0) Add(sample, header, _reader.Look(column, out var value), value, _reader.Text(column), header);
            }
        }

        if (_groups.Length > 0 && _groups.Sum(group => group.Rows) is var said && said != _reader.Row - 2)
            _problems.Add(new("--groups", null, null, $"{said} rows are named and the table has {_reader.Row - 2}", "name each row once, in order"));
    }

    void Add(int sample, string target, Cell cell, double cq, string text, string header)
    {
        if (target.Length == 0)
        {
            _problems.Add(new(_file, _reader.Row, _columns.Header("target"), "the row names no gene", "name it, or drop the row"));
            return;
        }

        if (cell == Cell.Text && !NoCq.Contains(text) || cell == Cell.Number && cq is < 0 or > 100)
        {
            _problems.Add(new(_file, _reader.Row, header, $"'{text}' is not a quantification cycle",
                "write a number of cycles, or Undetermined; columns that hold no Cq must go, or be named by --map"));
            return;
        }

        if (!_targetOf.TryGetValue(target, out var at))
        {
            _targetOf[target] = at = _targets.Count;
            _targets.Add(new(target, false, double.NaN, null));
        }

        var left = _columns.Text("excluded") is { } why && why.ToUpperInvariant() is not ("0" or "FALSE" or "NO" or "N") ? why : null;
        _wells.Add(new(sample, at, cell == Cell.Number && cq > 0 ? cq : double.NaN, _columns.Text("plate"), _columns.Text("well") ?? $"row {_reader.Row}",
            left));
    }

    int Sample(int row)
    {
        var animal = _columns.Text("animal");
        var group = _columns.Text("group") ?? GroupOf(row);
        _columns.Look("quantity", out var quantity);
        var kind = Kind(_columns.Text("kind"), group is null && quantity > 0);
        var key = (_columns.Text("sample") ?? animal ?? $"row {_reader.Row}", group, quantity);
        if (_sampleOf.TryGetValue(key, out var at))
        {
            if (_samples[at].Animal != animal)
            {
                _problems.Add(new(_file, _reader.Row, _columns.Header("animal"),
                    $"sample {key.Item1} is of {animal ?? "no animal"} here and of {_samples[at].Animal ?? "no animal"} above",
                    "give each sample one animal"));
            }

            return at;
        }

        _sampleOf[key] = at = _samples.Count;
        _samples.Add(new(key.Item1, kind, quantity > 0 ? quantity : double.NaN, animal, group, _columns.Text("pair")));
        return at;
    }

    string? GroupOf(int row)
    {
        foreach (var (group, rows) in _groups)
        {
            if ((row -= rows) < 0) return group;
        }

        return null;
    }

    internal static WellKind Kind(string? word, bool dilution) => word?.ToUpperInvariant() switch
    {
        null => dilution ? WellKind.Standard : WellKind.Unknown,
        "STD" or "STANDARD" or "DILUTION" or "S" => WellKind.Standard,
        "NTC" or "NTP" or "WATER" or "BLANK" or "NEG CTRL" => WellKind.NoTemplate,
        "NRT" or "NAC" or "-RT" or "NO RT" or "NORT" => WellKind.NoEnzyme,
        "POS" or "POSITIVE" or "POS CTRL" or "CALIBRATOR" => WellKind.Control,
        _ => WellKind.Unknown,
    };
}

/// <summary>What a table of Cq does not say itself.</summary>
/// <param name="Columns">Role and column, where names do not tell.</param>
/// <param name="Groups">Groups of the rows in order, for a table without a column of groups; empty for none.</param>
public sealed record QpcrTableOptions(
    ImmutableArray<(string Role, string Column)> Columns, ImmutableArray<(string Group, int Rows)> Groups);
