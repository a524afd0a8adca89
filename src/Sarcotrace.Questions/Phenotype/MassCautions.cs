using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What to know about where muscle mass came from.</summary>
static class MassCautions
{
    const double HighestBmiForBia = 34;

    internal static IEnumerable<Caution?> Of(Census census) => [Borrowed(census), Refused(census), Outside(census), Doubtful(census), Heavy(census)];

    static Caution? Borrowed(Census census)
    {
        ImmutableArray<string> borrowers =
            [.. census.Judges.Where(judge => judge.BorrowsDxa).Select(judge => CutoffTable.Of(judge.Criterion).Name)];
        var used = census.Measured.Has(Indicator.Asm) || census.Measured.Has(Indicator.AsmPerHeight);
        return borrowers.IsEmpty || !used ? null : new(
            "bia-with-dxa-cut-offs",
            $"muscle mass was measured by BIA, and {string.Join(", ", borrowers)} "
            + $"set {(borrowers.Length == 1 ? "its" : "their")} cut-offs by DXA",
            "BIA gives more muscle than DXA does (22.1 against 19.9 kg in the men among 507 Koreans), so fewer people come out low",
            "read these verdicts as a lower bound, or calibrate BIA against DXA in some of your people",
            borrowers, [new("lee2018")]);
    }

    static Caution? Refused(Census census) => census.Reader.Mass.Refusal is not { } why ? null : new(
        "no-cut-off-fits-this-mass",
        $"no muscle mass was used: {why}",
        "a cut-off holds for the method that it was made with",
        "measure mass by DXA or BIA, choose an equation for your device, or use a criterion without mass",
        [census.Options.MassMethod], [new("chen2020")]);

    static Caution? Outside(Census census) => census.Odd(Oddity.OutsideEquation) is not { IsEmpty: false } ids ? null : new(
        "equation-outside-its-people",
        $"{Shown.People(ids.Length)} {(ids.Length == 1 ? "is" : "are")} outside the ages that {census.Options.MassMethod} was derived from; "
        + "their muscle mass is missing",
        "beyond its people an equation is an extrapolation with an error that nobody knows"
        + (census.Reader.Mass.Equation is { AgesConfirmed: false } ? "; which ages its people had is not confirmed" : ""),
        "choose an equation for their age, or measure them",
        ids, Cited(census));

    static Caution? Doubtful(Census census) => census.Reader.Mass is not { Equation: { } equation, Refusal: null } ? null : new(
        "mass-by-equation",
        $"muscle mass is estimated by {equation.Name}, derived from {equation.Population}"
        + (equation.Confirmed ? "" : "; its coefficients are not confirmed"),
        "an equation carries the bodies of the people it was made from into yours, and shrinks differences between people",
        "name the equation in the report, and check it against DXA in some of your people",
        [equation.Name], Cited(census));

    static Caution? Heavy(Census census)
    {
        var bmi = census.Values(Indicator.Bmi);
        if (census.Reader.Mass is not { Device: "bia", Basis: not null } || bmi.IsEmpty) return null;

        ImmutableArray<string> ids = [.. census.People.Ids.Where((_, row) => census.Values(Indicator.Bmi)[row] > HighestBmiForBia)];
        return ids.IsEmpty ? null : new(
            "bia-at-high-bmi",
            FormattableString.Invariant($"a body mass index above {HighestBmiForBia} goes with muscle mass by BIA in {Shown.Count(ids.Length)} of {Shown.Count(census.People.Count)} people"),
            "ESPEN/EASO calls BIA unreliable above it: the share of water in the body is no longer the one that its equations assume",
            "measure these people by DXA, or show the result without them",
            ids, [new("donini2022")]);
    }

    static ImmutableArray<Citation> Cited(Census census) =>
        census.Reader.Mass.Equation is { } equation ? [equation.Source] : [new("lee2018")];
}
