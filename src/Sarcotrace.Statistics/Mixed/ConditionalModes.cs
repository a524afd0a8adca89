using System.Collections.Immutable;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>The most probable coefficient of one group: shrunk towards the mean by as much as chance within it warrants.</summary>
/// <param name="Term">What the groups are.</param>
/// <param name="Level">Which group.</param>
/// <param name="Coefficient">Which coefficient.</param>
/// <param name="Value">Its difference from the fixed effect, in the unit of the response divided by that of its column.</param>
/// <param name="Error">Its standard deviation given the data, fixed effects and variances taken as known.</param>
public sealed record Mode(string Term, string Level, string Coefficient, double Value, double Error);

/// <summary>Coefficients of the groups, and what they make of each row.</summary>
/// <param name="Modes">By part of the random effects, group by group in the order of its levels.</param>
/// <param name="Means">n values that the fixed effects give.</param>
/// <param name="Fitted">n values that all effects give.</param>
/// <param name="Residuals">n values that no effect explains.</param>
public sealed record ConditionalModes(
    ImmutableArray<Mode> Modes, ImmutableArray<double> Means, ImmutableArray<double> Fitted, ImmutableArray<double> Residuals)
{
    /// <summary>The modes of a fitted model.</summary>
    /// <param name="model">Any.</param>
    /// <returns>Best linear unbiased predictions: S·Z′V⁻¹(y − Xβ).</returns>
    /// <remarks>O(n·p) and one deviance. Source: [laird1982] §3; [bates2015] §3.5. Checked against: golden/mixed (lme4 ranef).</remarks>
    public static ConditionalModes Of(MixedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var at = model.Solution;
        var (design, pattern) = (at.Design, at.Design.Pattern);
        var profile = new Profile(design, at.Likelihood);
        profile.Take(at.Response);
        profile.Deviance(at.Theta);

        var values = pattern.Parts.Select(part => new double[part.Term.Levels.Length * part.Size]).ToArray();
        var errors = pattern.Parts.Select(part => new double[part.Term.Levels.Length * part.Size]).ToArray();
        for (var b = 0; b < design.Blocks.Length; b++) Fill(profile, at, b, values, errors);

        var means = new double[design.Rows];
        for (var k = 0; k < design.Fixed; k++) Lanes.AddScaled(at.Coefficients[k], design.Column(k), means);
        double[] residuals = [.. at.Response.Residuals];
        for (var k = 0; k < design.Fixed; k++) Lanes.AddScaled(-at.Beyond[k], design.Basis.Direction(k), residuals);
        double[] fitted = [.. means];
        for (var k = 0; k < values.Length; k++) Spread(pattern.Parts[k], values[k], fitted, residuals);
        return new(Named(pattern, values, errors), [.. means], [.. fitted], [.. residuals]);
    }

    static void Fill(Profile profile, Solution at, int b, double[][] values, double[][] errors)
    {
        var (block, pattern) = (at.Design.Blocks[b], at.Design.Pattern);
        var (q, stride) = (block.Width, block.Width + at.Design.Fixed + 1);
        var white = profile.White(b);
        var gamma = pattern.Gamma(at.Theta);
        for (var k = 0; k < values.Length; k++)
        {
            var part = pattern.Parts[k];
            var size = part.Size;
            for (var l = 0; l < block.Starts[k].Length; l++)
            {
                // Row c of S picks columns of this level: with them, S·Z′V⁻¹ of the residual and of Z itself.
                for (var c = 0; c < size; c++)
                {
                    var (value, taken) = (0.0, 0.0);
                    for (var i = 0; i < block.Height; i++)
                    {
                        var picked = 0.0;
                        for (var other = 0; other < size; other++)
                            picked += gamma[Pattern.Place(part, c, other)] * white[i * stride + block.Starts[k][l] + other];
                        value += picked * white[i * stride + q + at.Design.Fixed];
                        taken += picked * picked;
                    }

                    var place = block.Levels[k][l] * size + c;
                    values[k][place] = value;
                    errors[k][place] = Math.Sqrt(at.Variance * Math.Max(0, gamma[Pattern.Place(part, c, c)] - taken));
                }
            }
        }
    }

    static void Spread(Part part, double[] values, double[] fitted, double[] residuals)
    {
        for (var row = 0; row < fitted.Length; row++)
        {
            for (var c = 0; c < part.Size; c++)
            {
                var effect = part.Values[c][row] * values[part.Term.Groups[row] * part.Size + c];
                fitted[row] += effect;
                residuals[row] -= effect;
            }
        }
    }

    static ImmutableArray<Mode> Named(Pattern pattern, double[][] values, double[][] errors) =>
        [.. from k in Enumerable.Range(0, values.Length)
            let part = pattern.Parts[k]
            from level in Enumerable.Range(0, part.Term.Levels.Length)
            from c in Enumerable.Range(0, part.Size)
            let place = level * part.Size + c
            select new Mode(part.Term.Name, part.Term.Levels[level], part.Label(c), values[k][place] / part.Scale[c], errors[k][place] / part.Scale[c])];
}
