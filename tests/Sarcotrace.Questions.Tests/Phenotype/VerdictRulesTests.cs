using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>What is missing is never a value: L low, N normal, - missing, in the order strength, performance, mass.</summary>
public class VerdictRulesTests
{
    [Theory]
    [InlineData("LLL", Verdict.Severe), InlineData("LNL", Verdict.Sarcopenia), InlineData("NLL", Verdict.Sarcopenia)]
    [InlineData("L-L", Verdict.SeverityNotAssessable), InlineData("-LL", Verdict.SeverityNotAssessable)]
    [InlineData("N-L", Verdict.Indeterminate), InlineData("-NL", Verdict.Indeterminate), InlineData("--L", Verdict.Indeterminate)]
    [InlineData("NNL", Verdict.NotSarcopenia), InlineData("NNN", Verdict.NotSarcopenia), InlineData("NN-", Verdict.NotSarcopenia)]
    [InlineData("L--", Verdict.Possible), InlineData("-L-", Verdict.Possible), InlineData("LN-", Verdict.Possible), InlineData("LLN", Verdict.Possible)]
    [InlineData("N-N", Verdict.AtMostPossible), InlineData("--N", Verdict.AtMostPossible)]
    [InlineData("N--", Verdict.Indeterminate), InlineData("---", Verdict.NotAssessable)]
    public void Awgs_2019(string parts, Verdict expected) => Gives(Criterion.Awgs2019, parts, expected);

    [Theory]
    [InlineData("L-L", Verdict.Sarcopenia), InlineData("LNN", Verdict.Possible), InlineData("L--", Verdict.Possible)]
    [InlineData("NLL", Verdict.NotSarcopenia), InlineData("N--", Verdict.NotSarcopenia), InlineData("--N", Verdict.NotSarcopenia)]
    [InlineData("-LL", Verdict.Indeterminate), InlineData("-L-", Verdict.NotAssessable)]
    public void Awgs_2025_takes_no_performance(string parts, Verdict expected) => Gives(Criterion.Awgs2025, parts, expected);

    [Theory]
    [InlineData("NLL", Verdict.NotSarcopenia), InlineData("N--", Verdict.NotSarcopenia)]
    [InlineData("L--", Verdict.Probable), InlineData("LLN", Verdict.Probable), InlineData("LL-", Verdict.Probable)]
    [InlineData("L-L", Verdict.SeverityNotAssessable), InlineData("LNL", Verdict.Sarcopenia), InlineData("LLL", Verdict.Severe)]
    [InlineData("-LL", Verdict.Indeterminate), InlineData("--L", Verdict.Indeterminate), InlineData("---", Verdict.NotAssessable)]
    public void Ewgsop2(string parts, Verdict expected) => Gives(Criterion.Ewgsop2, parts, expected);

    [Theory]
    [InlineData("NNL", Verdict.LowMass), InlineData("LNL", Verdict.Sarcopenia), InlineData("LLL", Verdict.Severe)]
    [InlineData("N-L", Verdict.Indeterminate), InlineData("L-L", Verdict.SeverityNotAssessable), InlineData("LLN", Verdict.NotSarcopenia)]
    [InlineData("NN-", Verdict.NotSarcopenia), InlineData("LL-", Verdict.Indeterminate)]
    public void Ewgsop_2010(string parts, Verdict expected) => Gives(Criterion.Ewgsop2010, parts, expected);

    [Theory]
    [InlineData("L-L", Verdict.Sarcopenia), InlineData("-LL", Verdict.Sarcopenia), InlineData("NNL", Verdict.NotSarcopenia)]
    [InlineData("LL-", Verdict.Indeterminate), InlineData("LLN", Verdict.NotSarcopenia), InlineData("N-L", Verdict.Indeterminate)]
    public void Awgs_2014(string parts, Verdict expected) => Gives(Criterion.Awgs2014, parts, expected);

    [Theory]
    [InlineData("LL-", Verdict.Sarcopenia), InlineData("N--", Verdict.NotSarcopenia), InlineData("-N-", Verdict.NotSarcopenia)]
    [InlineData("L--", Verdict.Indeterminate), InlineData("-L-", Verdict.Indeterminate), InlineData("--L", Verdict.NotAssessable)]
    public void Sdoc_takes_no_mass(string parts, Verdict expected) => Gives(Criterion.Sdoc, parts, expected);

    [Theory]
    [InlineData("-LL", Verdict.Sarcopenia), InlineData("LN-", Verdict.NotSarcopenia), InlineData("L-L", Verdict.Indeterminate)]
    [InlineData("L--", Verdict.NotAssessable)]
    public void Iwgs_takes_no_strength(string parts, Verdict expected) => Gives(Criterion.Iwgs, parts, expected);

    [Theory]
    [InlineData("L-L", Verdict.Sarcopenia), InlineData("LLN", Verdict.Weakness), InlineData("NLL", Verdict.LowMass)]
    [InlineData("L--", Verdict.Weakness), InlineData("--L", Verdict.Indeterminate), InlineData("N--", Verdict.NotSarcopenia)]
    public void Fnih_takes_gait_as_outcome(string parts, Verdict expected) => Gives(Criterion.Fnih, parts, expected);

    [Theory]
    [InlineData(Level.Low, Verdict.SarcopenicObesity), InlineData(Level.Normal, Verdict.NotSarcopenia), InlineData(Level.Missing, Verdict.Indeterminate)]
    public void Sarcopenic_obesity_needs_every_part(Level fat, Verdict expected) => Assert.Equal(
        expected, VerdictRules.Of(Criterion.EspenEaso, new(Level.Low, Level.Missing, Level.Low, Level.Low, Level.Low, fat)));

    [Fact]
    public void More_knowledge_never_takes_a_settled_verdict_back()
    {
        foreach (var criterion in Enum.GetValues<Criterion>())
        {
            foreach (var parts in All().Where(parts => parts.Contains('-', StringComparison.Ordinal)))
            {
                var before = Sarcopenia(criterion, parts);
                if (before == Level.Missing) continue;
                foreach (var known in "LN") Assert.Equal(before, Sarcopenia(criterion, Filled(parts, known)));
            }
        }
    }

    [Fact]
    public void A_verdict_of_sarcopenia_and_its_answer_never_disagree()
    {
        foreach (var criterion in Enum.GetValues<Criterion>().Where(criterion => criterion != Criterion.EspenEaso))
        {
            foreach (var parts in All())
                Assert.Equal(Sarcopenia(criterion, parts) == Level.Low, VerdictRules.Of(criterion, Parts(parts)) >= Verdict.Sarcopenia);
        }
    }

    static string Filled(string parts, char known) => parts[..parts.IndexOf('-')] + known + parts[(parts.IndexOf('-') + 1)..];

    static IEnumerable<string> All() => from a in "LN-" from b in "LN-" from c in "LN-" select $"{a}{b}{c}";

    static Level Sarcopenia(Criterion criterion, string parts) => VerdictRules.Sarcopenia(criterion, Parts(parts));

    static void Gives(Criterion criterion, string parts, Verdict expected) => Assert.Equal(expected, VerdictRules.Of(criterion, Parts(parts)));

    static Parts Parts(string parts) => new(Read(parts[0]), Read(parts[1]), Read(parts[2]));

    static Level Read(char letter) => letter switch
    {
        'L' => Level.Low,
        'N' => Level.Normal,
        _ => Level.Missing,
    };
}
