using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Sbml;

/// <summary>Finds what is set though it may not be, and what is set twice.</summary>
/// <param name="network">The network.</param>
/// <param name="things">All that has an identifier.</param>
/// <param name="complain">Where to complain: of what, why, remedy.</param>
sealed class SettingCheck(Network network, IReadOnlyDictionary<string, object> things, Action<object, string, string> complain)
{
    readonly Dictionary<string, RuleKind> _ruled = [];

    public void Run()
    {
        foreach (var rule in network.Rules.Where(rule => rule.Target.Length > 0)) Rule(rule);
        Initials();
        foreach (var happening in network.Events) Event(happening);
        Changed();
    }

    void Rule(Rule rule)
    {
        if (!_ruled.TryAdd(rule.Target, rule.Kind))
            complain(rule, $"{rule.Target} has two rules", "keep one of them");
        if (Thing(rule, rule.Target) is { } thing && IsConstant(thing))
            complain(rule, $"a rule sets {rule.Target}, which is constant", $"set constant of {rule.Target} to false");
    }

    void Initials()
    {
        HashSet<string> seen = [];
        foreach (var assignment in network.InitialAssignments.Where(assignment => assignment.Target.Length > 0))
        {
            _ = Thing(assignment, assignment.Target);
            if (!seen.Add(assignment.Target))
                complain(assignment, $"{assignment.Target} has two initial assignments", "keep one of them");
            if (_ruled.TryGetValue(assignment.Target, out var kind) && kind == RuleKind.Assignment)
                complain(assignment, $"{assignment.Target} has both an initial assignment and an assignment rule", "keep the rule");
        }
    }

    void Event(Event happening)
    {
        HashSet<string> seen = [];
        foreach (var assignment in happening.Assignments.Where(assignment => assignment.Target.Length > 0))
        {
            if (!seen.Add(assignment.Target))
                complain(assignment, $"{happening.Id} sets {assignment.Target} twice", "keep one of the assignments");
            if (Thing(assignment, assignment.Target) is { } thing && IsConstant(thing))
                complain(assignment, $"{happening.Id} sets {assignment.Target}, which is constant", $"set constant of {assignment.Target} to false");
            if (_ruled.TryGetValue(assignment.Target, out var kind) && kind == RuleKind.Assignment)
                complain(assignment, $"{happening.Id} sets {assignment.Target}, which an assignment rule already determines", "keep one of the two");
        }
    }

    // A species that a reaction changes cannot also be what a rule says, unless it is a boundary.
    void Changed()
    {
        var open = network.Species.Where(species => !species.BoundaryCondition).Select(species => species.Id).ToHashSet();
        HashSet<string> told = [];
        foreach (var reaction in network.Reactions)
        {
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (_ruled.ContainsKey(reference.Species) && open.Contains(reference.Species) && told.Add(reference.Species))
                {
                    complain(reference, $"{reference.Species} is changed by {reaction.Id} and set by a rule",
                        $"set boundaryCondition of {reference.Species} to true, or drop the rule");
                }
            }
        }
    }

    object? Thing(object asker, string id)
    {
        if (things.TryGetValue(id, out var thing) && thing is Compartment or Core.Networks.Species or Parameter or SpeciesReference) return thing;

        complain(asker, thing is null ? $"{id} is not defined" : $"{id} cannot be set",
            thing is null ? Nearest.Remedy(id, [.. things.Keys]) : "set a compartment, species, parameter or stoichiometry");
        return null;
    }

    static bool IsConstant(object thing) => thing switch
    {
        Compartment compartment => compartment.Constant,
        Core.Networks.Species species => species.Constant,
        Parameter parameter => parameter.Constant,
        SpeciesReference reference => reference.Constant,
        _ => false,
    };
}
