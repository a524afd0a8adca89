using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>How many people lie on the low side of one published cut-off, by itself and whatever their verdict.</summary>
sealed class CutoffCount
{
    readonly long[] _low = new long[3], _all = new long[3];
    readonly double[] _weightLow = new double[3], _weightAll = new double[3];
    readonly Cutoff[][] _of;
    Level[] _levels = [];

    CutoffCount(ImmutableArray<Cutoff> cutoffs)
    {
        Cutoffs = cutoffs;
        _of = [[], [.. cutoffs.Where(cutoff => cutoff.IsFor(Sex.Female))], [.. cutoffs.Where(cutoff => cutoff.IsFor(Sex.Male))]];
    }

    /// <summary>The cut-offs of one indicator: of men and women, and of each age.</summary>
    internal ImmutableArray<Cutoff> Cutoffs { get; }

    internal Cutoff First => Cutoffs[0];

    /// <summary>The groups of cut-offs that belong together.</summary>
    internal static IEnumerable<CutoffCount> Of(ImmutableArray<Cutoff> cutoffs) => cutoffs
        .GroupBy(cutoff => (cutoff.Slot, cutoff.Indicator))
        .Select(group => new CutoffCount([.. group]));

    /// <summary>The same cut-offs with nobody counted yet; what is kept of each person goes into the same place.</summary>
    internal CutoffCount Anew() => new(Cutoffs) { _levels = _levels };

    /// <summary>Adds the counts of other people.</summary>
    internal void Add(CutoffCount others)
    {
        for (var group = 0; group < _all.Length; group++)
        {
            _low[group] += others._low[group];
            _all[group] += others._all[group];
            _weightLow[group] += others._weightLow[group];
            _weightAll[group] += others._weightAll[group];
        }
    }

    /// <summary>Keeps what it says of each person, for <see cref="Each"/>.</summary>
    internal void KeepEach(int people) => _levels = new Level[people];

    /// <summary>Counts one person where a cut-off holds for them and they were measured.</summary>
    internal void Add(int row, Sex sex, double age, ReadOnlySpan<Quantity> person, double weight)
    {
        foreach (var cutoff in _of[(int)sex])
        {
            if (!cutoff.Holds(age)) continue;
            var level = cutoff.Judge(person[(int)cutoff.Indicator], Lean.AsTyped);
            if (level == Level.Missing) return;

            if (_levels.Length > 0) _levels[row] = level;
            Count(0, level, weight);
            Count((int)sex, level, weight);
            return;
        }
    }

    /// <summary>People below and people measured; unknown sex stands for everyone.</summary>
    internal (long Low, long Of) People(Sex sex) => (_low[(int)sex], _all[(int)sex]);

    /// <summary>Weighted share that is low; NaN without weights.</summary>
    internal double Share(Sex sex) => _weightAll[(int)sex] > 0 ? _weightLow[(int)sex] / _weightAll[(int)sex] : double.NaN;

    /// <summary>1 for each person on the low side, 0 for the others, NaN where it is not known; a row of the table each.</summary>
    internal double[] Each() => [.. _levels.Select(level => level switch { Level.Low => 1, Level.Normal => 0, _ => double.NaN })];

    /// <summary>The rule in words: "men grip &lt; 28 kg; women grip &lt; 18 kg".</summary>
    internal string Rule => string.Join("; ", Cutoffs.Select(cutoff => $"{Whom(cutoff)}{cutoff}"));

    void Count(int group, Level level, double weight)
    {
        _all[group]++;
        if (level == Level.Low) _low[group]++;
        if (double.IsNaN(weight)) return;

        _weightAll[group] += weight;
        if (level == Level.Low) _weightLow[group] += weight;
    }

    static string Whom(Cutoff cutoff)
    {
        var sex = cutoff.Sex switch { Sex.Male => "men ", Sex.Female => "women ", _ => "" };
        return (cutoff.AgeFrom, cutoff.AgeBelow) switch
        {
            ({ } from, { } below) => FormattableString.Invariant($"{sex}{from} to under {below} "),
            ({ } from, null) => FormattableString.Invariant($"{sex}from {from} "),
            _ => sex,
        };
    }
}
