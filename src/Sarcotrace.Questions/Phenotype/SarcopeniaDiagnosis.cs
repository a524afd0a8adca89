using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Who has sarcopenia, by which criteria, and who cannot be judged?</summary>
/// <remarks>
/// Describes a cohort by published criteria; it is no medical advice. Cut-offs are compared in decimal arithmetic, and what
/// was not measured is never taken for a value. O(rows × criteria), no randomness.
/// </remarks>
public sealed class SarcopeniaDiagnosis(PhenotypeOptions options) : IQuestion<People>
{
    /// <inheritdoc/>
    public Answers Ask(People data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var census = new Census(data, options, progress, cancel);
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
                .GroupBy(row => Reason(census, row, name))
                .Select(group => new Exclusion("phenotype", group.Key, "people", [.. group.Select(row => census.People.Ids[row])])),
        ];
    }

    static string Reason(Census census, int row, string name)
    {
        var judgement = census.Primary(row);
        return judgement.Verdict switch
        {
            Verdict.OutsideAgeRange => $"outside the age range of {name}",
            Verdict.NotAssessable when census.People.Sex[row] == Sex.Unknown => "sex is missing",
            Verdict.NotAssessable when census.Reader.Age(row) is null => "age is missing",
            var verdict => $"{Words.Of(verdict)}, missing: {Words.Of(judgement.Lacking)}",
        };
    }
}
