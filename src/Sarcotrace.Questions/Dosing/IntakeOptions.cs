using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>A supplement taken at the same hour of every day.</summary>
/// <param name="Hour">Hour of the day, 0 to less than 24.</param>
/// <param name="Amount">How much.</param>
public readonly record struct Intake(double Hour, Amount Amount);

/// <summary>What may be chosen when an intake is planned.</summary>
public sealed record IntakeOptions
{
    /// <value>What is taken on every day; by default 450 mg at 8.</value>
    public ImmutableArray<Intake> Schedule { get; init; } = [new(8, new Amount(450, false))];

    /// <value>Body weight, kg; by default 60.</value>
    public decimal Weight { get; init; } = 60;

    /// <value>Age, years; 30 to 103, as far as the model goes; by default 70.</value>
    public double Age { get; init => field = Require.Within(30, 103, value); } = 70;

    /// <value>Days followed; 1 to 60; by default 2.</value>
    public int Days { get; init => field = Require.Within(1, 60, value); } = 2;

    /// <value>Glycine beside food that is compared, g a day; by default 3.</value>
    public double Glycine { get; init => field = Require.Within(0.01, 100, value); } = 3;

    /// <value>Betaine that is compared, g a day; by default 3.</value>
    public double Betaine { get; init => field = Require.Within(0.01, 100, value); } = 3;

    /// <value>Plausible sets of the model's values for the band; 20 to 100,000; by default 200.</value>
    public int Draws { get; init => field = Require.Within(20, 100_000, value); } = 200;

    /// <value>Seed of those sets.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads that may work; results do not depend on it.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <summary>mg taken in a day.</summary>
    internal decimal Daily => Schedule.Sum(one => one.Amount.PerKilogramOf(Weight)) * Weight;
}
