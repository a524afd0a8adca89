using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>What an analyst of the virtual cohort would find with endless data, pair by pair.</summary>
static class PlantedTruth
{
    /// <summary>One row for each metabolite and trait that go together.</summary>
    internal static Table Of(ImmutableArray<VirtualMetabolite> metabolites, TraitLinks links)
    {
        var rows = metabolites.SelectMany(metabolite => Rows(metabolite, links)).ToImmutableArray();
        return new("truth", "What was planted in the virtual cohort",
        [
            Text("metabolite", "Column in metabolome.csv", row => row.Id),
            Text("name", "Its name", row => row.Name),
            Text("trait", "What it goes together with", row => row.Trait),
            Text("kind", "planted: put in directly; implied: follows from other planted effects", row => row.Kind),
            Number("effect", "Direct effect, all other traits equal", row => row.Effect),
            Number("expected", "What a regression on trait, age and sex would estimate in the population", row => row.Expected),
            Text("unit", "Of effect and expected; SD are those of people of one age and sex", row => row.Unit),
            Text("via", "Through what an implied effect comes; adjusting for it removes the effect", row => row.Via),
        ]);

        TextColumn Text(string name, string meaning, Func<Row, string> cell) =>
            new(name, meaning, [.. rows.Select(row => (string?)cell(row))]);

        NumberColumn Number(string name, string meaning, Func<Row, double> cell) =>
            new(name, "1", meaning, [.. rows.Select(row => Math.Round(cell(row), 4))]);
    }

    static IEnumerable<Row> Rows(VirtualMetabolite metabolite, TraitLinks links)
    {
        var (id, name) = (metabolite.Identity.Id, metabolite.Identity.Name);
        foreach (var (trait, effect, unit) in ((string, double, string)[])
                 [
                     ("age", metabolite.AgePerYear, "ln/a"),
                     ("sex", metabolite.MenOverWomen, "ln(men/women)"),
                     ("fasting", metabolite.NotFasted, "ln(not fasted/fasted)"),
                     ("smoking", metabolite.Smoking, "ln(current/not)"),
                 ])
        {
            if (effect != 0) yield return new(id, name, trait, "planted", effect, effect, unit, "");
        }

        foreach (var trait in Enum.GetValues<Trait>())
        {
            var (effect, expected) = (metabolite.Effects[(int)trait], links.Seen(metabolite.Effects.AsSpan(), trait));
            var via = Via(metabolite, trait, links);
            var kind = effect != 0 ? "planted" : "implied";
            if (effect != 0 || via.Length > 0)
                yield return new(id, name, Lower(trait), kind, effect, expected, "SD/SD", via);
        }
    }

    /// <summary>The other traits that carry an effect to this one; then age and sex, where it depends on them.</summary>
    static string Via(VirtualMetabolite metabolite, Trait trait, TraitLinks links)
    {
        var carriers = Enum.GetValues<Trait>()
            .Where(other => other != trait && metabolite.Effects[(int)other] * links.Between(other, trait) != 0)
            .Select(Lower);
        if (metabolite.AgePerYear != 0 && trait != Trait.Bmi) carriers = carriers.Append("age");
        if (metabolite.MenOverWomen != 0 && trait is not (Trait.Bmi or Trait.Egfr)) carriers = carriers.Append("sex");
        return string.Join(' ', carriers);
    }

    static string Lower(Trait trait) => trait.ToString().ToLowerInvariant();

    sealed record Row(
        string Id, string Name, string Trait, string Kind, double Effect, double Expected, string Unit, string Via);
}
