using System.Diagnostics;
using System.Globalization;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Bench.Statistics;

/// <summary>The weights of mice in litters, as <c>bench/compare/mixed.R</c> fits them: milliseconds of each step, warm.</summary>
static class MixedRace
{
    const int Models = 10_000;

    internal static void Run(string file, string[] slopes)
    {
        string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
        var (header, rows) = (lines[0], lines[1..]);
        string[] Words(string name) => [.. rows.Select(row => row[Array.IndexOf(header, name)])];
        double[] Numbers(string name) => [.. Words(name).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        double[] Is(string name, string level) => [.. Words(name).Select(word => word == level ? 1.0 : 0.0)];
        NamedColumn Product(string name, params double[][] of) => new(name, [.. Enumerable.Range(0, rows.Length).Select(row => of.Aggregate(1.0, (all, column) => all * column[row]))]);

        var (diet, drug, week, male) = (Is("diet", "HFD"), Is("metabolite", "vehicle"), Numbers("week"), Is("sex", "M"));
        NamedColumn[] columns = [RandomTerm.Ones(rows.Length), Product("diet", diet), Product("drug", drug), Product("week", week), Product("sex", male),
            Product("diet:drug", diet, drug), Product("diet:week", diet, week), Product("drug:week", drug, week), Product("all", diet, drug, week)];
        var animal = slopes.Contains("slopes")
            ? RandomTerm.Of("animal", Words("animal"), [columns[0], columns[3]]) : RandomTerm.Intercept("animal", Words("animal"));
        MixedDesign Design() => MixedDesign.Build(rows.Length, columns, [animal, RandomTerm.Intercept("litter", Words("litter"))]).Value!;

        var (design, y) = (Design(), Numbers("weight"));
        MixedModel Fit() => MixedModel.Fit(Design(), y).Value!;
        double[][] contrasts = [.. Enumerable.Range(1, columns.Length - 1).Select(k => Enumerable.Range(0, columns.Length).Select(i => i == k ? 1.0 : 0).ToArray())];
        double Every(MixedModel model) => contrasts.Sum(contrast => model.Freedom(contrast)) + model.Joint(contrasts).Below;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"deviance {Fit().Deviance:F6}"));
        Print("fit", Least(() => Fit().Sigma));
        Print("fit and Satterthwaite", Least(() => Every(Fit().By(FreedomRule.Satterthwaite))));
        Print("fit and Kenward-Roger", Least(() => Every(Fit())));
        Many(design, Fit());
    }

    static void Many(MixedDesign design, MixedModel model)
    {
        var draws = new Draws(1);
        var modes = design.Terms.Select(term => term.Levels.Length).ToArray();
        var means = ConditionalModes.Of(model).Means;
        List<double> all = [];
        for (var i = 0; i < Models; i++)
        {
            double[][] effects = [.. modes.Select((count, term) => Enumerable.Range(0, count).Select(_ => (0.5 + term) * draws.Uniform() * draws.Normal()).ToArray())];
            all.AddRange(means.Select((mean, row) => mean + draws.Normal() + effects.Select((of, term) => of[design.Terms[term].Groups[row]]).Sum()));
        }

        double[] responses = [.. all];
        foreach (var threads in (int[])[1, 2])
        {
            var watch = Stopwatch.StartNew();
            var fits = MixedModels.Fit(design, responses, threads);
            Print($"{fits.Count} models, {threads} threads", watch.Elapsed.TotalMilliseconds);
        }

        var tests = Stopwatch.StartNew();
        var some = MixedModels.Fit(design, responses.AsMemory(0, 500 * design.Rows), 1);
        var fitted = tests.Elapsed.TotalMilliseconds;
        double[] diet = [.. Enumerable.Range(0, design.Names.Length).Select(k => k == 1 ? 1.0 : 0)];
        for (var i = 0; i < some.Count; i++) some.Model(i).Value?.Freedom(diet);
        Print("Kenward-Roger's numbers of each of 500 models, a model", (tests.Elapsed.TotalMilliseconds - fitted) / some.Count);
    }

    static double Least(Func<double> work)
    {
        for (var i = 0; i < 30; i++) work();
        var least = double.PositiveInfinity;
        for (var i = 0; i < 50; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            least = Math.Min(least, watch.Elapsed.TotalMilliseconds);
        }

        return least;
    }

    static void Print(string what, double milliseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:F3} ms"));
}
