using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Fits the models of all traits to every metabolite.</summary>
static class TraitFitting
{
    /// <summary>All numbers of the traits but q within a family of all of them.</summary>
    internal static TraitFit[] Of(
        IReadOnlyList<TraitModel> models, CleanMetabolome clean, DiscoveryOptions options, int threads, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (count, begun, measured) = (clean.Metabolites.Length, 0, clean.Imputed.Contains(true));
        double[][] sds = [.. models.Select(_ => new double[count])];
        var fits = LinearModels.Fit([.. models.Zip(sds, Asked)], count, threads, cancel);
        var made = new TraitFit[models.Count];
        Parallel.For(
            0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            at => made[at] = Of(models[at], fits[at].Whole, fits[at].Without, sds[at], options));
        return [.. made.Zip(models, (fit, model) => fit with { Odds = Odds(model, clean, options, threads, cancel) })];

        // The spread costs least while the values lie in the cache.
        ResponseModel Asked(TraitModel model, double[] sd) => new(
            model.Design,
            (m, values) =>
            {
                if (ReferenceEquals(model, models[0])) Told();
                model.Take(clean.Of(m), values);
                sd[m] = StandardDeviation.OfFinite(values);
            },
            measured ? (m, marks) => Imputed(model, clean, m, marks) : null);

        void Told()
        {
            var done = Interlocked.Increment(ref begun);
            if (done % 50 == 0) progress?.Report(new("Fitting the metabolites", 0.3 + 0.3 * done / count));
        }
    }

    static TraitFit Of(TraitModel model, LinearModels fits, LinearModels? without, double[] sd, DiscoveryOptions options)
    {
        var plain = Coefficients.Ordinary(fits, model.Column, options.Confidence);
        var (moderation, tested) = Tested(fits, plain, model.Column, options);
        return new(
            model.Trait, model.Covariates, model.Rows.Length, model.Trait.Binary ? model.Values.Count(value => value == 1) : null, model.TraitSd,
            moderation?.PriorDf ?? 0, moderation?.PriorVariance ?? double.NaN, fits, plain, tested, FalseDiscovery.BenjaminiHochberg(tested.P), sd,
            without is null ? null : Tested(without, Coefficients.Ordinary(without, model.Column, options.Confidence), model.Column, options).Item2, null);
    }

    /// <summary>Metabolites whose q lies below the accepted false discovery rate, for a variant of the question.</summary>
    internal static int Accepted(TraitModel model, double[] values, int people, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        var fits = LinearModels.Fit(
            model.Design, values.Length / people, (m, chosen) => model.Take(values.AsSpan(m * people, people), chosen), threads, cancel);
        var (_, tested) = Tested(fits, Coefficients.Ordinary(fits, model.Column, options.Confidence), model.Column, options);
        return FalseDiscovery.BenjaminiHochberg(tested.P).Count(q => q < options.FalseDiscoveryRate);
    }

    static (Moderation?, Coefficients) Tested(LinearModels fits, Coefficients plain, int column, DiscoveryOptions options)
    {
        if (!options.Moderate || fits.Df.Count(df => df > 0) < 3) return (null, plain);
        var moderation = Moderation.Of(fits.Sigma, fits.Df);
        return (moderation, Coefficients.Moderated(fits, column, moderation, options.Confidence));
    }

    static void Imputed(TraitModel model, CleanMetabolome clean, int m, Span<bool> marks)
    {
        if (clean.ImputedShare[m] > 0) model.Take(clean.ImputedOf(m), marks);
        else marks.Clear();
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
