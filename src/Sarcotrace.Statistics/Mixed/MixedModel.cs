using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>How the degrees of freedom of fixed effects are found.</summary>
public enum FreedomRule
{
    /// <summary>Kenward and Roger: the covariance is adjusted too; for restricted likelihood. The better one in small studies.</summary>
    KenwardRoger,

    /// <summary>Satterthwaite: the covariance stays as it is.</summary>
    Satterthwaite,
}

/// <summary>A linear mixed model at the exact optimum of its likelihood.</summary>
public sealed record MixedModel : FixedEffects
{
    readonly Lazy<KenwardRoger> _kenwardRoger;
    readonly Lazy<Satterthwaite> _satterthwaite;
    readonly Solution _at;

    MixedModel(Solution at, Optimum optimum)
    {
        _at = at;
        _kenwardRoger = new(() => new(at));
        _satterthwaite = new(() => new(at));
        Theta = Components.Unscaled(at.Design.Pattern, at.Theta);
        (Deviance, Gradient, Slack, Steps) = (at.Deviance, optimum.Gradient, optimum.Slack, optimum.Steps);
        Variances = Components.Variances(at);
        Correlations = Components.Correlations(at);
        Singularities = Singularity.Of(at.Design, Variances, at.Theta);
    }

    /// <summary>The columns and groups that were fitted.</summary>
    public MixedDesign Design => _at.Design;

    /// <summary>What was maximised.</summary>
    public Likelihood Likelihood => _at.Likelihood;

    /// <summary>How degrees of freedom are found, and whether the covariance is adjusted.</summary>
    public required FreedomRule Rule { get; init; }

    /// <summary>The triangles of the random coefficients' covariances, relative to sigma: by term, column by column.</summary>
    public ImmutableArray<double> Theta { get; }

    /// <summary>Standard deviations of the random coefficients, term by term.</summary>
    public ImmutableArray<RandomVariance> Variances { get; }

    /// <summary>Correlations of the random coefficients of one group.</summary>
    public ImmutableArray<RandomCorrelation> Correlations { get; }

    /// <summary>Variances at zero and correlations at one; none where the data carry all of the random part.</summary>
    public ImmutableArray<Singularity> Singularities { get; }

    /// <summary>Minus twice the log of the likelihood.</summary>
    public double Deviance { get; }

    /// <summary>The log of the likelihood.</summary>
    public double LogLikelihood => -0.5 * Deviance;

    /// <summary>Fixed effects, variances, covariances and the residual variance.</summary>
    public int Parameters => Coefficients.Length + Theta.Length + 1;

    /// <summary>Akaike's criterion; comparable between models of one likelihood, and of one fixed part if restricted.</summary>
    public double Aic => Deviance + 2 * Parameters;

    /// <summary>Schwarz's criterion, with the number of rows as the size of the sample.</summary>
    public double Bic => Deviance + Parameters * Elementary.Log(_at.Design.Rows);

    /// <summary>Largest slope of the deviance where the search ended, by θ of columns scaled to a mean square of 1.</summary>
    public double Gradient { get; }

    /// <summary>
    /// Least eigenvalue of the deviance's slope by the relative covariances: not below zero, but for rounding, where no
    /// covariance nearby fits better, even at a bound.
    /// </summary>
    public double Slack { get; }

    /// <summary>Deviances the search computed.</summary>
    public int Steps { get; }

    internal Solution Solution => _at;

    internal double[] ThetaCovariance => _satterthwaite.Value.Covariance;

    /// <summary>Fits a response.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="response">n finite values.</param>
    /// <param name="likelihood">Restricted, unless models with other fixed effects are to be compared.</param>
    /// <param name="rule">Degrees of freedom; Satterthwaite's is taken where the likelihood is the full one.</param>
    /// <returns>The model, or why there is none: no variation beside the fixed effects or beside all effects.</returns>
    /// <exception cref="ArgumentException">There are not n finite values.</exception>
    /// <remarks>
    /// Newton's steps on the profiled deviance from two starts, to the last digit: no tolerance to choose. Cost about 20
    /// deviances, each O(Σ effects³) over blocks of rows that groups connect, so crossed terms want their levels in the
    /// hundreds. Assumes normal random effects and residuals of one variance.
    /// Source: [bates2015] §3–4. Checked against: golden/mixed (lme4, polished to its exact optimum).
    /// </remarks>
    public static Outcome<MixedModel> Fit(
        MixedDesign design, ReadOnlySpan<double> response,
        Likelihood likelihood = Likelihood.Restricted, FreedomRule rule = FreedomRule.KenwardRoger)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (response.Length != design.Rows) throw new ArgumentException($"{response.Length} values for {design.Rows} rows", nameof(response));
        Require.Finite(response);
        var turned = design.Turn(response);
        if (Variation.Missing(turned) is { } missing) return new(missing);

