using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Finds values that need themselves: through assignments, rates and stoichiometries, or through functions.</summary>
sealed class LoopCheck(Network network, Action<object, string, string> complain)
{
    readonly Dictionary<string, (object Owner, HashSet<string> Needs)> _values = [];

    public void Run()
    {
        foreach (var function in network.Functions)
            _values[function.Id] = (function, [.. NetworkCheck.Parts(function.Body).OfType<Invocation>().Select(call => call.Function)]);
        if (Find() is { } calls) complain(_values[calls[0]].Owner, $"functions call themselves: {Told(calls)}", "break the circle");

        Values(start: false);
        if (Told()) return;

        Values(start: true);
        foreach (var assignment in network.InitialAssignments) Add(assignment.Target, assignment, assignment.Formula);
        Told();
    }

    bool Told()
    {
        if (Find() is not { } loop) return false;

        complain(_values[loop[0]].Owner, $"these need one another's values: {Told(loop)}", "break the circle");
        return true;
    }

    void Values(bool start)
    {
        _values.Clear();
        foreach (var rule in network.Rules.Where(rule => rule.Kind == RuleKind.Assignment)) Add(rule.Target, rule, rule.Formula);
        foreach (var reaction in network.Reactions)
        {
            Add(reaction.Id, reaction, reaction.Rate, [.. reaction.LocalParameters.Select(local => local.Id)]);
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (reference.Id is { } id) Add(id, reference, reference.Formula);
            }
        }

        // A concentration needs its compartment's size, unless it is itself what is given.
        var sizes = network.Compartments.Where(compartment => compartment.Dimensions > 0).Select(compartment => compartment.Id).ToHashSet();
        var ruled = network.Rules.Select(rule => rule.Target).ToHashSet();
        foreach (var species in network.Species)
        {
            var given = start ? species.InitialAmount is null : ruled.Contains(species.Id);
            if (!species.HasOnlySubstanceUnits && sizes.Contains(species.Compartment) && !given)
                _values.TryAdd(species.Id, (species, [species.Compartment]));
        }
    }

    void Add(string target, object owner, Expression? formula, HashSet<string>? own = null)
    {
        if (target.Length == 0 || formula is null) return;

        _values[target] = (owner, [.. Needed(formula).Where(name => own is null || !own.Contains(name))]);
    }

    // What a value had before, or how fast it changes, does not need what it is.
    static IEnumerable<string> Needed(Expression formula)
    {
        Stack<Expression> ahead = new([formula]);
        while (ahead.TryPop(out var next))
        {
            if (next is Symbol symbol) yield return symbol.Name;
            if (next is Operation { Operator: Operator.RateOf }) continue;
            var inner = next switch
            {
                Operation { Operator: Operator.Delay } delay => delay.Arguments[1..],
                Operation operation => operation.Arguments,
                Invocation call => call.Arguments,
                _ => [],
            };
            foreach (var part in inner) ahead.Push(part);
        }
    }

    // Depth first without recursion: a chain of rules may be as long as the model.
    List<string>? Find()
    {
        HashSet<string> done = [];
        foreach (var start in _values.Keys.Order(StringComparer.Ordinal))
        {
            List<string> path = [];
            HashSet<string> on = [];
            Stack<(string Name, IEnumerator<string> Ahead)> open = [];
            Enter(start);
            while (open.TryPeek(out var top))
            {
                if (!top.Ahead.MoveNext())
                {
                    open.Pop();
                    on.Remove(top.Name);
                    path.RemoveAt(path.Count - 1);
                    done.Add(top.Name);
                }
                else if (on.Contains(top.Ahead.Current))
                {
                    return path[path.IndexOf(top.Ahead.Current)..];
                }
                else
                {
                    Enter(top.Ahead.Current);
                }
            }

            void Enter(string name)
            {
                if (done.Contains(name) || !_values.TryGetValue(name, out var value)) return;

                on.Add(name);
                path.Add(name);
                open.Push((name, value.Needs.AsEnumerable().GetEnumerator()));
            }
        }

        return null;
    }

    static string Told(List<string> loop) => string.Join(" → ", loop.Append(loop[0]));
}
