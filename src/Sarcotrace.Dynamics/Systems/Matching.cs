namespace Sarcotrace.Dynamics.Systems;

/// <summary>Gives each equation one unknown of its own, by augmenting paths.</summary>
static class Matching
{
    /// <summary>Matches equations to unknowns.</summary>
    /// <param name="choices">For each equation, the unknowns that occur in it, those to prefer first.</param>
    /// <returns>The unknown of each equation, or null where some equation is left without one.</returns>
    /// <remarks>Cost: equations × occurrences at worst.</remarks>
    public static int[]? Of(IReadOnlyList<int[]> choices)
    {
        var owner = new Dictionary<int, int>();
        for (var equation = 0; equation < choices.Count; equation++)
        {
            if (!Augment(equation, []))
            {
                return null;
            }
        }
        var unknowns = new int[choices.Count];
        foreach (var (unknown, equation) in owner)
        {
            unknowns[equation] = unknown;
        }
        return unknowns;

        bool Augment(int equation, HashSet<int> seen)
        {
            foreach (var unknown in choices[equation])
            {
                if (seen.Add(unknown) && (!owner.TryGetValue(unknown, out var holder) || Augment(holder, seen)))
                {
                    owner[unknown] = equation;
                    return true;
                }
            }
            return false;
        }
    }
}
