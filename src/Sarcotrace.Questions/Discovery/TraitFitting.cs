using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Fits a trait's model to every metabolite.</summary>
static class TraitFitting
{
    /// <summary>All numbers of one trait but q, which needs the whole family.</summary>
    internal static TraitFit Of(TraitModel model, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        using var chosen = model.Blocks(clean.Filled, clean.People, threads, cancel);
        var filled = chosen.Memory;
        var fits = LinearModels.Fit(model.Design, filled, threads, cancel);
        var plain = Coefficients.Ordinary(fits, model.Column, options.Confidence, threads);
        var (moderation, tested) = Tested(fits, plain, model.Column, options, threads);
        var n = model.Rows.Length;
        var sd = new double[clean.Metabolites.Length];
        Parallel.For(0, sd.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            m => sd[m] = StandardDeviation.OfFinite(filled.Span.Slice(m * n, n)));
        return new(
            model.Trait, model.Covariates, n, model.Trait.Binary ? model.Values.Count(value => value == 1) : null, model.TraitSd,
            moderation?.PriorDf ?? 0, moderation?.PriorVariance ?? double.NaN, fits, plain, tested,
            FalseDiscovery.BenjaminiHochberg(tested.P),
            sd,
            Measured(fits, model, filled, clean, options, threads, cancel), Odds(model, filled, options, threads, cancel));
    }

    /// <summary>Metabolites whose q lies below the accepted false discovery rate, for a variant of the question.</summary>
    internal static int Accepted(TraitModel model, double[] values, int people, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        using var chosen = model.Blocks(values, people, threads, cancel);
        var fits = LinearModels.Fit(model.Design, chosen.Memory, threads, cancel);
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
    static Coefficients? Measured(LinearModels whole, TraitModel model, ReadOnlyMemory<double> filled, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        if (!clean.Imputed.Contains(true)) return null;
        using var imputed = model.Blocks(clean.Imputed, clean.People, threads, cancel);
        var fits = whole.Without(imputed.Memory, filled, threads, cancel);
        return Tested(fits, Coefficients.Ordinary(fits, model.Column, options.Confidence, threads), model.Column, options, threads).Item2;
    }

    static Odds? Odds(TraitModel model, ReadOnlyMemory<double> filled, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        if (!model.Trait.Binary || !options.Logistic) return null;

        var n = model.Rows.Length;
        var standard = Standardised(filled.Span, n);
        var without = Design.Build(n, model.Constant);
        var fits = LogisticModel.Each(without, standard, model.Values.AsMemory(), threads, cancel);
        var reach = Statistics.Distributions.Normal.Quantile((1 + options.Confidence) / 2);
        double[] Each(Func<LogisticModel, double> of) => [.. fits.Select(fit => fit.Status == FitStatus.Converged ? of(fit) : double.NaN)];
        return new(
            Each(fit => Math.Exp(fit.Coefficient[^1])), Each(fit => Math.Exp(fit.Coefficient[^1] - reach * fit.StandardError[^1])),
            Each(fit => Math.Exp(fit.Coefficient[^1] + reach * fit.StandardError[^1])), Each(fit => fit.P(fit.Coefficient.Length - 1)));
    }

    static double[] Standardised(ReadOnlySpan<double> values, int n)
    {
        var standard = new double[values.Length];
        for (var from = 0; from < values.Length; from += n)
        {
            var block = values.Slice(from, n);
            var (mean, sd) = (Mean.Of(block), StandardDeviation.OfFinite(block));
            for (var i = 0; i < n; i++) standard[from + i] = (block[i] - mean) / sd;
        }

        return standard;
    }
}
