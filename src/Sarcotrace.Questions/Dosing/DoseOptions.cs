using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>How a dose is given.</summary>
public enum Route
{
    /// <summary>Swallowed at once, by gavage in animals.</summary>
    Oral,
    /// <summary>With the drinking water, evenly over the day.</summary>
    Water,
    /// <summary>Under the skin.</summary>
    Injection,
}

/// <summary>What may be chosen when a dose is translated.</summary>
public sealed record DoseOptions
{
    /// <value>Species that the dose is known in; by default adults.</value>
    public Animal From { get; init; } = Animal.Find("human")!;

    /// <value>Species that it is wanted in; none means every other.</value>
    public ImmutableArray<Animal> To { get; init; } = [];

    /// <value>The dose, of each day; by default 450 mg.</value>
    public Amount Amount { get; init; } = new(450, false);

    /// <value>Weight of the one who is given it, kg; null for the reference weight.</value>
    public decimal? Weight { get; init; }

    /// <value>Weight of the one it is wanted for, kg; null for the reference weight.</value>
    public decimal? ToWeight { get; init; }

    /// <value>What one of those drinks in a day, mL; null where the dose is not given with water.</value>
    public decimal? Drinks { get; init; }

    /// <value>How the one who is known is given it.</value>
    public Route Route { get; init; }

    /// <value>How the one who is wanted is given it.</value>
    public Route ToRoute { get; init; }

    /// <value>Equal parts a day of the one who is known; 1 to 24.</value>
    public int PerDay { get; init => field = Require.Within(1, 24, value); } = 1;

    /// <value>Equal parts a day of the one who is wanted; 1 to 24.</value>
    public int ToPerDay { get; init => field = Require.Within(1, 24, value); } = 1;

    /// <value>Plausible sets of values that an exposure is matched over; 0, or 20 to 100,000.</value>
    public int Draws { get; init => field = Require.Within(0, 100_000, value); } = 200;

    /// <value>Seed of those sets.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads that may work; results do not depend on it.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>Weight of the one who is given it, kg.</summary>
    internal decimal Given => Weight ?? From.Weight;

    /// <summary>mg/kg of the one who is known.</summary>
    internal decimal Dose => Amount.PerKilogramOf(Given);

    /// <summary>Species wanted, each with its weight.</summary>
    internal IEnumerable<(Animal Species, decimal Weight)> Wanted =>
        (To.IsEmpty ? Animal.All.Where(one => one != From) : To).Select(one => (one, ToWeight ?? one.Weight));
}
