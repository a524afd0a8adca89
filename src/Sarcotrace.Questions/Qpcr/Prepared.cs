using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>One that is counted: an animal in one group.</summary>
/// <param name="Name">Animal, or sample where no animal is named.</param>
/// <param name="Group">Its group.</param>
/// <param name="Pair">What it is compared within; its own name where nothing is given.</param>
/// <param name="Samples">Places of its samples.</param>
sealed record Counted(string Name, string Group, string Pair, ImmutableArray<int> Samples);

/// <summary>A run as the comparison needs it: technical replicates averaged, amounts on the log2 scale, units named.</summary>
sealed class Prepared
{
    readonly Dictionary<(int Sample, int Target), Replicate> _replicates;

    internal Prepared(QpcrRun given, QpcrOptions options)
    {
        Options = options;
        Given = given;
        Run = options.Unit == CountedUnit.Well ? Replicate.Apart(given) : given;
        Replicates = Replicate.Of(Run, options);
        _replicates = Replicates.ToDictionary(one => (one.Sample, one.Target));
        References = options.ReferencesIn(Run);
        Genes = [.. Replicates.Where(one => IsStudied(one.Sample)).Select(one => one.Target).Distinct().Except(References).Order()];
        // A series is read from all its wells, whatever counts as one.
        Efficiencies = Efficiency.Of(given, Replicate.Of(given, options), options);
        Corrected = options.Amounts == Amounts.Corrected
            || options.Amounts == Amounts.Known && Genes.Concat(References).All(target => double.IsFinite(Efficiencies[target].Value));
        Units = [.. Count()];
        Groups = [.. Units.Select(unit => unit.Group).Distinct().OrderBy(group => group != options.Control)];
    }

    internal QpcrOptions Options { get; }

    internal QpcrRun Given { get; }

    internal QpcrRun Run { get; }

    internal ImmutableArray<Replicate> Replicates { get; }

    internal ImmutableArray<int> References { get; }

    /// <summary>Genes that are asked about.</summary>
    internal ImmutableArray<int> Genes { get; }

    internal ImmutableArray<Efficiency> Efficiencies { get; }

    /// <summary>Whether amounts follow from each gene's efficiency.</summary>
    internal bool Corrected { get; }

    internal ImmutableArray<Counted> Units { get; }

    /// <summary>Groups, the control first.</summary>
    internal ImmutableArray<string> Groups { get; }

    /// <summary>Replicates of the samples that are compared.</summary>
    internal IEnumerable<Replicate> Studied => Replicates.Where(one => IsStudied(one.Sample));

    internal bool IsStudied(int sample) => Run.Samples[sample] is { Kind: WellKind.Unknown, Group: not null };

    internal string Name(int target) => Run.Targets[target].Id;

    /// <summary>The mean Cq of a gene over a unit's samples; NaN where there is none.</summary>
    internal double Cycles(Counted unit, int target) => Over(unit, sample => Cycles(sample, target));

    /// <summary>log2 of the amount of a gene in a unit, up to a constant.</summary>
    internal double Amount(Counted unit, int target, bool corrected) => Over(unit, sample => Amount(sample, target, corrected));

    /// <summary>log2 of the geometric mean amount of the reference genes in a unit; NaN where one is missing.</summary>
    internal double ReferenceAmount(Counted unit, bool corrected) => Over(unit, sample => ReferenceAmount(sample, corrected));

    /// <summary>log2 of a gene's amount over that of the references, sample by sample; NaN where a part is missing.</summary>
    internal double Normalised(Counted unit, int target, bool corrected) =>
        Over(unit, sample => Amount(sample, target, corrected) - ReferenceAmount(sample, corrected));

    double ReferenceAmount(int sample, bool corrected) =>
        Mean.Of([.. References.Select(reference => Amount(sample, reference, corrected))]);

    double Amount(int sample, int target, bool corrected) =>
        -Cycles(sample, target) * (corrected ? Elementary.Log2(1 + Efficiencies[target].Value) : 1);

    double Cycles(int sample, int target) => _replicates.TryGetValue((sample, target), out var one) ? one.Mean : double.NaN;

    static double Over(Counted unit, Func<int, double> of)
    {
        double[] values = [.. unit.Samples.Select(of).Where(double.IsFinite)];
        return values.Length == 0 ? double.NaN : Mean.Of(values);
    }

    IEnumerable<Counted> Count() =>
        from sample in Enumerable.Range(0, Run.Samples.Length)
        where IsStudied(sample)
        let one = Run.Samples[sample]
        let name = Options.Unit == CountedUnit.Animal ? one.Animal ?? one.Id : one.Id
        group sample by (Name: name, Group: one.Group!) into samples
        let first = Run.Samples[samples.First()]
        select new Counted(samples.Key.Name, samples.Key.Group, first.Pair ?? first.Animal ?? samples.Key.Name, [.. samples]);
}
