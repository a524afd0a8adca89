using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Fits a trait's model to every metabolite.</summary>
static class TraitFitting
{
    /// <summary>All numbers of one trait but q, which needs the whole family.</summary>
    internal static TraitFit Of(TraitModel model, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        var sd = new double[clean.Metabolites.Length];
        var fits = LinearModels.Fit(model.Design, sd.Length, Metabolite, threads, cancel);
        var plain = Coefficients.Ordinary(fits, model.Column, options.Confidence, threads);
        var (moderation, tested) = Tested(fits, plain, model.Column, options, threads);
        return new(
            model.Trait, model.Covariates, model.Rows.Length, model.Trait.Binary ? model.Values.Count(value => value == 1) : null, model.TraitSd,
            moderation?.PriorDf ?? 0, moderation?.PriorVariance ?? double.NaN, fits, plain, tested,
            FalseDiscovery.BenjaminiHochberg(tested.P),
            sd,
            Measured(fits, model, clean, options, threads, cancel), Odds(model, clean, options, threads, cancel));

        // The spread costs least while the values lie in the cache.
        void Metabolite(int m, Span<double> values)
        {
            model.Take(clean.Of(m), values);
            sd[m] = StandardDeviation.OfFinite(values);
        }
    }

    /// <summary>Metabolites whose q lies below the accepted false discovery rate, for a variant of the question.</summary>
    internal static int Accepted(TraitModel model, double[] values, int people, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        var fits = LinearModels.Fit(
            model.Design, values.Length / people, (m, chosen) => model.Take(values.AsSpan(m * people, people), chosen), threads, cancel);
        var (_, tested) = Tested(fits, Coefficients.Ordinary(fits, model.Column, options.Confidence, threads), model.Column, options, threads);
        return FalseDiscovery.BenjaminiHochberg(tested.P).Count(q => q < options.FalseDiscoveryRate);
    }

    static (Moderation?, Coefficients) Tested(LinearModels fits, Coefficients plain, int column, DiscoveryOptions options, int threads)
    {
        if (!options.Moderate || fits.Df.Count(df => df > 0) < 3) return (null, plain);
        var moderation = Moderation.Of(fits.Sigma, fits.Df);
        return (moderation, Coefficients.Moderated(fits, column, moderation, options.Confidence, threads));
    }

    // Metabolites without imputed cells are not fitted again: they have the numbers they had.
    static Coefficients? Measured(LinearModels whole, TraitModel model, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        if (!clean.Imputed.Contains(true)) return null;
        var fits = whole.Without(Marks, (m, values) => model.Take(clean.Of(m), values), threads, cancel);
        return Tested(fits, Coefficients.Ordinary(fits, model.Column, options.Confidence, threads), model.Column, options, threads).Item2;

        void Marks(int m, Span<bool> marks)
        {
            if (clean.ImputedShare[m] > 0) model.Take(clean.ImputedOf(m), marks);
            else marks.Clear();
        }
    }

    static Odds? Odds(TraitModel model, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        if (!model.Trait.Binary || !options.Logistic) return null;

        var n = model.Rows.Length;
        var standard = new double[(long)clean.Metabolites.Length * n];
        Parallel.For(
            0, clean.Metabolites.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            m => Standardise(model, clean.Of(m), standard.AsSpan(m * n, n)));
        var without = Design.Build(n, model.Constant);
        var fits = LogisticModel.Each(without, standard, model.Values.AsMemory(), threads, cancel);
        var reach = Statistics.Distributions.Normal.Quantile((1 + options.Confidence) / 2);
        double[] Each(Func<LogisticModel, double> of) => [.. fits.Select(fit => fit.Status == FitStatus.Converged ? of(fit) : double.NaN)];
        return new(
            Each(fit => Elementary.Exp(fit.Coefficient[^1])), Each(fit => Elementary.Exp(fit.Coefficient[^1] - reach * fit.StandardError[^1])),
            Each(fit => Elementary.Exp(fit.Coefficient[^1] + reach * fit.StandardError[^1])), Each(fit => fit.P(fit.Coefficient.Length - 1)));
    }

    static void Standardise(TraitModel model, ReadOnlySpan<double> block, Span<double> standard)
    {
        model.Take(block, standard);
        var (mean, sd) = (Mean.Of(standard), StandardDeviation.OfFinite(standard));
        for (var i = 0; i < standard.Length; i++) standard[i] = (standard[i] - mean) / sd;
    }
}