        var profile = new Profile(design, likelihood);
        profile.Take(turned);
        var optimum = Optimum.Best(profile);
        return Variation.Lost(optimum, design) is { } lost ? new(lost) : new(Of(profile, optimum, rule));
    }

    /// <summary>The same fit with another rule of degrees of freedom.</summary>
    /// <param name="rule">The rule; Kenward and Roger's needs restricted likelihood.</param>
    /// <exception cref="ArgumentException">The fit is of full likelihood and the rule is Kenward and Roger's.</exception>
    /// <remarks>Source: [kenward1997]; [giesbrecht1985].</remarks>
    public MixedModel By(FreedomRule rule) => rule == FreedomRule.KenwardRoger && Likelihood == Likelihood.Full
        ? throw new ArgumentException("Kenward and Roger's rule is of restricted likelihood", nameof(rule))
        : this with { Rule = rule, Covariance = CovarianceBy(rule) };

    /// <inheritdoc/>
    /// <remarks>Source: [kenward1997] §3; [giesbrecht1985]. Checked against: golden/mixed (pbkrtest, lmerTest).</remarks>
    public override double Freedom(ReadOnlySpan<double> contrast)
    {
        var white = _at.Whiten(contrast);
        return Rule == FreedomRule.KenwardRoger ? _kenwardRoger.Value.Joint([white]).Freedom : _satterthwaite.Value.Freedom(white);
    }

    /// <inheritdoc/>
    /// <remarks>Source: [kenward1997] §3; [fai1996]. Checked against: golden/mixed (pbkrtest, lmerTest).</remarks>
    public override JointTest Joint(IReadOnlyList<double[]> contrasts)
    {
        var (chiSquare, rank) = Wald(contrasts);
        double[][] white = [.. contrasts.Select(contrast => _at.Whiten(contrast))];
        if (Rule == FreedomRule.Satterthwaite) return new(chiSquare / rank, rank, _satterthwaite.Value.Joint(white));

        var (freedom, scale) = _kenwardRoger.Value.Joint(white);
        return new(scale * chiSquare / rank, rank, freedom);
    }

    internal static MixedModel Of(Profile profile, Optimum optimum, FreedomRule rule)
    {
        var at = new Solution(profile, optimum.Theta);
        var own = at.Likelihood == Likelihood.Full ? FreedomRule.Satterthwaite : rule;
        var model = new MixedModel(at, optimum)
        {
            Names = at.Design.Names,
            Coefficients = [.. at.Coefficients],
            Covariance = [],
            Sigma = Math.Sqrt(at.Variance),
            Rule = own,
        };
        return model.By(own);
    }

    ImmutableArray<double> CovarianceBy(FreedomRule rule) =>
        [.. _at.Covariance(rule == FreedomRule.KenwardRoger ? _kenwardRoger.Value.Adjusted : null)];
}

/// <summary>Responses that no variance can be estimated from.</summary>
static class Variation
{
    const double Least = 1e-20;

    internal static Refusal? Missing(Turned turned)
    {
        var left = Lanes.Product(turned.Residuals, turned.Residuals);
        return left > Least * (left + Lanes.Product(turned.Effects, turned.Effects)) ? null
            : new("the fixed effects give every value exactly, so there is no variation to share out",
                "look whether the response was copied from an explanatory column");
    }

    internal static Refusal? Lost(Optimum optimum, MixedDesign design)
    {
        if (optimum.Diverged || !double.IsFinite(optimum.Deviance))
        {
            return new("the random effects give every value exactly, so there is no residual variation",
                "leave out a random term, or look for values that were copied within groups");
        }

        return optimum.Settled ? null
            : new($"the likelihood of {design.Parameters} variances did not settle", "ask for fewer random terms");
    }
}
