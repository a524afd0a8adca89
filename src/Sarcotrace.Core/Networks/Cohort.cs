using System.Collections.Immutable;

namespace Sarcotrace.Core.Networks;

/// <summary>Individuals of a model as tables give them: who they are, what each is given, and values of their own.</summary>
/// <param name="Ids">Their identifiers, in the order of the table that names them first.</param>
public sealed record Cohort(ImmutableArray<string> Ids)
{
    /// <value>Doses of each individual; empty where all are given the same.</value>
    public ImmutableArray<ImmutableArray<Dose>> Doses { get; init; } = [];

    /// <value>Names of the model whose initial values the individuals have for themselves.</value>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <value>Individuals × <see cref="Names"/>.</value>
    public ImmutableArray<double> Values { get; init; } = [];
}
