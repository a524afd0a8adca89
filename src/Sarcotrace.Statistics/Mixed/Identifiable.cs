using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Whether a design can tell its variances apart, before any response is looked at.</summary>
static class Identifiable
{
    const double Least = 1e-9;

    /// <summary>What can be seen without factoring anything.</summary>
    internal static Refusal? Before(int rows, int columns, IReadOnlyList<RandomTerm> terms)
    {
        if (rows <= columns)
            return new($"{rows} rows for {columns} fixed effects leave nothing to estimate variances from", "measure more, or ask for fewer fixed effects");

        return terms.FirstOrDefault(term => term.Levels.Length < 2) is { } lone
            ? new($"{lone.Name} has one level, and how levels differ cannot be seen in one", $"leave {lone.Name} out of the random terms")
            : null;
    }

    /// <summary>Looks for variances that the data mix up, with each other, with the residual or with the fixed effects.</summary>
    /// <remarks>
    /// The expected information on the variances is a matrix of inner products of their parts of V; where it is
    /// singular, some mixture of variances does nothing that others do not. Source: [searle1992] §6.6.
    /// </remarks>
    internal static Refusal? Of(MixedDesign design)
    {
        var pattern = design.Pattern;
        var theta = pattern.Diagonal(1);
        var all = At(design, theta, Likelihood.Full);
        var left = At(design, theta, Likelihood.Restricted);
        var m = pattern.Count;
        for (var i = 0; i < m; i++)
        {
            if (left.Pairs[i * m + i] <= Least * all.Pairs[i * m + i])
            {
                return new($"the fixed effects already take up how {Name(pattern, i)} differs",
                    $"leave {pattern.Parts[pattern.Entries[i].Part].Term.Name} out of the fixed effects or out of the random terms");
            }
        }

        var information = Information.WithResidual(left, pattern.Gamma(theta), design.Rows - design.Fixed);
        var size = m + 1;
        if (information[^1] <= Least * (design.Rows - design.Fixed) * 1e-3)
            return new("no residual variation is left beside the random terms", "leave out a random term, or measure units more than once");

        var scaled = new double[size * size];
        for (var at = 0; at < scaled.Length; at++)
            scaled[at] = information[at] / Math.Sqrt(information[at / size * (size + 1)] * information[at % size * (size + 1)]);
        var (values, vectors) = SmallSymmetric.Eigen(scaled, size);
        if (values[0] > Least) return null;

        string[] mixed = [.. Enumerable.Range(0, size).Where(i => Math.Abs(vectors[i]) > 0.05)
            .Select(i => i == m ? "the residual" : Name(pattern, i)).Distinct()];
        return mixed.Contains("the residual")
            ? new($"{string.Join(" and ", mixed)} cannot be told apart: too few rows share a group",
                "leave that random term out, or measure units more than once")
            : new($"{string.Join(" and ", mixed)} cannot be told apart", "leave one of these random terms out");
    }

    static Slopes At(MixedDesign design, double[] theta, Likelihood likelihood)
    {
        var profile = new Profile(design, likelihood);
        profile.Take(design.Turn(new double[design.Rows]));
        profile.Deviance(theta);
        return profile.Slopes(full: false);
    }

    static string Name(Pattern pattern, int parameter)
    {
        var entry = pattern.Entries[parameter];
        var part = pattern.Parts[entry.Part];
        return $"{part.Label(entry.Row)} of {part.Term.Name}";
    }
}

/// <summary>Expected information on variances.</summary>
static class Information
{
    /// <summary>tr PGPG of the m entries and, last, of the residual.</summary>
    /// <remarks>
    /// The parts of V sum to V, and PVP = P, so that what concerns the residual follows from what concerns the others.
    /// </remarks>
    internal static double[] WithResidual(Slopes slopes, double[] gamma, double freedom)
    {
        var m = gamma.Length;
        var size = m + 1;
        var all = new double[size * size];
        var trace = freedom;
        for (var i = 0; i < m; i++)
        {
            slopes.Pairs.AsSpan(i * m, m).CopyTo(all.AsSpan(i * size));
            all[i * size + m] = all[m * size + i] = slopes.Traces[i] - Lanes.Product(slopes.Pairs.AsSpan(i * m, m), gamma);
            trace -= gamma[i] * slopes.Traces[i];
        }

        all[^1] = trace - Lanes.Product(all.AsSpan(m * size, m), gamma);
        return all;
    }
}
