using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Antimony;

/// <summary>Stoichiometries that have names: one used once is the reference's own, one used often a parameter that all follow.</summary>
sealed class Stoichiometries
{
    readonly Draft _draft;
    readonly Func<string, string> _name;
    readonly Func<Expression, Expression> _formula;
    readonly Dictionary<string, int> _uses;

    /// <summary>Counts the uses of names.</summary>
    internal Stoichiometries(Draft draft, Func<string, string> name, Func<Expression, Expression> formula)
    {
        (_draft, _name, _formula) = (draft, name, formula);
        _uses = draft.Items.Where(item => item.Reaction is not null)
            .SelectMany(item => item.Reaction!.Left.AddRange(item.Reaction.Right))
            .Where(part => part.Named is not null).CountBy(part => part.Named!).ToDictionary();
    }

    /// <summary>What references follow at the start.</summary>
    internal List<InitialAssignment> InitialAssignments { get; } = [];

    /// <summary>What references follow all the time.</summary>
    internal List<Rule> Rules { get; } = [];

    /// <summary>Whether a name is the reference's own.</summary>
    internal bool Are(string name) => _uses.GetValueOrDefault(name) == 1 && _draft.Find(name) is { Kind: ItemKind.Unknown };

    /// <summary>One side's part in a reaction.</summary>
    internal SpeciesReference Reference(Participant part)
    {
        var species = _name(part.Species);
        if (part.Named is not { } named) return new(species, part.Number);
        if (!Are(named)) return Following(species, named);

        var item = _draft.Find(named)!;
        if (item.Initial is { } start and not Literal && item.Rule is null) InitialAssignments.Add(new(_name(named), _formula(start)));
        return new(species, (item.Initial as Literal)?.Value) { Id = _name(named), Constant = item.Rule is null && item.Constant != false };
    }

    SpeciesReference Following(string species, string named)
    {
        var id = _name(_draft.Fresh("_n"));
        Rules.Add(new(RuleKind.Assignment, id, new Symbol(_name(named))));
        return new(species, null) { Id = id, Constant = false };
    }
}
