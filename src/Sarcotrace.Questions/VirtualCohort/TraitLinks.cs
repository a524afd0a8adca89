using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>How the residuals of the five traits go together: their correlations, and draws that have them.</summary>
sealed class TraitLinks
{
    /// <summary>How many traits there are.</summary>
    internal const int Count = 5;

    readonly double[,] _correlation = new double[Count, Count];
    readonly double[,] _root = new double[Count, Count];

    internal TraitLinks(Anchors anchors)
    {
        for (var i = 0; i < Count; i++) _correlation[i, i] = 1;
        foreach (var anchor in anchors.All)
        {
            var names = anchor.Name.Split('.');
            if (names[0] != "correlation") continue;

            var (a, b) = (Enum.Parse<Trait>(names[1], ignoreCase: true), Enum.Parse<Trait>(names[2], ignoreCase: true));
            (_correlation[(int)a, (int)b], _correlation[(int)b, (int)a]) = (anchor.Value, anchor.Value);
        }

        FactorCorrelation();
    }

    internal double Between(Trait a, Trait b) => _correlation[(int)a, (int)b];

    /// <summary>What a metabolite's effects add up to for a regression on one trait, age and sex alone.</summary>
    internal double Seen(ReadOnlySpan<double> effects, Trait trait)
    {
        var sum = 0.0;
        for (var other = 0; other < Count; other++) sum += effects[other] * _correlation[other, (int)trait];
        return sum;
    }

    /// <summary>The variance that these effects give a metabolite, in units of its own variance.</summary>
    internal double Variance(ReadOnlySpan<double> effects)
    {
        var sum = 0.0;
        for (var trait = 0; trait < Count; trait++) sum += effects[trait] * Seen(effects, (Trait)trait);
        return sum;
    }

    /// <summary>Correlated standard normals, one a trait.</summary>
    internal double[] Draw(Draws draws)
    {
        var free = new double[Count];
        for (var i = 0; i < Count; i++) free[i] = draws.Normal();

        var residuals = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++) residuals[i] += _root[i, j] * free[j];
        }

        return residuals;
    }

    /// <summary>Cholesky's triangle; correlations that clash would need the root of a negative number.</summary>
    void FactorCorrelation()
    {
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = _correlation[i, j];
                for (var k = 0; k < j; k++) rest -= _root[i, k] * _root[j, k];
                if (i == j && rest <= 0) throw new InvalidOperationException("the correlations of anchors.csv clash");
                _root[i, j] = i == j ? Math.Sqrt(rest) : rest / _root[j, j];
            }
        }
    }
}
