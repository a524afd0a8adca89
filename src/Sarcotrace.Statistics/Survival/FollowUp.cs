using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Survival;

/// <summary>How long each was followed, and whether the event ended it.</summary>
public sealed record FollowUp
{
    FollowUp(ImmutableArray<double> time, ImmutableArray<bool> happened) => (Time, Happened) = (time, happened);

    /// <summary>Times from the start.</summary>
    public ImmutableArray<double> Time { get; }

    /// <summary>Whether the event happened then; otherwise it had not happened by then.</summary>
    public ImmutableArray<bool> Happened { get; }

    /// <summary>Checks and keeps times and events.</summary>
    /// <param name="time">n finite times from 0, in any unit.</param>
    /// <param name="happened">n marks.</param>
    /// <returns>The follow-up.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a time is negative or not finite, or there is none.</exception>
    /// <remarks>Source: definition.</remarks>
    public static FollowUp Of(ReadOnlySpan<double> time, ReadOnlySpan<bool> happened)
    {
        Require.Finite(time);
        if (time.Length != happened.Length) throw new ArgumentException("times and events differ in length", nameof(happened));
        if (time.IsEmpty) throw new ArgumentException("nobody was followed", nameof(time));
        foreach (var one in time)
            if (one < 0) throw new ArgumentException("a time is negative", nameof(time));
        return new([.. time], [.. happened]);
    }

    /// <summary>Those of some rows.</summary>
    /// <param name="rows">Places, at least one.</param>
    /// <returns>Their follow-up.</returns>
    /// <remarks>Source: definition.</remarks>
    public FollowUp OfRows(IEnumerable<int> rows)
    {
        int[] all = [.. rows];
        return Of([.. all.Select(i => Time[i])], [.. all.Select(i => Happened[i])]);
    }

    /// <summary>Rows in groups of equal time, by rising time.</summary>
    internal IEnumerable<(double Time, int[] Rows)> ByTime() =>
        Enumerable.Range(0, Time.Length).GroupBy(i => Time[i]).OrderBy(group => group.Key).Select(group => (group.Key, group.ToArray()));
}
