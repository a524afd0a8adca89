using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>One design, many responses: a mixed model of each metabolite or gene.</summary>
/// <remarks>Models are kept as their few numbers; <see cref="Model"/> gives one of them whole. The responses must not change meanwhile.</remarks>
public sealed class MixedModels
{
    const int First = 8, AtOnce = 16;

    readonly Outcome<Fitted>[] _fits;
    readonly ReadOnlyMemory<double> _responses;

    MixedModels(MixedDesign design, Likelihood likelihood, ReadOnlyMemory<double> responses, Outcome<Fitted>[] fits) =>
        (Design, Likelihood, _responses, _fits) = (design, likelihood, responses, fits);

    /// <summary>The design of complete responses.</summary>
    public MixedDesign Design { get; }

    /// <summary>What was maximised.</summary>
    public Likelihood Likelihood { get; }

    /// <summary>Responses.</summary>
    public int Count => _fits.Length;

    /// <summary>Fits every response.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="responses">m blocks of n values; NaN is missing, and such a response is fitted on its own rows.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="likelihood">Restricted, unless models with other fixed effects are to be compared.</param>
    /// <param name="progress">Told how many responses are done, now and then.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m models or the reasons why there is none.</returns>
    /// <exception cref="ArgumentException">The responses are not a whole number of blocks, or a value is infinite.</exception>
    /// <remarks>
    /// The design is factored once. The first eight responses are searched from two starts; their median is where the
    /// others start from, and one that does not settle there is searched again from the usual starts. A response with missing
    /// values factors its own rows and starts as a single model does. Source: [bates2015] §3–4.
    /// </remarks>
    public static MixedModels Fit(
        MixedDesign design, ReadOnlyMemory<double> responses, int threads, Likelihood likelihood = Likelihood.Restricted,
        IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        var n = design.Rows;
        if (responses.Length % n != 0) throw new ArgumentException($"{responses.Length} values are not blocks of {n}", nameof(responses));
        if (responses.Span.Contains(double.PositiveInfinity) || responses.Span.Contains(double.NegativeInfinity))
            throw new ArgumentException("a response is infinite", nameof(responses));

        var fits = new Outcome<Fitted>[responses.Length / n];
        var done = 0;
        void Work(int from, int to, double[]? start)
        {
            var profile = new Profile(design, likelihood);
            for (var i = from; i < to; i++)
            {
                cancel.ThrowIfCancellationRequested();
                fits[i] = One(profile, responses.Span.Slice(i * n, n), start);
            }

            progress?.Report(Interlocked.Add(ref done, to - from));
        }

        var first = Math.Min(First, fits.Length);
        Across.Each(first, threads, i => Work(i, i + 1, null), cancel);
        var start = Median(design, fits[..first]);
        var chunks = (fits.Length - first + AtOnce - 1) / AtOnce;
        Across.Each(chunks, threads, chunk => Work(first + chunk * AtOnce, Math.Min(fits.Length, first + (chunk + 1) * AtOnce), start), cancel);
        return new(design, likelihood, responses, fits);
    }

    /// <summary>A model as if it had been fitted alone.</summary>
    /// <param name="response">From 0 to <see cref="Count"/> − 1.</param>
    /// <param name="rule">Degrees of freedom.</param>
    /// <returns>The model, or why there is none.</returns>
    /// <remarks>O(one deviance). Source: [bates2015] §3.</remarks>
    public Outcome<MixedModel> Model(int response, FreedomRule rule = FreedomRule.KenwardRoger)
    {
        if (!_fits[response].Succeeded) return new(_fits[response].Refusal!);

        var (fit, values) = (_fits[response].Value!, _responses.Slice(response * Design.Rows, Design.Rows));
        var profile = new Profile(fit.Design, Likelihood);
        profile.Take(fit.Design.Turn(fit.Design == Design ? values.Span : Of(values.Span, Present(values.Span))));
        return new(MixedModel.Of(profile, fit.Optimum, rule));
    }

    static Outcome<Fitted> One(Profile profile, ReadOnlySpan<double> response, double[]? start)
    {
        if (response.Contains(double.NaN))
        {
            int[] rows = Present(response);
            if (rows.Length == 0) return new("no value was measured", "leave this response out");
            var own = profile.Design.OfRows(rows);
            return own.Succeeded ? One(new Profile(own.Value, profile.Likelihood), Of(response, rows), null) : new(own.Refusal);
        }

        var turned = profile.Design.Turn(response);
        if (Variation.Missing(turned) is { } missing) return new(missing);

        profile.Take(turned);
        var optimum = start is null ? Optimum.Best(profile) : Optimum.Of(profile, start);
        if (start is not null && !optimum.Settled) optimum = Optimum.Best(profile);
        return Variation.Lost(optimum, profile.Design) is { } lost ? new(lost) : new(new Fitted(profile.Design, optimum));
    }

    static int[] Present(ReadOnlySpan<double> response)
    {
        List<int> rows = [];
        for (var i = 0; i < response.Length; i++)
            if (!double.IsNaN(response[i])) rows.Add(i);
        return [.. rows];
    }

    static double[] Of(ReadOnlySpan<double> response, int[] rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) values[i] = response[rows[i]];
        return values;
    }

    static double[] Median(MixedDesign design, Outcome<Fitted>[] fits)
    {
        double[][] found = [.. fits.Where(fit => fit.Value?.Design == design).Select(fit => fit.Value!.Optimum.Theta)];
        if (found.Length == 0) return design.Pattern.Diagonal(1);

        // A start at zero would have to leave a saddle first.
        return [.. design.Pattern.Entries.Select((entry, at) =>
        {
            var median = found.Select(theta => theta[at]).Order().ElementAt(found.Length / 2);
            return entry.Row == entry.Column ? Math.Max(median, 0.1) : median;
        })];
    }

    sealed record Fitted(MixedDesign Design, Optimum Optimum);
}
