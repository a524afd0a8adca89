using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>How often each pair of criteria says the same about the same person.</summary>
sealed class AgreementCounts(int criteria)
{
    readonly long[] _counts = new long[criteria * criteria * 4];

    /// <summary>Counts one person for every pair that can judge them both.</summary>
    internal void Add(Judgement[][] judgements, int row)
    {
        for (var a = 0; a < criteria; a++)
        {
            var one = judgements[a][row].Sarcopenia;
            if (one == Level.Missing) continue;
            for (var b = a + 1; b < criteria; b++)
            {
                var other = judgements[b][row].Sarcopenia;
                if (other != Level.Missing) _counts[(a * criteria + b) * 4 + Cell(one) * 2 + Cell(other)]++;
            }
        }
    }

    /// <summary>Adds the counts of other people.</summary>
    internal void Add(AgreementCounts others)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += others._counts[i];
    }

    /// <summary>People: neither, second only, first only, both.</summary>
    internal ReadOnlySpan<long> Of(int a, int b) => _counts.AsSpan((a * criteria + b) * 4, 4);

    /// <summary>Agreement beyond chance of two criteria.</summary>
    internal Kappa Kappa(int a, int b, double confidence) => Statistics.Kappa.Cohen(Of(a, b), confidence);

    static int Cell(Level sarcopenia) => sarcopenia == Level.Low ? 1 : 0;
}
