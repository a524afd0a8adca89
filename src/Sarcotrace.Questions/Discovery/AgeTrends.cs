using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The trend of every metabolite with age, as a line and as a curve.</summary>
static class AgeTrends
{
    const int PointsOnCurve = 41;
    const int Drawn = 6;

    /// <summary>People drawn under a curve: more are a black band that no browser moves.</summary>
    internal const int MostPoints = 4000;

    /// <summary>Tables of the trends, of the curves of the first metabolites, and of the points under them.</summary>
    internal static ImmutableArray<Table> Of(
        TraitModel age, TraitFit fit, CleanMetabolome clean, ReadOnlySpan<int> first, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        var n = age.Rows.Length;
        if (age.Values.Distinct().Take(options.AgeCurve + 2).Count() < options.AgeCurve + 2) return [];

        var spline = NaturalSpline.Over(age.Values.AsSpan(), options.AgeCurve);
        ResponseModel Model(params IEnumerable<Term> terms) => new(Design.Build(n, [.. terms]), (m, values) => age.Take(clean.Of(m), values));
        var fits = LinearModels.Fit(
            [Model(age.Constant), Model([.. age.Constant, Term.Block("age", spline.Columns(age.Values.AsSpan()))])],
            clean.Metabolites.Length, threads, cancel);
        var (none, curve) = (fits[0].Whole, fits[1].Whole);

        var (slope, any, bend) = (fit.Plain, NestedTest.Of(none, curve), NestedTest.Of(fit.Models, curve));
        var (q, qBend) = (FalseDiscovery.BenjaminiHochberg(any.P), FalseDiscovery.BenjaminiHochberg(bend.P));
        double[] Decade(double[] of) => [.. of.Select((value, k) => 10 * value / fit.MetaboliteSd[k])];
        var trends = new Table(
            DiscoveryTables.Ages, "Trend of every metabolite with age",
            [
                Columns.Text("metabolite", "identifier in the file", clean.Metabolites.Select(metabolite => metabolite.Id)),
                Columns.Text("name", "name from the annotation", clean.Metabolites.Select(metabolite => metabolite.Name)),
                Columns.Number("per_decade", "{SD}/(10.a)", "slope, standard deviations per decade", Decade(slope.Value)),
                Columns.Number("low", "{SD}/(10.a)", "lower end of its interval", Decade(slope.Low)),
                Columns.Number("high", "{SD}/(10.a)", "upper end of its interval", Decade(slope.High)),
                Columns.Number("line_p", "1", "two-sided p of the slope", slope.P),
                Columns.Number("any_p", "1", "p of the curve against no trend", any.P),
                Columns.Number("any_q", "1", "Benjamini-Hochberg over metabolites", q),
                Columns.Number("bend_p", "1", "p of the curve against the line", bend.P),
                Columns.Number("bend_q", "1", "Benjamini-Hochberg over metabolites", qBend),
            ]);
        return [trends, .. Drawings(age, clean, curve, spline, first[..Math.Min(Drawn, first.Length)], options)];
    }

