using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Sampling;

/// <summary>The distribution of one parameter, perhaps cut off at both sides.</summary>
public abstract record Marginal
{
    /// <value>Lowest value kept; by default none.</value>
    public double Lowest { get; init; } = double.NegativeInfinity;

    /// <value>Highest value kept; by default none.</value>
    public double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>The value below which a share of what is kept lies.</summary>
    /// <param name="share">Within (0, 1).</param>
    /// <returns>A value from lowest to highest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not within (0, 1), or the cuts leave nothing.</exception>
    /// <remarks>Source: [devroye1986] §II.2</remarks>
    public double Quantile(double share)
    {
        Require.Between(0, 1, share);
        if (double.IsNegativeInfinity(Lowest) && double.IsPositiveInfinity(Highest))
        {
            return Whole(share);
        }
        var low = double.IsNegativeInfinity(Lowest) ? 0 : Below(Lowest);
        var high = double.IsPositiveInfinity(Highest) ? 1 : Below(Highest);
        Require.Between(low, 2, high);
        return Math.Clamp(Whole(Math.Clamp(low + share * (high - low), double.Epsilon, 1 - 1e-16)), Lowest, Highest);
    }

    /// <summary>Quantile of the whole distribution.</summary>
    protected abstract double Whole(double share);

    /// <summary>Share of the whole distribution below a value.</summary>
    protected abstract double Below(double value);

    /// <summary>Normal.</summary>
    /// <param name="Mean">Mean.</param>
    /// <param name="Deviation">Standard deviation, above 0.</param>
    public sealed record Normal(double Mean, double Deviation) : Marginal
    {
        /// <inheritdoc/>
        protected override double Whole(double share) => Mean + Deviation * Gauss.Quantile(share);

        /// <inheritdoc/>
        protected override double Below(double value) => Gauss.Below((value - Mean) / Deviation);
    }

    /// <summary>Lognormal.</summary>
    /// <param name="Median">Median, above 0.</param>
    /// <param name="Deviation">Standard deviation of the natural logarithm, above 0.</param>
    public sealed record LogNormal(double Median, double Deviation) : Marginal
    {
        /// <inheritdoc/>
        protected override double Whole(double share) => Median * Elementary.Exp(Deviation * Gauss.Quantile(share));

        /// <inheritdoc/>
        protected override double Below(double value) =>
            value <= 0 ? 0 : Gauss.Below(Elementary.Log(value / Median) / Deviation);
    }

    /// <summary>Uniform.</summary>
    /// <param name="Low">Lowest value.</param>
    /// <param name="High">Highest value.</param>
    public sealed record Uniform(double Low, double High) : Marginal
    {
        /// <inheritdoc/>
        protected override double Whole(double share) => Low + share * (High - Low);

        /// <inheritdoc/>
        protected override double Below(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);
    }

    /// <summary>Uniform on the logarithm.</summary>
    /// <param name="Low">Lowest value, above 0.</param>
    /// <param name="High">Highest value.</param>
    public sealed record LogUniform(double Low, double High) : Marginal
    {
        /// <inheritdoc/>
        protected override double Whole(double share) => Low * Elementary.Exp(share * Elementary.Log(High / Low));

        /// <inheritdoc/>
        protected override double Below(double value) =>
            value <= Low ? 0 : Math.Min(1, Elementary.Log(value / Low) / Elementary.Log(High / Low));
    }

    /// <summary>Triangular.</summary>
    /// <param name="Low">Lowest value.</param>
    /// <param name="Mode">Most likely value.</param>
    /// <param name="High">Highest value.</param>
    public sealed record Triangular(double Low, double Mode, double High) : Marginal
    {
        /// <inheritdoc/>
        protected override double Whole(double share)
        {
            var rising = (Mode - Low) / (High - Low);
            return share < rising
                ? Low + Math.Sqrt(share * (High - Low) * (Mode - Low))
                : High - Math.Sqrt((1 - share) * (High - Low) * (High - Mode));
        }

        /// <inheritdoc/>
        protected override double Below(double value)
        {
            if (value <= Low || value >= High)
            {
                return value <= Low ? 0 : 1;
            }
            return value < Mode
                ? (value - Low) * (value - Low) / ((High - Low) * (Mode - Low))
                : 1 - (High - value) * (High - value) / ((High - Low) * (High - Mode));
        }
    }
}
