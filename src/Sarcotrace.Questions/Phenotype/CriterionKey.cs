namespace Sarcotrace.Questions.Phenotype;

/// <summary>The key that study files, tables and columns use: awgs2019, espen-easo.</summary>
static class CriterionKey
{
    internal static string Of(Criterion criterion) => criterion == Criterion.EspenEaso
        ? "espen-easo"
        : criterion.ToString().ToLowerInvariant();
}
