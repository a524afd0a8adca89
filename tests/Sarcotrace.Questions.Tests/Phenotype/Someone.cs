using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>One person with a few measures, and the verdict about them.</summary>
static class Someone
{
    /// <summary>What a criterion says about a person of that sex with those measures.</summary>
    public static string? Verdict(Criterion criterion, Sex sex, PhenotypeOptions? options = null, params (string Role, double Value)[] measures) =>
        Cell(Columns(criterion), criterion, sex, options, measures);

    public static string? Cell(
        string column, Criterion criterion, Sex sex, PhenotypeOptions? options, params (string Role, double Value)[] measures) =>
        Ask(criterion, sex, options, measures).Find("phenotype-people")!.Texts(column)[0];

    public static Answers Ask(Criterion criterion, Sex sex, PhenotypeOptions? options, params (string Role, double Value)[] measures) =>
        new SarcopeniaDiagnosis((options ?? new()) with { Criteria = [criterion], Primary = criterion }).Ask(One(sex, measures), null, default);

    public static People One(Sex sex, params (string Role, double Value)[] measures) => Many([sex], [.. measures.Select(measure => (measure.Role, new[] { measure.Value }))]);

    public static People Many(Sex[] sex, params (string Role, double[] Values)[] measures) => new(
        "people.csv", [.. sex.Select((_, i) => $"P{i + 1}")], [.. sex],
        [.. measures.Select(measure => new Measure(measure.Role, measure.Role, Roles.Find(measure.Role)?.Unit ?? "", Origin.Measured, [.. measure.Values]))], []);

    public static string Columns(Criterion criterion) => criterion == Criterion.EspenEaso ? "espen_easo" : criterion.ToString().ToLowerInvariant();
}
