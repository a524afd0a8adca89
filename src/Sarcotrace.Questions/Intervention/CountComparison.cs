using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Counts;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Are there more, or is the share larger, with the treatment?</summary>
/// <param name="options">Groups and covariates; the first outcome is counted.</param>
/// <param name="special">Whether it is a count or a share, and of how much was looked at.</param>
public sealed class CountComparison(ComparisonOptions options, SpecialOptions special) : IQuestion<Measurements>
{
    static readonly ImmutableArray<Citation> Sources = [new("mccullagh1989"), new("lazic2018")];

    /// <inheritdoc/>
    public Answers Ask(Measurements data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var outcome = data.Find(options.Outcomes[0])!;
        var exposure = special.Exposure is { } named ? data.Find(named) : null;
        MeasuredColumn[] covariates = [.. options.Covariates.Select(name => data.Find(name)!)];
        var (units, levels, unit, level) = Units.Of(data, options, [outcome, exposure, .. covariates]);
        var share = special.Kind == OutcomeKind.Share;
        var bad = units.SelectMany(group => group).FirstOrDefault(row => share
            ? outcome.Numbers[row] is < 0 or > 1
            : outcome.Numbers[row] < 0 || outcome.Numbers[row] != Math.Floor(outcome.Numbers[row]), -1);
        if (bad >= 0)
        {
            return Nothing($"'{outcome.Texts[bad]}' in row {data.Rows[bad]} is no {(share ? "share from 0 to 1" : "count")}",
                share ? "give shares, or 1 and 0" : "give whole numbers from 0, before any division");
        }
        if (exposure is not null && units.SelectMany(group => group).Any(row => exposure.Numbers[row] <= 0))
            return Nothing($"{exposure.Name} has values of 0 or less", "what was looked at is above 0");
        if (levels.Length < 2 || levels.Any(one => units.Count(group => level(group[0]) == one) < 2))
            return Nothing("a group has fewer than two independent units", "add units");

        // What was counted in one unit is one count, over all that was looked at there.
        double Looked(int[] group) => group.Sum(row => exposure?.Numbers[row] ?? 1);
        double[] values = [.. units.Select(group => share
            ? group.Sum(row => outcome.Numbers[row] * (exposure?.Numbers[row] ?? 1)) / Looked(group) : group.Sum(row => outcome.Numbers[row]))];
        double[] offset = share ? [] : [.. units.Select(group => Elementary.Log(Looked(group)))];
        double[] weight = share ? [.. units.Select(Looked)] : [];
        var own = units.Select(group => level(group[0])).ToArray();
        var design = Design.Build(units.Length,
            [Units.Term(options.By[0], levels, own),
            .. covariates.Select(column => Term.Number(column.Name, [.. units.Select(group => group.Average(row => column.Numbers[row]))]))]);
        var plain = CountModel.Fit(design, values, share ? CountFamily.Binomial : CountFamily.Poisson, offset, weight);
        var (ratio, p) = plain.Status == FitStatus.Converged ? plain.Overdispersion() : (double.NaN, double.NaN);
        var scattered = p < 0.05;
        var model = !scattered ? plain : CountModel.Fit(design, values, share ? CountFamily.QuasiBinomial : CountFamily.NegativeBinomial, offset, weight);
        if (model.Status != FitStatus.Converged)
        {
            return Nothing(model.Status == FitStatus.Separated
                ? "one group has nothing but 0 (or, of shares, nothing but 1), so its ratio has no end" : "the model did not settle",
                "give the numbers themselves; the exact interval of one group tells more");
        }

        var counts = levels.Select(one => own.Count(other => other == one)).ToArray();
        return new Answers(
            "counts", [.. Ratios(model, levels, counts, outcome.Name, share)], [.. Cautions(outcome, units, unit, scattered, ratio, p, plain.Family)], [],
            [Coefficients(model, share), Values(units, values, own, share, Looked)],
            [
                $"The experimental unit is the {(unit.Name.Length > 0 ? unit.Name : "animal")}: {unit.Why} [lazic2018].",
                $"{(share ? "Shares" : "Counts")} were compared by a {Words(model.Family)} model{(share ? "" : exposure is null ? ", per row looked at" : $", per {exposure.Name}")} [mccullagh1989]; intervals by the likelihood ratio.",
            ],
            Sources);
    }

