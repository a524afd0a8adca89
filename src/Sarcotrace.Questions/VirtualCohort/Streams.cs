using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Which numbered sequence serves what: no person's or metabolite's draws depend on another's.</summary>
static class Streams
{
    internal const int Person = 1;
    internal const int Numbering = 2;
    internal const int Loss = 3;
    internal const int Factors = 4;
    internal const int Concentration = 5;
    internal const int RunOrder = 6;
    internal const int Days = 7;
    internal const int Instrument = 8;

    /// <summary>The sequence of one thing of one kind.</summary>
    internal static Draws Open(ulong seed, int kind, int index) =>
        new Draws(seed).Stream(((ulong)kind << 32) | (uint)index);
}

/// <summary>Puts things in random order.</summary>
static class Shuffle
{
    /// <summary>A copy in which every order is equally likely (Fisher and Yates).</summary>
    internal static T[] Of<T>(IEnumerable<T> things, Draws draws)
    {
        T[] order = [.. things];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = draws.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
