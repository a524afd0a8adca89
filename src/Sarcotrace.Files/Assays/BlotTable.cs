using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>Bands of a Western blot, a row a band.</summary>
public static class BlotTable
{
    static readonly (string Role, string[] Aliases)[] Roles =
    [
        ("gel", ["membrane", "blot", "gel/membrane"]), ("lane", ["well"]), ("animal", ["mouse", "rat", "subject", "animalid", "sample", "donor"]),
        ("group", ["treatment", "condition", "genotype", "arm"]), ("target", ["protein", "antibody"]),
        ("kind", ["type", "form"]), ("intensity", ["volume", "density", "area", "signal", "value", "adj volume", "intdens", "ratio"]),
        ("saturated", ["saturation", "clipped"]),
    ];

    /// <summary>Reads a table.</summary>
    /// <param name="path">Where it lies: csv, tsv, xlsx or Parquet.</param>
    /// <param name="columns">Role and column, where names do not tell.</param>
    /// <returns>The bands, or all problems.</returns>
    public static Loaded<BlotRun> Read(string path, ImmutableArray<(string Role, string Column)> columns)
    {
        var name = Path.GetFileName(path);
        var (reader, opened) = TableFile.Open(path, name);
        if (reader is null) return new(null, opened);

        using (reader)
        {
            var named = new NamedColumns(reader, name, Roles, columns);
            List<Problem> problems = [.. opened, .. named.Problems];
            foreach (var role in ((string[])["lane", "group", "target", "kind", "intensity"]).Where(role => !named.Has(role)))
                problems.Add(new(name, 1, role, "there is no such column", $"name it, or say --map {role}=COLUMN"));
            List<BlotBand> bands = [];
            if (problems.All(problem => problem.Severity != Severity.Error))
                problems.AddRange(TableFile.Reading(name, () => Rows(reader, named, name, bands, problems)));
            return problems.Any(problem => problem.Severity == Severity.Error)
                ? new(null, problems.Told(name, 40))
                : new(new(name, [.. bands]), [.. problems]);
        }
    }

    static void Rows(ITableReader reader, NamedColumns columns, string name, List<BlotBand> bands, List<Problem> problems)
    {
        while (reader.Read())
        {
            var (lane, target, kind) = (columns.Text("lane"), columns.Text("target"), Kind(columns.Text("kind")));
            var cell = columns.Look("intensity", out var intensity);
            if (kind is null) Complain("kind", $"'{columns.Text("kind")}' is no kind of band", "write phospho, total, loading, stain or ratio");
            if (lane is null) Complain("lane", "the lane is empty", "number it");
            if (target is null) Complain("target", "the protein is empty", "name it");
            if (columns.Text("group") is null) Complain("group", "the group is empty", "name it; leave out lanes of markers");
            if (cell == Cell.Text) Complain("intensity", $"'{columns.Text("intensity")}' is no number", "write the intensity");
            if (cell == Cell.Missing || lane is null || target is null || kind is null || columns.Text("group") is not { } group) continue;

            bands.Add(new(columns.Text("gel") ?? "", lane, columns.Text("animal"), group, target, kind.Value, intensity,
                columns.Text("saturated")?.ToUpperInvariant() is not (null or "0" or "FALSE" or "NO" or "N"), reader.Row));
        }

        void Complain(string role, string what, string remedy) => problems.Add(new(name, reader.Row, columns.Header(role), what, remedy));
    }

    static BandKind? Kind(string? word) => word?.ToUpperInvariant() switch
    {
        "PHOSPHO" or "P" or "MODIFIED" => BandKind.Phospho,
        "TOTAL" or "T" or "TARGET" => BandKind.Total,
        "LOADING" or "CONTROL" or "HOUSEKEEPING" => BandKind.Loading,
        "STAIN" or "PONCEAU" or "TOTAL PROTEIN" or "REVERT" or "STAIN-FREE" => BandKind.Stain,
        "RATIO" => BandKind.Ratio,
        _ => null,
    };
}
