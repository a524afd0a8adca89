using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Effects;

/// <summary>A table of effects: a row an effect, as a paper's table or a systematic review lists them.</summary>
public static class EffectsFile
{
    const int MostProblems = 20;

    static readonly ImmutableArray<(string Column, string[] Aliases)> Known =
    [
        ("study", ["study", "cohort", "author", "trial", "paper"]),
        ("molecule", ["molecule", "metabolite", "gene", "protein", "marker", "analyte", "name"]),
        ("outcome", ["outcome", "trait", "contrast", "endpoint", "phenotype"]),
        ("species", ["species", "organism"]), ("cluster", ["cluster", "laboratory", "litter", "sharedanimals"]), ("role", ["role"]),
        ("measure", ["measure", "effecttype"]), ("unit", ["unit", "units"]),
        ("effect", ["effect", "estimate", "beta", "coefficient", "value", "yi"]),
        ("se", ["se", "standarderror", "stderr", "sei"]),
        ("low", ["low", "lower", "cilow", "lowerci", "ci025", "cilb"]), ("high", ["high", "upper", "cihigh", "upperci", "ci975", "ciub"]),
        ("df", ["df", "degreesoffreedom"]), ("n", ["n", "count", "people", "animals", "samplesize", "ntotal"]),
        ("n1", ["n1", "n1i", "ntreated"]), ("mean1", ["mean1", "m1i", "m1", "meantreated"]), ("sd1", ["sd1", "sd1i", "sdtreated"]),
        ("events1", ["events1", "ai"]),
        ("n2", ["n2", "n2i", "ncontrol"]), ("mean2", ["mean2", "m2i", "m2", "meancontrol"]), ("sd2", ["sd2", "sd2i", "sdcontrol"]),
        ("events2", ["events2", "ci"]),
        ("simulated", ["simulated"]),
    ];

    static readonly ImmutableArray<(string Word, EffectMeasure Measure)> Measures =
    [
        ("difference", EffectMeasure.Difference), ("md", EffectMeasure.Difference), ("slope", EffectMeasure.Difference), ("beta", EffectMeasure.Difference),
        ("sdpersd", EffectMeasure.SdPerSd), ("standardisedslope", EffectMeasure.SdPerSd), ("smd", EffectMeasure.Standardised),
        ("d", EffectMeasure.Standardised), ("g", EffectMeasure.Standardised),
        ("standardised", EffectMeasure.Standardised), ("correlation", EffectMeasure.Correlation), ("r", EffectMeasure.Correlation),
        ("ratio", EffectMeasure.Ratio), ("ratioofmeans", EffectMeasure.Ratio),
        ("logratio", EffectMeasure.LogRatio), ("rom", EffectMeasure.LogRatio), ("oddsratio", EffectMeasure.OddsRatio), ("or", EffectMeasure.OddsRatio),
        ("riskratio", EffectMeasure.RiskRatio), ("rr", EffectMeasure.RiskRatio),
    ];

    /// <summary>Reads it.</summary>
    /// <param name="path">csv, tsv, xlsx, xls or Parquet.</param>
    /// <param name="name">What problems call it.</param>
    /// <returns>The effects, whether any row says that it was simulated, and all problems.</returns>
    public static (ImmutableArray<ReportedEffect> Effects, bool Simulated, ImmutableArray<Problem> Problems) Read(string path, string name)
    {
        var (reader, problems) = TableFile.Open(path, name);
        if (reader is null) return ([], false, problems);

        List<Problem> all = [.. problems];
        var effects = ImmutableArray.CreateBuilder<ReportedEffect>();
        var simulated = false;
        using (reader)
        {
            var columns = Columns(reader, name, all);
            if (all.Any(problem => problem.Severity == Severity.Error)) return ([], false, [.. all]);
            all.AddRange(TableFile.Reading(name, () =>
            {
                while (reader.Read())
                {
                    var row = new EffectRow(reader, columns, name);
                    if (row.Effect(Measures) is { } effect) effects.Add(effect);
                    simulated |= row.Text("simulated").ToLowerInvariant() is "yes" or "true" or "1";
                    if (all.Count < MostProblems) all.AddRange(row.Problems);
                }
            }));
        }

        if (effects.Count == 0 && all.All(problem => problem.Severity != Severity.Error))
            all.Add(new(name, 2, null, "there is no row below the header", "export the table again"));
        return all.Any(problem => problem.Severity == Severity.Error) ? ([], false, [.. all]) : (effects.ToImmutable(), simulated, [.. all]);
    }

    static Dictionary<string, int> Columns(ITableReader reader, string name, List<Problem> problems)
    {
        Dictionary<string, int> columns = [];
        for (var i = 0; i < reader.Headers.Count; i++)
        {
            var plain = Headers.Plain(reader.Headers[i]);
            var known = Known.FirstOrDefault(entry => entry.Aliases.Contains(plain)).Column;
            if (known is null)
            {
                if (reader.Headers[i].Length > 0)
                {
                    problems.Add(new(name, 1, reader.Headers[i], "the column is not used",
                        Nearest.Remedy(reader.Headers[i], [.. Known.Select(entry => entry.Column)]), Severity.Note));
                }
            }
            else if (!columns.TryAdd(known, i))
            {
                problems.Add(new(name, 1, reader.Headers[i], $"two columns say {known}", "rename one of them"));
            }
        }

        foreach (var needed in (string[])["study", "molecule"])
        {
            if (!columns.ContainsKey(needed))
            {
                problems.Add(new(name, 1, needed, "there is no such column",
                    $"a table of effects needs study and molecule, then effect with se or low and high, or the arms; known columns: {string.Join(", ", Known.Select(entry => entry.Column))}"));
            }
        }
        return columns;
    }
}
