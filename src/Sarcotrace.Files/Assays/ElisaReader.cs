using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>
/// Wells of an immunoassay: a row a well, or the reader's grid (rows A to H, columns 1 to 12) with a table of what each holds.
/// </summary>
public sealed class ElisaReader
{
    static readonly (string Role, string[] Aliases)[] Roles =
    [
        ("plate", ["plateid", "plate name", "run"]),
        ("well", ["position", "well position", "place"]),
        ("kind", ["type", "content", "sample type", "well type", "role", "task"]),
        ("name", ["sample", "sample name", "sampleid", "id", "animal", "sample id"]),
        ("concentration", ["conc", "nominal", "standard concentration", "known", "expected"]),
        ("dilution", ["dilution factor", "df", "fold"]),
        ("signal", ["od", "absorbance", "od450", "reading", "value", "rfu", "rlu", "fluorescence", "mfi", "luminescence", "a450"]),
    ];

    static readonly HashSet<string> Overflow = new(StringComparer.OrdinalIgnoreCase)
        { "over", "ovrflw", "overflow", "sat", "saturated", ">max", "#sat", "over range" };

    readonly string _file;
    readonly Dictionary<string, double>? _grid;
    readonly List<Problem> _problems;
    readonly List<ElisaWell> _wells = [];

    ElisaReader(string file, Dictionary<string, double>? grid, IEnumerable<Problem> problems) =>
        (_file, _grid, _problems) = (file, grid, [.. problems]);

    /// <summary>Reads the wells.</summary>
    /// <param name="path">A row a well; or the reader's grid, where a layout is given.</param>
    /// <param name="layout">Table with the well, kind, name, concentration and dilution of a grid; null for none.</param>
    /// <param name="unit">Unit of the concentrations; null to take it from the header, as in "concentration (pg/mL)".</param>
    /// <param name="told">Role and column, where names do not tell.</param>
    /// <returns>The wells, or all problems.</returns>
    public static Loaded<ElisaTable> Read(
        string path, string? layout, string? unit, ImmutableArray<(string Role, string Column)> told)
    {
        if (layout is null) return Table(path, Path.GetFileNameWithoutExtension(path), unit, told, null, []);

        var grid = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        var problems = PlateGrid.Read(path, grid);
        return problems.Any(problem => problem.Severity == Severity.Error)
            ? new(null, problems)
            : Table(layout, Path.GetFileNameWithoutExtension(path), unit, told, grid, problems);
    }

    static Loaded<ElisaTable> Table(
        string path, string title, string? unit, ImmutableArray<(string Role, string Column)> told,
        Dictionary<string, double>? grid, ImmutableArray<Problem> before)
    {
        var name = Path.GetFileName(path);
        var (reader, opened) = TableFile.Open(path, name);
        if (reader is null) return new(null, [.. before, .. opened]);

        using (reader)
        {
            var (bracketed, found) = BracketedUnit.Of(reader.Headers, Roles, "concentration", told);
            var columns = new NamedColumns(reader, name, Roles, bracketed);
            var work = new ElisaReader(name, grid, [.. before, .. opened, .. columns.Problems]);
            string[] needed = grid is null ? ["kind", "concentration", "signal"] : ["kind", "concentration", "well"];
            foreach (var role in needed.Where(role => !columns.Has(role)))
            {
                work._problems.Add(new(name, 1, null, $"no column holds the {role}",
                    $"name it {role}, or say --map {role}=COLUMN"));
            }

            if (!work.Failed) work._problems.AddRange(TableFile.Reading(name, () => work.Rows(reader, columns)));
            if (!work.Failed && work._wells.Count == 0) work._problems.Add(new(name, null, null, "the table has no well", "export it again"));
            return work.Failed
                ? new(null, work._problems.Told(name, 40))
                : new(new(title, unit ?? found ?? "", [.. work._wells]), [.. work._problems]);
        }
    }

