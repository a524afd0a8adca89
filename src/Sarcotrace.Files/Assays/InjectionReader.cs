using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>Peak areas of targeted chromatography: a row an injection and analyte.</summary>
public static class InjectionReader
{
    static readonly (string Role, string[] Aliases)[] Roles =
    [
        ("order", ["injection", "run order", "sequence", "injection number", "run"]),
        ("kind", ["type", "sample type", "content"]),
        ("name", ["sample", "sample name", "sample id", "id"]),
        ("analyte", ["compound", "metabolite", "component", "component name"]),
        ("nominal", ["concentration", "conc", "actual concentration", "expected", "known"]),
        ("area", ["peak area", "analyte peak area", "analyte area", "response"]),
        ("internal", ["is area", "internal standard", "internal area", "istd area", "is peak area", "internal standard area"]),
        ("dilution", ["dilution factor", "df"]),
    ];

    static readonly string[] Needed = ["kind", "nominal", "area"];

    /// <summary>Reads the injections.</summary>
    /// <param name="path">A table: csv, tsv, xlsx or Parquet.</param>
    /// <param name="unit">Unit of the concentrations; null to take it from the header, as in "nominal (umol/L)".</param>
    /// <param name="told">Role and column, where names do not tell.</param>
    /// <returns>The injections, or all problems.</returns>
    public static Loaded<InjectionTable> Read(string path, string? unit, ImmutableArray<(string Role, string Column)> told)
    {
        var name = Path.GetFileName(path);
        var (reader, opened) = TableFile.Open(path, name);
        if (reader is null) return new(null, opened);

        using (reader)
        {
            var (bracketed, found) = BracketedUnit.Of(reader.Headers, Roles, "nominal", told);
            var columns = new NamedColumns(reader, name, Roles, bracketed);
            List<Problem> problems = [.. opened, .. columns.Problems];
            foreach (var role in Needed.Where(role => !columns.Has(role)))
                problems.Add(new(name, 1, null, $"no column holds the {role}", $"name it {role}, or say --map {role}=COLUMN"));
            List<Injection> all = [];
            bool Failed() => problems.Any(problem => problem.Severity == Severity.Error);
            if (!Failed()) problems.AddRange(TableFile.Reading(name, () => Rows(reader, columns, name, all, problems)));
            if (!Failed() && all.Count == 0) problems.Add(new(name, null, null, "the table has no injection", "export it again"));
            return Failed()
                ? new(null, problems.Told(name, 40))
                : new(new(Path.GetFileNameWithoutExtension(path), unit ?? found ?? "", [.. all]), [.. problems]);
        }
    }

    static void Rows(ITableReader reader, NamedColumns columns, string name, List<Injection> all, List<Problem> problems)
    {
        while (reader.Read())
        {
            if (columns.Text("kind") is not { } word) continue;
            if (Kind(word) is not { } kind)
            {
                problems.Add(new(name, reader.Row, columns.Header("kind"), $"'{word}' is not what is injected",
                    "write standard, blank, sample, control, neat, after or before"));
                continue;
            }

            var nominal = Number(reader, columns, name, "nominal", problems);
            if (kind is InjectionKind.Standard && !(nominal >= 0))
                problems.Add(new(name, reader.Row, columns.Header("nominal"), "a standard has no concentration", "write a number of 0 or more"));
            var dilution = columns.Has("dilution") ? Number(reader, columns, name, "dilution", problems) : 1;
            if (dilution < 1) problems.Add(new(name, reader.Row, columns.Header("dilution"), $"{dilution} is not a dilution", "write the factor, such as 10"));
            var order = Number(reader, columns, name, "order", problems);
            all.Add(new(
                double.IsNaN(order) ? all.Count + 1 : (int)order, kind, columns.Text("name") ?? kind.ToString().ToLowerInvariant(),
                columns.Text("analyte") ?? "analyte", kind is InjectionKind.Sample or InjectionKind.Blank ? double.NaN : nominal,
                Number(reader, columns, name, "area", problems), Number(reader, columns, name, "internal", problems),
                double.IsNaN(dilution) ? 1 : dilution));
        }
    }

    static double Number(ITableReader reader, NamedColumns columns, string name, string role, List<Problem> problems)
    {
        var cell = columns.Look(role, out var value);
        if (cell == Cell.Text || (cell == Cell.Number && value < 0))
        {
            problems.Add(new(name, reader.Row, columns.Header(role), $"'{columns.Text(role)}' is not a number of 0 or more",
                "mend it, or leave the cell empty"));
        }
        return cell == Cell.Number ? value : double.NaN;
    }

    static InjectionKind? Kind(string word) => word.Trim().ToUpperInvariant() switch
    {
        "STANDARD" or "STD" or "S" or "CAL" or "CALIBRATOR" => InjectionKind.Standard,
        "BLANK" or "BLK" or "B" or "SOLVENT" or "DOUBLE BLANK" => InjectionKind.Blank,
        "SAMPLE" or "UNKNOWN" or "UNK" or "X" => InjectionKind.Sample,
        "CONTROL" or "QC" or "QUALITY CONTROL" => InjectionKind.Control,
        "NEAT" => InjectionKind.Neat,
        "AFTER" or "POST" or "POST-SPIKE" or "POST-EXTRACTION" => InjectionKind.AddedAfter,
        "BEFORE" or "PRE" or "PRE-SPIKE" or "PRE-EXTRACTION" => InjectionKind.AddedBefore,
        _ => null,
    };
}
