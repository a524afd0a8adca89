using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Who has sarcopenia, by which criteria, and who cannot be judged?</summary>
/// <remarks>
/// Describes a cohort by published criteria; it is no medical advice. Cut-offs are compared in decimal arithmetic, and what
/// was not measured is never taken for a value. O(rows × criteria), no randomness.
/// </remarks>
/// <param name="options">What may be chosen.</param>
/// <param name="threads">How many threads may work; answers do not depend on it.</param>
public sealed class SarcopeniaDiagnosis(PhenotypeOptions options, int threads = 1) : IQuestion<People>
{
    /// <inheritdoc/>
    public Answers Ask(People data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var census = new Census(data, options, threads, progress, cancel);
        ImmutableArray<Table> tables =
        [
            PrevalenceTable.Of(census), CutoffTables.Weakness(census), CutoffTables.Others(census),
            AgreementTable.Of(census), TableOne.Of(census), PeopleTable.Of(census),
        ];
        progress?.Report(new("Judging people", 1));
        return new(
            "phenotype", Prevalences.Of(census), [.. PhenotypeCautions.Of(census)], Unjudged(census), tables,
            PhenotypeMethods.Of(census), PhenotypeMethods.Sources(census));
    }

    // Everyone whom the primary criterion leaves open, with the reason: they are in no numerator and no denominator.
    static ImmutableArray<Exclusion> Unjudged(Census census)
    {
        var name = CutoffTable.Of(census.Options.Primary).Name;
        return
        [
            .. Enumerable.Range(0, census.People.Count)
                .Where(row => census.Primary(row).Sarcopenia == Level.Missing)
                .GroupBy(row => Gap(census, row), row => census.People.Ids[row])
                .Select(group => new Exclusion("phenotype", Reason(group.Key, name), "people", [.. group])),
        ];
    }

    // What else is missing says nothing of someone without sex or age, or too young.
    static (Verdict, Slots Lacking, bool HasSex, bool HasAge) Gap(Census census, int row)
    {
        var judgement = census.Primary(row);
        var (sex, age) = (census.People.Sex[row] != Sex.Unknown, census.Reader.Age(row) is not null);
        return judgement.Verdict switch
        {
            Verdict.OutsideAgeRange => (judgement.Verdict, Slots.None, true, true),
            Verdict.NotAssessable when !sex => (judgement.Verdict, Slots.None, false, true),
            Verdict.NotAssessable when !age => (judgement.Verdict, Slots.None, true, false),
            var verdict => (verdict, judgement.Lacking, true, true),
        };
    }

    static string Reason((Verdict Verdict, Slots Lacking, bool HasSex, bool HasAge) gap, string name) => gap switch
    {
        { Verdict: Verdict.OutsideAgeRange } => $"outside the age range of {name}",
        { HasSex: false } => "sex is missing",
        { HasAge: false } => "age is missing",
        _ => $"{Words.Of(gap.Verdict)}, missing: {Words.Of(gap.Lacking)}",
    };
}
