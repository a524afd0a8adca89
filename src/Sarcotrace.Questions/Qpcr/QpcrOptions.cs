using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>How amounts follow from cycles.</summary>
public enum Amounts
{
    /// <summary>With each gene's efficiency where all are known, else as if every cycle doubled.</summary>
    Known,

    /// <summary>Every cycle doubles (Livak).</summary>
    Doubling,

    /// <summary>With each gene's efficiency (Pfaffl); a gene without one is not answered.</summary>
    Corrected,
}

/// <summary>How two groups are compared, on the log2 scale.</summary>
public enum Comparison
{
    /// <summary>t of groups that need not vary alike.</summary>
    Welch,

    /// <summary>t of groups that vary alike.</summary>
    Pooled,

    /// <summary>Wilcoxon's ranks with the shift of Hodges and Lehmann.</summary>
    Wilcoxon,
}

/// <summary>What counts as one.</summary>
public enum CountedUnit
{
    /// <summary>The animal; samples of one are averaged.</summary>
    Animal,

    /// <summary>The sample.</summary>
    Sample,

    /// <summary>The well, as some published examples do.</summary>
    Well,
}

/// <summary>Whether gene and reference were measured in the same sample.</summary>
public enum Tubes
{
    /// <summary>They were: the difference is taken sample by sample.</summary>
    Same,

    /// <summary>They were not: means are subtracted and their variances added.</summary>
    Separate,
}

/// <summary>What becomes of a well that never reached the threshold.</summary>
public enum Undetermined
{
    /// <summary>It is left out.</summary>
    Exclude,

    /// <summary>It counts as the last cycle.</summary>
    LastCycle,
}

/// <summary>How p is corrected for the number of comparisons.</summary>
public enum Correction
{
    /// <summary>Benjamini and Hochberg.</summary>
    Bh,

    /// <summary>Holm.</summary>
    Holm,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>What may be chosen when expression is compared.</summary>
public sealed record QpcrOptions
{
    /// <value>Reference genes; none means those that the file marks.</value>
    public ImmutableArray<string> References { get; init; } = [];

    /// <value>The control group; its mean is the calibrator.</value>
    public string Control { get; init; } = "";

    /// <value>Genes with their efficiencies, such as <c>Gapdh=0.97</c>; 1 is doubling.</value>
    public ImmutableArray<string> Efficiencies { get; init; } = [];

    /// <value>How amounts follow from cycles.</value>
    public Amounts Amounts { get; init; }

    /// <value>How groups are compared.</value>
    public Comparison Test { get; init; }

    /// <value>Whether groups are compared within pairs: the pair column, or animals that stand in both groups.</value>
    public bool Paired { get; init; }

    /// <value>What counts as one.</value>
    public CountedUnit Unit { get; init; }

    /// <value>Whether gene and reference come from the same sample.</value>
    public Tubes Tubes { get; init; }

    /// <value>What becomes of a well without Cq.</value>
    public Undetermined Undetermined { get; init; }

    /// <value>Cycle from which a Cq counts as undetermined; 20 to 100, by default 40.</value>
    public double LastCycle { get; init => field = Require.Within(20.0, 100, value); } = 40;

    /// <value>Standard deviation of technical replicates, in cycles, above which they are flagged; by default 0.3.</value>
    public double ReplicateSpread { get; init => field = Require.Between(0, 10, value); } = 0.3;

    /// <value>Correction for the number of comparisons.</value>
    public Correction Correction { get; init; }

    /// <value>Confidence of the intervals, strictly between 0 and 1; by default 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;

    /// <summary>The reference genes that hold for a run, in its order.</summary>
    public ImmutableArray<int> ReferencesIn(QpcrRun run) =>
    [
        .. Enumerable.Range(0, run.Targets.Length)
            .Where(at => References.IsEmpty ? run.Targets[at].Reference : References.Contains(run.Targets[at].Id)),
    ];

    /// <summary>What of these options does not fit a run.</summary>
    /// <param name="run">What they are to be used on.</param>
    public ImmutableArray<Problem> Misfits(QpcrRun run)
    {
        List<Problem> problems = [];
        string[] targets = [.. run.Targets.Select(target => target.Id)];
        string[] groups = [.. run.Samples.Select(sample => sample.Group).OfType<string>().Distinct()];
        foreach (var gene in References.Concat(Efficiencies.Select(word => word.Split('=')[0].Trim())).Where(gene => !targets.Contains(gene)))
            Add("--reference", gene, "no such gene was measured", $"measured: {string.Join(", ", targets.Take(30))}");
        foreach (var word in Efficiencies.Where(word => EfficiencyOf(word) is null))
            Add("--efficiency", word, "this is not gene=efficiency between 0.3 and 1.5", "write for example Gapdh=0.97; 1 is doubling");
        // A plate of standards alone still tells efficiencies.
        if (groups.Length == 0 && run.Samples.Any(sample => sample is { Kind: WellKind.Standard, Quantity: > 0 })) return [.. problems];
        if (ReferencesIn(run).IsEmpty)
            Add("--reference", null, "no reference gene is named", $"name one or more of {string.Join(", ", targets.Take(30))}");
        if (groups.Length == 0)
            Add(run.File, null, "no sample has a group", "add a column group, or a table of samples with --samples");
        else if (!groups.Contains(Control))
            Add("--control", Control.Length > 0 ? Control : null, "this names no group", $"choose one of {string.Join(", ", groups.Take(30))}");
        if (Tubes == Tubes.Separate && (Test != Comparison.Welch || Paired))
            Add("--tubes", "separate", "means of separate tubes are compared by Welch's t alone", "leave the test as it is, and do not pair");
        return [.. problems];

        void Add(string where, string? column, string what, string remedy) => problems.Add(new(where, null, column, what, remedy));
    }

    /// <summary>The efficiency that a word gives, or null.</summary>
    internal static double? EfficiencyOf(string word) =>
        word.Split('=') is [_, var text] && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && value is >= 0.3 and <= 1.5 ? value : null;
}
