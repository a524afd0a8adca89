using System.Collections.Immutable;
using Sarcotrace.Core;

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
        CompiledTable.Read(typeof(MetaboliteList), "metabolites.csv", Molecule);

    static VirtualMetabolite Molecule(CompiledRow row) => new(
        new(row["id"], row["name"], row.Text("hmdb"), row.Text("refmet"), row.Text("class"), row.Text("pathway")),
        MeanUmolPerL: row.Needed<double>("mean_umol_l"),
        Cv: row.Needed<double>("cv"),
        MeanOrigin: row["mean_origin"],
        TechnicalCv: row.Needed<double>("technical_cv"),
        BelowDetection: OrZero(row, "below_detection"),
        Loadings(row),
        AgePerYear: OrZero(row, "age"),
        MenOverWomen: OrZero(row, "sex"),
        Effects: [OrZero(row, "asmi"), OrZero(row, "grip"), OrZero(row, "gait"), OrZero(row, "bmi"), OrZero(row, "egfr")],
        NotFasted: OrZero(row, "not_fasted"),
        Smoking: OrZero(row, "smoking"));

    static ImmutableArray<double> Loadings(CompiledRow row)
    {
        var loadings = new double[Factors.Length];
        loadings[0] = OrZero(row, "general");
        foreach (var (block, loading) in ((string, string)[])[("block", "loading"), ("block2", "loading2")])
        {
            if (row.Text(block) is not null) loadings[Factors.IndexOf(row.Word(block, Factors.AsSpan()))] = row.Needed<double>(loading);
        }

        return [.. loadings];
    }

    static double OrZero(CompiledRow row, string column) => row.Number<double>(column) ?? 0;
}
