using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Everyone's verdicts under every criterion asked for, and the measures they rest on.</summary>
/// <remarks>
/// Columns of small values, so that half a million people fit; one pass over the table after a first look. Blocks of
/// people are judged side by side and counted in their order, so that nothing depends on the number of threads.
/// </remarks>
sealed class Census
{
    readonly Judgement[][] _judgements;
    readonly Judgement[] _primary;
    readonly double[][] _values = new double[Indicators.Count][];
    readonly List<int> _borderline = [];
    readonly Dictionary<Oddity, List<int>> _odd = [];
    readonly uint[] _unable;

    internal Census(People people, PhenotypeOptions options, int threads, IProgress<Step>? progress, CancellationToken cancel)
    {
        (People, Options) = (people, options);
        Reader = new(people, options);
        Criteria = options.Asked;
        Weight = Weights.Of(people, options.Weight);
        var work = new BlockWork(people.Count, threads, progress, cancel);
        Measured = Look(work);

        Judges = [.. Criteria.Select(criterion => new Judge(criterion, options, Reader.Mass.Device, Measured))];
        Counts =
        [
            .. Judges.SelectMany(judge => CutoffCount.Of(judge.Cutoffs)),
            .. CutoffCount.Of([.. CutoffTable.All.Where(cutoff => cutoff.Criterion is null)]),
        ];
        LowGrip = Counts.FirstOrDefault(count =>
            count.First.Criterion == options.Primary && count.First is { Slot: Slot.Strength, Indicator: Indicator.Grip });
        if (Weight is not null) LowGrip?.KeepEach(people.Count);
        Agreement = new(Criteria.Length);
        _judgements = [.. Criteria.Select(_ => new Judgement[people.Count])];
        _primary = _judgements[Place(options.Primary)];
        _unable = new uint[people.Count];
        for (var i = 0; i < _values.Length; i++) _values[i] = new double[Measured.Has((Indicator)i) ? people.Count : 0];
        Everyone(work);
    }

    internal People People { get; }

    internal PhenotypeOptions Options { get; }

    internal PersonReader Reader { get; }

    internal ImmutableArray<Criterion> Criteria { get; }

    internal ImmutableArray<Judge> Judges { get; }

    internal ImmutableArray<CutoffCount> Counts { get; }

    /// <summary>People with low grip under the primary criterion; null where it has no cut-off for grip alone.</summary>
    internal CutoffCount? LowGrip { get; }

    internal AgreementCounts Agreement { get; }

    internal Weights? Weight { get; }

    /// <summary>Indicators that someone has.</summary>
    internal Indicators Measured { get; }

    /// <summary>Rows whose primary verdict hangs on how a value was rounded.</summary>
    internal IReadOnlyList<int> Borderline => _borderline;

    internal int Place(Criterion criterion) => Criteria.IndexOf(criterion);

    internal ImmutableArray<Judgement> Of(Criterion criterion) => ImmutableCollectionsMarshal.AsImmutableArray(_judgements[Place(criterion)]);

    internal Judgement Primary(int row) => _primary[row];

    /// <summary>The values of one indicator, NaN where missing or not able; empty where nobody has one.</summary>
    internal ImmutableArray<double> Values(Indicator indicator) => ImmutableCollectionsMarshal.AsImmutableArray(_values[(int)indicator]);

    /// <summary>Tests that the person tried and could not do.</summary>
    internal Indicators Unable(int row) => new(_unable[row]);

    /// <summary>Identifiers of the rows with that oddity.</summary>
    internal ImmutableArray<string> Odd(Oddity oddity) =>
        _odd.TryGetValue(oddity, out var rows) ? [.. rows.Select(row => People.Ids[row])] : [];

    Indicators Look(BlockWork work)
    {
        var seen = work.Do("Looking at people", 0, 0.3, (from, to) =>
        {
            var (person, block) = (new Quantity[Indicators.Count], 0u);
            for (var row = from; row < to; row++)
            {
                Reader.Read(row, person);
                for (var i = 0; i < person.Length; i++) block |= person[i].IsKnown || person[i].IsUnable ? 1u << i : 0;
            }

            return block;
        });
        return new(seen.Aggregate(0u, (all, block) => all | block));
    }

    void Everyone(BlockWork work)
    {
        foreach (var block in work.Do("Judging people", 0.3, 0.7, Judged))
        {
            foreach (var (count, own) in Counts.Zip(block.Counts)) count.Add(own);
            Agreement.Add(block.Agreement);
            _borderline.AddRange(block.Borderline);
            foreach (var (oddity, rows) in block.Odd) (_odd.TryGetValue(oddity, out var known) ? known : _odd[oddity] = []).AddRange(rows);
        }
    }

    Block Judged(int from, int to)
    {
        var block = new Block([.. Counts.Select(count => count.Anew())], new(Criteria.Length), [], []);
        var person = new Quantity[Indicators.Count];
        var primary = Judges[Place(Options.Primary)];
        for (var row = from; row < to; row++)
        {
            block.Note(row, Reader.Read(row, person));
            Keep(row, person);
            var (sex, age) = (People.Sex[row], Reader.Age(row));
            for (var i = 0; i < Judges.Length; i++) _judgements[i][row] = Judges[i].Of(sex, age, person);
            block.Agreement.Add(_judgements, row);
            if (age is { } years)
            {
                foreach (var count in block.Counts) count.Add(row, sex, years, person, Weight?.Of(row) ?? double.NaN);
            }

            if (primary.Of(sex, age, person, Lean.Low).Verdict != primary.Of(sex, age, person, Lean.Normal).Verdict) block.Borderline.Add(row);
        }

        return block;
    }

    void Keep(int row, ReadOnlySpan<Quantity> person)
    {
        for (var i = 0; i < person.Length; i++)
        {
            if (_values[i].Length > 0) _values[i][row] = person[i].Value;
            if (person[i].IsUnable) _unable[row] |= 1u << i;
        }
    }

    /// <summary>What was counted in one block of people.</summary>
    sealed record Block(ImmutableArray<CutoffCount> Counts, AgreementCounts Agreement, List<int> Borderline, Dictionary<Oddity, List<int>> Odd)
    {
        internal void Note(int row, Oddity odd)
        {
            if (odd == Oddity.None) return;
            foreach (var one in Enum.GetValues<Oddity>())
            {
                if (one == Oddity.None || !odd.HasFlag(one)) continue;
                if (!Odd.TryGetValue(one, out var rows)) Odd[one] = rows = [];
                rows.Add(row);
            }
        }
    }
}
