namespace Sarcotrace.Dynamics.Systems;

/// <summary>What a model asks that cannot be computed, so that it is not computed wrongly.</summary>
/// <param name="Construct">The construct by its field's name, such as "algebraic rule of index 2".</param>
/// <param name="What">Which element asks it, and why it cannot be had.</param>
public sealed record Refusal(string Construct, string What);

/// <summary>Carries a refusal out of the depth of a formula; caught where the model is compiled, never seen outside.</summary>
sealed class RefusalException(Refusal refusal) : Exception(refusal.What)
{
    public Refusal Refusal { get; } = refusal;

    public static RefusalException Of(string construct, string what) => new(new Refusal(construct, what));
}
