using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Tests.Models;

public class DesignTests
{
    [Theory]
    [InlineData("toothgrowth", "len ~ supp * factor(dose)", "dose", "supp")]
    [InlineData("toothgrowth-unbalanced", "len ~ supp * factor(dose)", "dose", "supp")]
    [InlineData("warpbreaks", "breaks ~ wool * tension", "tension", "wool")]
    [InlineData("warpbreaks-empty", "log(breaks) ~ wool * tension", "tension", "wool")]
    [InlineData("warpbreaks-nested", "breaks ~ wool / tension", "tension", "wool")]
    [InlineData("npk", "yield ~ block + N * P * K", null, null)]
    [InlineData("insectsprays", "sqrt(count) ~ spray", "spray", null)]
    [InlineData("plantgrowth", "weight ~ group", "group", null)]
    [InlineData("plantgrowth-cells", "weight ~ group - 1", "group", null)]
    [InlineData("chickwts", "weight ~ feed", "feed", null)]
    [InlineData("mtcars", "mpg ~ factor(cyl) * wt + factor(am)", "cyl", null, "wt")]
    [InlineData("chickweight", "weight ~ Diet", "Diet", null)]
    [InlineData("oats", "yield ~ Block + Variety * factor(nitro)", "nitro", "Variety")]
    [InlineData("co2", "log(uptake) ~ Type * Treatment * log(conc)", "Type", "Treatment")]
    [InlineData("swiss", "Fertility ~ Agriculture + Education * Catholic", null, null)]
    [InlineData("airquality", "log(Ozone) ~ Temp + Wind + I(Wind^2) + factor(Month)", "Month", null)]
    [InlineData("sleep", "extra ~ factor(ID) + factor(group)", "group", null)]
    [InlineData("cars-weighted", "dist ~ speed", null, null)]
    [InlineData("puromycin", "rate ~ state * conc + I(conc^2)", "state", null, "conc")]
    [InlineData("longley", "Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year", null, null)]
    [InlineData("tiny", "y ~ a * b", "b", "a")]
    public void Coefficients_variance_means_and_contrasts_are_those_of_R(string name, string formula, string? over, string? by, string? trend = null)
    {
        var golden = new Golden($"design-{name}");
        var matrix = Case.Matrix(formula, Case.Columns(name));
        ImmutableArray<double> weights = name == "cars-weighted" ? [.. ((NumericColumn)matrix.Frame.Column("speed")).Values.Select(value => 1 / value)] : [];
        var answers = new Answers(LinearModel.Fit(matrix, weights), over, by, trend);
        Assert.All(golden.Keys, key => golden.Agrees(key, answers.To(key)));
    }

    /// <summary>Finds a value by the words of its golden name.</summary>
    sealed class Answers(LinearModel model, string? over, string? by, string? trend)
    {
        readonly MarginalMeans? _means = over is null ? null : MarginalMeans.Of(model, model.Matrix, [over], by is null ? [] : [by]);
        readonly MarginalMeans? _trends = trend is null ? null : MarginalMeans.Trends(model, model.Matrix, trend, over is null ? [] : [over]);
        readonly LinearModel _robust = model.Hc3();
        readonly Dictionary<string, ImmutableArray<ContrastRow>> _families = [];

        internal double To(string key)
        {
            var words = key.Split(' ');
            var rest = string.Join(' ', words[1..]);
            return words[0] switch
            {
                "coef" => model.Coefficients[Place(rest)],
                "se" => Math.Sqrt(model.Covariance[Place(rest) * (model.Names.Length + 1)]),
                "hc3" => Math.Sqrt(_robust.Covariance[Place(rest) * (model.Names.Length + 1)]),
                "sigma" => model.Sigma,
                "df" => model.Df,
                "rank" => model.Names.Length,
                "I" or "II" or "III" or "car" or "coded" => Tested(words),
                "mean" => Of(_means!.Means[Number(words[1])].Estimate!.Value, words[2]),
                "trend" => Of(_trends!.Means[Number(words[1])].Estimate!.Value, words[2]),
                _ => Contrast(words[0], Number(words[1]), words[2]),
            };
        }

        double Tested(string[] words)
        {
            var table = words switch
            {
                ["I", ..] => Anova.Of(model, AnovaType.One),
                ["II", ..] or ["car", ..] => Anova.Of(model, AnovaType.Two),
                ["coded", ..] => Anova.AsCoded(model, model.Matrix),
                [_, "hc3", ..] => Anova.Of(_robust, AnovaType.Three),
                _ => Anova.Of(model, AnovaType.Three),
            };
            var row = table.Rows.First(row => row.Term == words[^2]);
            return words[^1] switch { "F" => row.Test.F, "p" => row.Test.P, "df" => row.Test.Above, _ => row.SumOfSquares };
        }

        double Contrast(string kind, int index, string what)
        {
            var labels = _means!.Labels;
            var set = kind switch
            {
                "control" or "dunnett" => ContrastSet.VersusControl(labels),
                "consecutive" => ContrastSet.Consecutive(labels),
                "polynomial" => ContrastSet.Polynomial(labels, 6),
                _ => ContrastSet.Pairwise(labels),
            };
            var adjustment = kind switch
            {
                "tukey" => Adjustment.Tukey,
                "dunnett" => Adjustment.Dunnett,
                "sidak" => Adjustment.Sidak,
                "holm" => Adjustment.Holm,
                "bonferroni" => Adjustment.Bonferroni,
                "scheffe" => Adjustment.Scheffe,
                "fdr" => Adjustment.BenjaminiHochberg,
                _ => Adjustment.None,
            };
            if (!_families.TryGetValue(kind, out var family)) _families[kind] = family = _means.Contrast(set, adjustment);
            var result = family[index].Result!;
            return what switch { "t" => result.Estimate.T, "value" => result.Estimate.Value, "low" => result.Low, _ => result.P };
        }

        int Place(string name) => model.Names.IndexOf(name);

        static double Of(Combination estimate, string what) => what == "value" ? estimate.Value : estimate.Error;

        static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture) - 1;
    }
}
