using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Survival;

/// <summary>Who is at risk at each event, with the partial likelihood and all that is made of it.</summary>
sealed class RiskSets
{
    readonly FollowUp _followed;
    readonly double[][] _columns;
    readonly Ties _ties;
    readonly int[][] _strata;

    internal RiskSets(FollowUp followed, double[][] columns, int[] stratum, Ties ties)
    {
        (_followed, _columns, _ties) = (followed, columns, ties);
        _strata =
        [
            .. Enumerable.Range(0, stratum.Length).GroupBy(i => stratum[i]).OrderBy(rows => rows.Key)
                .Select(rows => rows.OrderByDescending(i => followed.Time[i]).ThenBy(i => i).ToArray()),
        ];
    }

    /// <summary>The partial likelihood's logarithm with its first and negative second derivatives.</summary>
    internal sealed record Slopes(double LogLikelihood, double[] Score, double[,] Information);

    /// <summary>One event among tied ones: what it takes from the likelihood.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Rows">All rows whose event is then, in this stratum.</param>
    /// <param name="Share">How much of the tied rows' own risk is taken out, 0 to 1.</param>
    /// <param name="Risk">Sum of risks.</param>
    /// <param name="Mean">Mean covariates, by risk.</param>
    /// <param name="Variance">Their variance, by risk.</param>
    internal sealed record Moment(double Time, int[] Rows, double Share, double Risk, double[] Mean, double[,] Variance);

    int Count => _columns.Length;

    internal FollowUp Followed => _followed;

    /// <summary>Standard deviation of a covariate, or 1.</summary>
    internal double Scale(int column)
    {
        var sum = _columns[column].Sum(value => value * value);
        return sum > 0 ? Math.Sqrt(sum / _columns[column].Length) : 1;
    }

    internal double Covariate(int column, int row) => _columns[column][row];

    internal Slopes At(ReadOnlySpan<double> beta)
    {
        var (sum, score, information) = (0.0, new double[Count], new double[Count, Count]);
        var logs = Logs(beta);
        foreach (var moment in Moments(logs))
        {
            sum -= Elementary.Log(moment.Risk);
            // Each of the tied events takes its part of their common sum.
            sum += moment.Rows.Sum(i => logs[i]) / moment.Rows.Length;
            for (var a = 0; a < Count; a++)
            {
                score[a] += moment.Rows.Sum(i => _columns[a][i]) / moment.Rows.Length - moment.Mean[a];
                for (var b = 0; b < Count; b++) information[a, b] += moment.Variance[a, b];
            }
        }

        return new(sum, score, information);
    }

    /// <summary>Every event at these log risks, latest first, stratum by stratum.</summary>
    internal IEnumerable<Moment> Moments(double[] logs)
    {
        foreach (var rows in _strata)
        {
            var (risk, first, second) = (0.0, new double[Count], new double[Count, Count]);
            for (var from = 0; from < rows.Length;)
            {
                var to = from;
                while (to < rows.Length && _followed.Time[rows[to]] == _followed.Time[rows[from]]) to++;
                foreach (var i in rows.AsSpan(from, to - from)) Add(i, Elementary.Exp(logs[i]), ref risk, first, second);
                int[] events = [.. rows[from..to].Where(i => _followed.Happened[i])];
                foreach (var moment in Tied(events, logs, risk, first, second)) yield return moment;
                from = to;
            }
        }
    }

    IEnumerable<Moment> Tied(int[] events, double[] logs, double risk, double[] first, double[,] second)
    {
        var (own, ownFirst, ownSecond) = (0.0, new double[Count], new double[Count, Count]);
        foreach (var i in events) Add(i, Elementary.Exp(logs[i]), ref own, ownFirst, ownSecond);
        for (var k = 0; k < events.Length; k++)
        {
            var share = _ties == Ties.Efron ? (double)k / events.Length : 0;
            var whole = risk - share * own;
            var (mean, variance) = (new double[Count], new double[Count, Count]);
            for (var a = 0; a < Count; a++) mean[a] = (first[a] - share * ownFirst[a]) / whole;
            for (var a = 0; a < Count; a++)
                for (var b = 0; b < Count; b++) variance[a, b] = (second[a, b] - share * ownSecond[a, b]) / whole - mean[a] * mean[b];
            yield return new(_followed.Time[events[0]], events, share, whole, mean, variance);
        }
    }

    void Add(int row, double weight, ref double risk, double[] first, double[,] second)
    {
        risk += weight;
        for (var a = 0; a < Count; a++)
        {
            first[a] += weight * _columns[a][row];
            for (var b = 0; b < Count; b++) second[a, b] += weight * _columns[a][row] * _columns[b][row];
        }
    }

    internal double[] Logs(ReadOnlySpan<double> beta)
    {
        var logs = new double[_followed.Time.Length];
        for (var k = 0; k < Count; k++)
            for (var i = 0; i < logs.Length; i++) logs[i] += beta[k] * _columns[k][i];
        return logs;
    }

    /// <summary>What each row adds to the score, a block a covariate.</summary>
    /// <remarks>Source: [lin1989].</remarks>
    internal double[][] ScoreResiduals(ReadOnlySpan<double> beta)
    {
        var logs = Logs(beta);
        var residuals = _columns.Select(_ => new double[logs.Length]).ToArray();
        foreach (var (stratum, moments) in _strata.Select(rows => rows.ToHashSet()).Zip(ByStratum(logs)))
        {
            foreach (var moment in moments)
            {
                var tied = moment.Rows.ToHashSet();
                foreach (var i in stratum.Where(i => _followed.Time[i] >= moment.Time))
                {
                    var hazard = Elementary.Exp(logs[i]) / moment.Risk * (tied.Contains(i) ? 1 - moment.Share : 1);
                    var own = tied.Contains(i) ? 1.0 / moment.Rows.Length : 0;
                    for (var k = 0; k < Count; k++) residuals[k][i] += (own - hazard) * (_columns[k][i] - moment.Mean[k]);
                }
            }
        }

        return residuals;
    }

    IEnumerable<Moment[]> ByStratum(double[] logs)
    {
        var all = Moments(logs).ToArray();
        var members = _strata.Select(rows => rows.ToHashSet()).ToArray();
        return members.Select(rows => all.Where(moment => rows.Contains(moment.Rows[0])).ToArray());
    }
}
