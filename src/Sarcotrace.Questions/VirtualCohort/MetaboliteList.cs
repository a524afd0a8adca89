using System.Collections.Immutable;
using System.Globalization;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>The molecules of <c>metabolites.csv</c>, in its order.</summary>
static class MetaboliteList
{
    /// <summary>How many there are; a test holds it to the file.</summary>
    internal const int Count = 298;

    /// <summary>What makes metabolites go together; the first, common to all, is the plasma's concentration.</summary>
    internal static ImmutableArray<string> Factors { get; } =
    [
        "general", "aromatic_branched", "glycine_serine", "choline_oxidation", "other_amino", "energy", "retention",
        "acyl_medium", "acyl_long", "fatty_acid", "triacylglycerol", "tag_unsaturated", "phospholipid",
        "lysophospholipid", "sphingolipid", "bile_acid", "steroid", "gut", "coffee",
    ];

    /// <summary>Reads the list.</summary>
    internal static ImmutableArray<VirtualMetabolite> Shipped() =>
        [.. EmbeddedTable.Rows("metabolites.csv").Select(Molecule)];

    static VirtualMetabolite Molecule(ImmutableArray<string> cells) => new(
        new(cells[0], cells[1], OrNull(cells[2]), OrNull(cells[3]), OrNull(cells[4]), OrNull(cells[5])),
        MeanUmolPerL: Number(cells[6]),
        Cv: Number(cells[7]),
        MeanOrigin: cells[8],
        TechnicalCv: Number(cells[9]),
        BelowDetection: Number(cells[10]),
        Loadings(cells),
        AgePerYear: Number(cells[16]),
        MenOverWomen: Number(cells[17]),
        Effects: [Number(cells[19]), Number(cells[20]), Number(cells[21]), Number(cells[18]), Number(cells[22])],
        NotFasted: Number(cells[23]),
        Smoking: Number(cells[24]));

    static ImmutableArray<double> Loadings(ImmutableArray<string> cells)
    {
        var loadings = new double[Factors.Length];
        loadings[0] = Number(cells[11]);
        foreach (var (factor, loading) in ((string, string)[])[(cells[12], cells[13]), (cells[14], cells[15])])
        {
            if (factor.Length > 0) loadings[Factors.IndexOf(factor)] = Number(loading);
        }

        return [.. loadings];
    }

    static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);

    static string? OrNull(string cell) => cell.Length == 0 ? null : cell;
}
