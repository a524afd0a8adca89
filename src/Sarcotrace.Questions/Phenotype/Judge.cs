using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>One criterion made ready for one table: which cut-offs apply, and which tests its parts need.</summary>
sealed class Judge
{
    const int Parts = (int)Slot.Alternate;

    static readonly Sex[] Sexes = [Sex.Unknown, Sex.Female, Sex.Male];

    readonly PhenotypeOptions _options;
    readonly int? _ageFrom;
    readonly Cutoff[][] _slots;
    readonly Indicators _protocol;
    readonly Slots _named;

    /// <param name="criterion">Which.</param>
    /// <param name="options">How it is applied.</param>
    /// <param name="device">How mass was measured: dxa, bia or anthropometry.</param>
    /// <param name="measured">Indicators that someone in the table has.</param>
    internal Judge(Criterion criterion, PhenotypeOptions options, string device, Indicators measured)
    {
        (Criterion, _options) = (criterion, options);
        var consensus = CutoffTable.Of(criterion);
        _ageFrom = consensus.ByCountry ? options.OlderFrom : consensus.AgeFrom;
        Cutoffs = [.. CutoffTable.All.Where(cutoff => cutoff.Criterion == criterion && ForPopulation(cutoff) && Wanted(cutoff))];

        // Named whatever the method: a mass that no cut-off fits is a part that is missing, not one that does not count.
        _named = Cutoffs.Where(cutoff => cutoff.Slot < Slot.Alternate)
            .Aggregate(Slots.None, (named, cutoff) => named | (Slots)(1 << (int)cutoff.Slot));
        var fits = Cutoffs.Any(cutoff => cutoff.Slot == Slot.Mass && cutoff.Method == device);
        BorrowsDxa = !fits && device == "bia" && Cutoffs.Any(cutoff => cutoff.Slot == Slot.Mass);
        var method = BorrowsDxa ? "dxa" : device;
        Cutoffs = [.. Cutoffs.Where(cutoff => cutoff.Method == "any" || cutoff.Method == method)];
        _slots = [.. Sexes.SelectMany(sex => Enumerable.Range(0, Parts).Select(slot => Of(slot, sex)))];
        _protocol = options.Tests == TestsNeeded.Measured ? measured : new(uint.MaxValue);
    }

    internal Criterion Criterion { get; }

    /// <summary>The cut-offs in use, those of alternates and screens among them.</summary>
    internal ImmutableArray<Cutoff> Cutoffs { get; }

    /// <summary>Whether BIA values are held against cut-offs that were made by DXA.</summary>
    internal bool BorrowsDxa { get; }

    /// <summary>The verdict about one person.</summary>
    internal Judgement Of(Sex sex, double? age, ReadOnlySpan<Quantity> person, Lean lean = Lean.AsTyped)
    {
        if (sex == Sex.Unknown || age is not { } years) return Judgement.Unmade(Verdict.NotAssessable);
        if (TooYoung(years)) return Judgement.Unmade(Verdict.OutsideAgeRange);

        Span<Indicators> because = stackalloc Indicators[Parts];
        Span<Level> levels = stackalloc Level[Parts];
        for (var slot = 0; slot < levels.Length; slot++)
            levels[slot] = Part((Slot)slot, sex, years, person, lean, out because[slot]);
        if (Criterion == Criterion.EspenEaso && _options.Suspicion == Suspicion.Assumed) levels[(int)Slot.Risk] = Level.Low;

        var parts = new Phenotype.Parts(levels[0], levels[1], levels[2], levels[3], levels[4], levels[5]);
        var verdict = VerdictRules.Of(Criterion, parts);
        return new(
            verdict, VerdictRules.Sarcopenia(Criterion, parts), Decided(verdict, levels, because),
            Those(levels, Level.Missing), Those(levels, Level.Low));
    }

    /// <summary>The level of one part, and the measures that made it so.</summary>
    internal Level Part(Slot slot, Sex sex, double age, ReadOnlySpan<Quantity> person, Lean lean, out Indicators because)
    {
        Indicators low = default, normal = default;
        var open = false;
        foreach (var cutoff in _slots[(int)sex * Parts + (int)slot])
        {
            if (!cutoff.Holds(age) || !Counts(cutoff, person)) continue;
            switch (cutoff.Judge(person[(int)cutoff.Indicator], lean))
            {
                case Level.Low: low |= Indicators.Of(cutoff.Indicator); break;
                case Level.Normal: normal |= Indicators.Of(cutoff.Indicator); break;
                default: open |= _protocol.Has(cutoff.Indicator); break;
            }
        }

        because = low.Bits != 0 ? low : normal;
        if (low.Bits != 0) return Level.Low;
        return normal.Bits == 0 || (open && _options.Tests != TestsNeeded.One) ? Level.Missing : Level.Normal;
    }

    Cutoff[] Of(int slot, Sex sex) => [.. Cutoffs.Where(cutoff => (int)cutoff.Slot == slot && cutoff.IsFor(sex))];

    bool TooYoung(double age) => age < _ageFrom && (_options.AgeRanges || Criterion == Criterion.Awgs2025);

    // In EWGSOP2 chair stands replace a grip that was not measured; they do not overrule one that was.
    bool Counts(Cutoff cutoff, ReadOnlySpan<Quantity> person)
    {
        if (Criterion != Criterion.Ewgsop2 || cutoff.Slot != Slot.Strength) return true;
        var grip = person[(int)Indicator.Grip].IsKnown;
        return _options.ChairStand switch
        {
            ChairStandRule.Substitute => cutoff.Indicator == Indicator.ChairStand ? !grip : grip,
            ChairStandRule.Never => cutoff.Indicator == Indicator.Grip,
            _ => true,
        };
    }

    bool ForPopulation(Cutoff cutoff) =>
        cutoff.Population == "any" || string.Equals(cutoff.Population, _options.Population.ToString(), StringComparison.OrdinalIgnoreCase);

    bool Wanted(Cutoff cutoff)
    {
        if (cutoff.Slot != Slot.Mass) return true;
        var index = Criterion switch
        {
            Criterion.Awgs2025 => _options.Awgs2025Mass,
            Criterion.Ewgsop2 => _options.Ewgsop2Mass,
            _ => MassIndex.Either,
        };
        return index == MassIndex.Either || (index == MassIndex.Height) == (cutoff.Indicator == Indicator.AsmPerHeight);
    }

    Slots Those(ReadOnlySpan<Level> levels, Level wanted)
    {
        var those = Slots.None;
        for (var slot = 0; slot < levels.Length; slot++)
        {
            if (levels[slot] == wanted) those |= (Slots)(1 << slot);
        }

        return those & _named;
    }

    // Low parts make a diagnosis, normal ones refute it; a part that a rule never names decides nothing.
    Indicators Decided(Verdict verdict, ReadOnlySpan<Level> levels, ReadOnlySpan<Indicators> because)
    {
        if (verdict is Verdict.Indeterminate or Verdict.NotAssessable) return default;
        var side = verdict is Verdict.NotSarcopenia or Verdict.AtMostPossible ? Level.Normal : Level.Low;
        Indicators decided = default;
        for (var slot = 0; slot < levels.Length; slot++)
        {
            var named = !(Criterion == Criterion.Fnih && slot == (int)Slot.Performance);
            if (levels[slot] == side && named) decided |= because[slot];
        }

        return decided;
    }
}
