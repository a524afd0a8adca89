using System.Globalization;
using MathNet.Numerics.Distributions;
using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>
/// Over many seeds: what was planted is found, and what was not stays at the stated error rate, by a regression on age,
/// sex and run day that is written out here and leans on nothing of the program.
/// </summary>
public class PlantedTruthTests
{
    const int Seeds = 40;

    static readonly Verdict[][] Found = [.. Enumerable.Range(1, Seeds).Select(seed => Search((ulong)seed))];

    [Fact]
    public void Unplanted_pairs_reach_p_below_5_percent_in_5_percent_of_tests()
    {
        var share = Found.SelectMany(seed => seed).Where(pair => !pair.Related).Average(pair => pair.P < 0.05 ? 1.0 : 0);
        Say($"unplanted pairs with p < 0.05: {share:P2}");

        Assert.Equal(0.05, share, tolerance: 0.01);
    }

    [Fact]
    public void False_discoveries_among_those_below_5_percent_by_Benjamini_and_Hochberg_are_at_most_5_percent()
    {
        double[] wrong = [.. Found.Select(Discovered).Select(hits => hits.Count == 0 ? 0 : hits.Average(pair => pair.Related ? 0.0 : 1))];
        Say($"false discovery proportion, mean of {Seeds} seeds: {wrong.Average():P2}; discoveries a seed: {Found.Average(seed => Discovered(seed).Count):F1}");

        Assert.InRange(wrong.Average(), 0.005, 0.05);
    }

    [Fact]
    public void Planted_effects_come_out_with_their_sign_and_mostly_below_5_percent()
    {
        var planted = Found.SelectMany(seed => seed).Where(pair => Math.Abs(pair.Expected) >= 0.1 && pair.Planted)
            .GroupBy(pair => (pair.Metabolite, pair.Trait)).ToList();
        var power = planted.SelectMany(pairs => pairs).Average(pair => pair.P < 0.05 ? 1.0 : 0);
        Say($"power at p < 0.05 of {planted.Count} planted pairs, 500 people: {power:P1}");

        Assert.All(planted, pairs => Assert.Equal(Math.Sign(pairs.First().Expected), Math.Sign(pairs.Average(pair => pair.T))));
        Assert.InRange(power, 0.55, 0.95);
    }

    [Fact]
    public void Sarcosine_is_found_with_muscle_in_nine_seeds_of_ten()
    {
        var sarcosine = Found.SelectMany(seed => seed).Where(pair => pair is { Metabolite: "sarcosine", Trait: "asmi" }).ToList();
        Say($"sarcosine with muscle: mean t {sarcosine.Average(pair => pair.T):F2}, p < 0.05 in {sarcosine.Count(pair => pair.P < 0.05)} of {Seeds} seeds");

        Assert.True(sarcosine.Count(pair => pair is { P: < 0.05, T: > 0 }) >= 0.9 * Seeds);
    }

    [Fact]
    public void Without_planted_effects_of_muscle_none_is_listed_as_planted()
    {
        var truth = VirtualStudy.Make(new() { People = 20, RunDays = 2, EffectScale = 0 }, null, TestContext.Current.CancellationToken).Truth;

        Assert.DoesNotContain(
            truth.Texts("kind").Zip(truth.Texts("trait")),
            row => row.First == "planted" && row.Second is "asmi" or "grip" or "gait");
    }

    static List<Verdict> Discovered(Verdict[] pairs)
    {
        Verdict[] ranked = [.. pairs.OrderBy(pair => pair.P)];
        var last = Array.FindLastIndex([.. ranked.Select((pair, i) => pair.P <= 0.05 * (i + 1) / ranked.Length)], reached => reached);
        return [.. ranked.Take(last + 1)];
    }

    static Verdict[] Search(ulong seed)
    {
        var study = VirtualStudy.Make(new() { People = 500, RunDays = 12, Seed = seed }, null, TestContext.Current.CancellationToken);
        var truth = Related(study.Truth);
        var people = new MeasuredPeople(study);
        var logs = Enumerable.Range(0, study.Metabolome.Metabolites.Length)
            .Select(j => (study.Metabolome.Metabolites[j].Id, Log: people.Logs(j)))
            .Where(metabolite => metabolite.Log is not null).ToList();
        return
        [
            .. from metabolite in logs
               let adjusted = people.Adjusted(metabolite.Log!)
               from trait in people.Traits
               let t = people.T(adjusted, trait.Adjusted)
               let known = truth.GetValueOrDefault((metabolite.Id, trait.Name))
               select new Verdict(
                   metabolite.Id, trait.Name, known.Related, known.Planted, known.Expected, t,
                   2 * StudentT.CDF(0, 1, people.Freedom, -Math.Abs(t))),
        ];
    }

    /// <summary>Pairs that stay related once age and sex are adjusted for: the direct effect, or another trait's, reaches them.</summary>
    static Dictionary<(string, string), (bool Related, bool Planted, double Expected)> Related(Table truth)
    {
        var (metabolites, traits, kinds, vias) = (truth.Texts("metabolite"), truth.Texts("trait"), truth.Texts("kind"), truth.Texts("via"));
        var expected = truth.Numbers("expected");
        return Enumerable.Range(0, truth.Rows).ToDictionary(
            i => (metabolites[i]!, traits[i]!),
            i => (kinds[i] == "planted" || vias[i]!.Split(' ').Any(via => via is not ("age" or "sex")), kinds[i] == "planted", expected[i]));
    }

    static void Say(FormattableString text) =>
        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    sealed record Verdict(string Metabolite, string Trait, bool Related, bool Planted, double Expected, double T, double P);
}