    bool Failed => _problems.Any(problem => problem.Severity == Severity.Error);

    void Rows(ITableReader reader, NamedColumns columns)
    {
        while (reader.Read())
        {
            if (columns.Text("kind") is not { } word) continue;

            if (Kind(word) is not { } kind)
            {
                Wrong(reader, columns.Header("kind"), $"'{word}' is not what a well holds", "write standard, blank, sample or control");
                continue;
            }

            var concentration = Concentration(reader, columns, kind);
            var dilution = Dilution(reader, columns);
            var place = columns.Text("well") ?? "";
            var name = columns.Text("name") ?? (kind is ElisaKind.Sample or ElisaKind.Control ? "" : kind.ToString().ToLowerInvariant());
            if (name.Length == 0)
            {
                Wrong(reader, columns.Header("name"), "the sample has no name", "name it; wells of one name and dilution are replicates");
                continue;
            }

            _wells.Add(new(columns.Text("plate") ?? "1", place, kind, name, concentration, dilution, Signal(reader, columns, place)));
        }
    }

    double Concentration(ITableReader reader, NamedColumns columns, ElisaKind kind)
    {
        var cell = columns.Look("concentration", out var value);
        if (cell == Cell.Number && value >= 0) return kind is ElisaKind.Standard or ElisaKind.Control ? value : double.NaN;
        if (kind == ElisaKind.Standard || cell == Cell.Number)
        {
            Wrong(reader, columns.Header("concentration"), $"'{columns.Text("concentration")}' is not the concentration of a standard",
                "write a number of 0 or more");
        }

        return double.NaN;
    }

    double Dilution(ITableReader reader, NamedColumns columns)
    {
        if (columns.Text("dilution") is not { } text) return 1;
        var cell = columns.Look("dilution", out var value);
        // 1:20 and 1/20 are ways to write 20.
        if (cell != Cell.Number && text.Split(':', '/') is ["1", var after]
            && double.TryParse(after, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor))
        {
            value = factor;
        }

        if (value >= 1 && double.IsFinite(value)) return value;

        Wrong(reader, columns.Header("dilution"), $"'{text}' is not a dilution", "write the factor, such as 20 for one part in twenty");
        return 1;
    }

    double Signal(ITableReader reader, NamedColumns columns, string place)
    {
        if (_grid is not null)
        {
            if (_grid.TryGetValue(PlateGrid.Plain(place), out var read)) return read;
            Wrong(reader, columns.Header("well"), $"the reader's grid has no well '{place}'", "write wells as A1 to H12");
            return double.NaN;
        }

        var cell = columns.Look("signal", out var value);
        if (cell == Cell.Number) return value;

        var text = columns.Text("signal") ?? "";
        if (cell == Cell.Text && !Overflow.Contains(text))
        {
            Wrong(reader, columns.Header("signal"), $"'{text}' is not a reading", "write a number, or leave the cell empty");
            return double.NaN;
        }

        _problems.Add(new(_file, reader.Row, columns.Header("signal"),
            text.Length == 0 ? "the well has no reading" : "the reader ran over", "it is left out", Severity.Warning));
        return double.NaN;
    }

    void Wrong(ITableReader reader, string column, string what, string remedy) =>
        _problems.Add(new(_file, reader.Row, column, what, remedy));

    static ElisaKind? Kind(string word) => word.Trim().ToUpperInvariant() switch
    {
        "STANDARD" or "STD" or "ST" or "S" or "CALIBRATOR" or "CAL" => ElisaKind.Standard,
        "BLANK" or "B" or "BL" or "BLK" or "BACKGROUND" or "NSB" => ElisaKind.Blank,
        "SAMPLE" or "UNKNOWN" or "UNK" or "UN" or "U" or "X" => ElisaKind.Sample,
        "CONTROL" or "QC" or "CTRL" or "C" => ElisaKind.Control,
        _ => null,
    };
}