    static IEnumerable<Table> Drawings(
        TraitModel age, CleanMetabolome clean, LinearModels curve, NaturalSpline spline, ReadOnlySpan<int> first, DiscoveryOptions options)
    {
        var (low, high) = (age.Values.Min(), age.Values.Max());
        double[] grid = [.. Enumerable.Range(0, PointsOnCurve).Select(i => low + (high - low) * i / (PointsOnCurve - 1))];
        var bends = new Bends(curve, spline, age);
        List<(string Id, string Name, double Age, double Value, double Low, double High)> lines = [];
        List<(string Id, double Age, double Value)> points = [];
        var people = Thinned(age.Values.AsSpan());
        foreach (var k in first)
        {
            var (id, name) = (clean.Metabolites[k].Id, clean.Metabolites[k].Name);
            var quantile = StudentT.Quantile((1 + options.Confidence) / 2, curve.Df[k]);
            foreach (var at in grid)
            {
                var (value, error) = bends.At(k, at);
                var reach = quantile * error;
                lines.Add((id, name, at, value, value - reach, value + reach));
            }

            points.AddRange(bends.Points(k, clean.Of(k), people).Select(point => (id, point.Age, point.Value)));
        }

        return
        [
            new(DiscoveryTables.AgeCurves, "Age curves of the first metabolites",
            [
                Columns.Text("metabolite", "identifier in the file", lines.Select(line => line.Id)),
                Columns.Text("name", "name from the annotation", lines.Select(line => line.Name)),
                Columns.Number("age", "a", "age", lines.Select(line => line.Age)),
                Columns.Number("log2_difference", "1", "curve, its mean over the people set to 0", lines.Select(line => line.Value)),
                Columns.Number("low", "1", $"lower end of its {Shown.Chosen(100 * options.Confidence)} % interval", lines.Select(line => line.Low)),
                Columns.Number("high", "1", $"upper end of its {Shown.Chosen(100 * options.Confidence)} % interval", lines.Select(line => line.High)),
            ]),
            new(DiscoveryTables.AgePoints, "People under the age curves",
            [
                Columns.Text("metabolite", "identifier in the file", points.Select(point => point.Id)),
                Columns.Number("age", "a", "age of one person", points.Select(point => point.Age)),
                Columns.Number("log2_difference", "1", "value freed of the covariates", points.Select(point => point.Value)),
            ]),
        ];
    }

    /// <summary>The people to draw, in their order: all of them or, of more, so many evenly spaced in order of age.</summary>
    internal static int[] Thinned(ReadOnlySpan<double> ages)
    {
        int[] all = [.. Enumerable.Range(0, ages.Length)];
        if (all.Length <= MostPoints) return all;

        var keys = ages.ToArray();
        Array.Sort(keys, all, Comparer<double>.Default);
        // Equal ages are put in the order of the people, which the sort does not promise.
        for (int from = 0, to = 1; to <= keys.Length; to++)
        {
            if (to < keys.Length && keys[to] == keys[from]) continue;
            Array.Sort(all, from, to - from);
            from = to;
        }

        int[] some = [.. Enumerable.Range(0, MostPoints).Select(i => all[(int)((long)i * all.Length / MostPoints)])];
        Array.Sort(some);
        return some;
    }

    /// <summary>The spline part of the fits, centred over the people, with its standard error.</summary>
    sealed class Bends(LinearModels curve, NaturalSpline spline, TraitModel age)
    {
        readonly double[][] _columns = [.. spline.Columns(age.Values.AsSpan()).Select(column => column.ToArray())];
        readonly double[] _means = [.. spline.Columns(age.Values.AsSpan()).Select(column => Mean.Of(column.ToArray()))];
        readonly int _from = curve.Design.Rank - spline.Columns([age.Values[0]]).Length;

        internal (double Value, double Error) At(int metabolite, double at)
        {
            var here = spline.Columns([at]);
            double[] shift = [.. _means.Select((mean, c) => here[c][0] - mean)];
            return (shift.Select((value, c) => value * curve.Coefficient(metabolite, _from + c)).Sum(),
                curve.Sigma[metabolite] * curve.Design.Length(_from, shift));
        }

        internal IEnumerable<(double Age, double Value)> Points(int metabolite, ReadOnlySpan<double> values, int[] people)
        {
            var n = age.Rows.Length;
            var (own, fitted) = (new double[n], new double[n]);
            age.Take(values, own);
            for (var c = 0; c < curve.Design.Rank; c++)
            {
                var column = curve.Design.Column(c);
                var coefficient = curve.Coefficient(metabolite, c);
                for (var i = 0; i < n; i++) fitted[i] += coefficient * column[i];
            }

            var bend = new double[n];
            for (var c = 0; c < _columns.Length; c++)
            {
                var (column, mean, slope) = (_columns[c], _means[c], curve.Coefficient(metabolite, _from + c));
                for (var i = 0; i < n; i++) bend[i] += (column[i] - mean) * slope;
            }

            return people.Select(i => (age.Values[i], own[i] - fitted[i] + bend[i]));
        }
    }
}