    IEnumerable<Answer> Ratios(CountModel model, ImmutableArray<string> levels, int[] counts, string outcome, bool share)
    {
        for (var k = 1; k < levels.Length; k++)
        {
            var place = model.Design.IndexOf(levels[k]);
            if (place < 0) continue;
            var (low, high) = model.Profile(place, options.Confidence);
            var estimate = new Estimate(Elementary.Exp(model.Coefficient[place]), Elementary.Exp(low), Elementary.Exp(high), "1");
            var than = $"with {levels[k]} than with {levels[0]}";
            var what = estimate.Low > 1 ? $"{outcome} is higher {than}"
                : estimate.High < 1 ? $"{outcome} is lower {than}" : $"These data do not show whether {outcome} is higher or lower {than}";
            yield return new Finding(Sources, $"{what} ({(share ? "odds ratio" : "ratio of rates")})", estimate, counts[k] + counts[0]);
        }
    }

    static IEnumerable<Caution> Cautions(MeasuredColumn outcome, int[][] units, ExperimentalUnit unit, bool scattered, double ratio, double p,
        CountFamily family)
    {
        var rows = units.Sum(group => group.Length);
        if (rows > units.Length)
        {
            yield return new Caution("pseudo-replicates", $"{rows} counts of {outcome.Name} come from {units.Length} independent units ({unit.Name})",
                "fields or wells of one unit say the same thing again", "they were added up first; report n as the number of units", [unit.Name],
                [new("lazic2018")]);
        }

        if (scattered)
        {
            yield return new Caution("overdispersed",
                $"counts scatter {Shown.Number(ratio)} times as much as a {Words(family)} model allows (p = {Shown.P(p)})",
                "its intervals would be too narrow", "a model with more scatter was fitted instead", [outcome.Name], [new("mccullagh1989")]);
        }
    }

    Table Coefficients(CountModel model, bool share)
    {
        int[] places = [.. Enumerable.Range(1, model.Design.Columns.Length - 1)];
        var ends = places.Select(place => model.Profile(place, options.Confidence)).ToArray();
        return new Table("counts-ratios", share ? "Odds ratios" : "Ratios of rates",
        [
            new TextColumn("term", "against the first group, or per unit", [.. places.Select(place => (string?)model.Design.Columns[place])]),
            new NumberColumn("ratio", "1", "estimate", [.. places.Select(place => Elementary.Exp(model.Coefficient[place]))]),
            new NumberColumn("low", "1", "lower end by the likelihood ratio", [.. ends.Select(end => Elementary.Exp(end.Low))]),
            new NumberColumn("high", "1", "upper end", [.. ends.Select(end => Elementary.Exp(end.High))]),
            new NumberColumn("p", "1", "Wald", [.. places.Select(place => model.Wald(place).P)]) { Digits = 2 },
        ]);
    }

    static Table Values(int[][] units, double[] values, string[] own, bool share, Func<int[], double> looked) => new("counts-values", "Units",
    [
        new TextColumn("group", "level", [.. own.Select(one => (string?)one)]),
        new NumberColumn("value", "", share ? "share" : "count over what was looked at",
            [.. units.Select((group, i) => share ? values[i] : values[i] / looked(group))]),
        new NumberColumn("looked_at", "", "rows, area or trials", [.. units.Select(looked)]),
        new NumberColumn("behind", "1", "rows of the table", [.. units.Select(group => (double)group.Length)]),
    ]);

    static string Words(CountFamily family) => family switch
    {
        CountFamily.Poisson => "Poisson",
        CountFamily.NegativeBinomial => "negative binomial",
        CountFamily.Binomial => "binomial",
        CountFamily.QuasiBinomial => "binomial model with more scatter",
        _ => "Poisson model with more scatter",
    };

    static Answers Nothing(string why, string remedy) => new("counts", [new NoFinding(Sources, why, remedy)], [], [], [], [], Sources);
}
