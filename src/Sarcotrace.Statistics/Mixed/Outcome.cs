using System.Diagnostics.CodeAnalysis;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Why data cannot carry a model, and what can be done.</summary>
/// <param name="Why">What is wrong, naming terms and counts.</param>
/// <param name="Remedy">What to change.</param>
public sealed record Refusal(string Why, string Remedy);

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record Outcome<T> where T : class
{
    internal Outcome(T value) => Value = value;

    internal Outcome(string why, string remedy) => Refusal = new(why, remedy);

    internal Outcome(Refusal refusal) => Refusal = refusal;

    /// <summary>What was asked for; null where refused.</summary>
    public T? Value { get; }

    /// <summary>Why it is not there; null where it is.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the value is there.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Value is not null;
}
