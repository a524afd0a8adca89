using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files;

/// <summary>Problems of a file that has very many.</summary>
static class ProblemList
{
    /// <summary>The first few, those that stop the file before the others, and how many there are beside them.</summary>
    internal static ImmutableArray<Problem> Told(this IReadOnlyCollection<Problem> problems, string file, int most)
    {
        if (problems.Count <= most) return [.. problems];

        ImmutableArray<Problem> ordered = [.. problems.OrderBy(problem => problem.Severity)];
        return [.. ordered.Take(most), new(file, null, null, $"{problems.Count - most} problems more", "mend these first", ordered[most].Severity)];
    }
}
