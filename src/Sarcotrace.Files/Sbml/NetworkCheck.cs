using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Sbml;

/// <summary>Finds what makes a network mean nothing: names that are not there, things set twice, values that need themselves.</summary>
sealed class NetworkCheck
{
    readonly Network _network;
    readonly Action<object, string, string> _complain;
    readonly Dictionary<string, object> _things = [];
    readonly Dictionary<string, Function> _functions = [];

    NetworkCheck(Network network, Action<object, string, string> complain)
    {
        _network = network;
        _complain = complain;
    }

    /// <summary>Checks a network and complains of the part at fault, with a remedy.</summary>
    public static void Of(Network network, Action<object, string, string> complain)
    {
        NetworkCheck check = new(network, complain);
        check.List();
        check.Species();
        check.Formulas();
        new SettingCheck(network, check._things, complain).Run();
        new LoopCheck(network, complain).Run();
    }

    void List()
    {
        foreach (var function in _network.Functions) Add(function.Id, function);
        foreach (var compartment in _network.Compartments) Add(compartment.Id, compartment);
        foreach (var species in _network.Species) Add(species.Id, species);
        foreach (var parameter in _network.Parameters) Add(parameter.Id, parameter);
        foreach (var reaction in _network.Reactions) Add(reaction.Id, reaction);
        foreach (var reference in _network.Reactions.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products)))
        {
            if (reference.Id is { } id) Add(id, reference);
        }

        foreach (var happening in _network.Events) Add(happening.Id, happening);
        foreach (var function in _network.Functions) _functions.TryAdd(function.Id, function);
        foreach (var reaction in _network.Reactions)
        {
            foreach (var twice in reaction.LocalParameters.GroupBy(local => local.Id).Where(group => group.Count() > 1))
                _complain(twice.Last(), $"{twice.Key} is defined twice in {reaction.Id}", "give each local parameter its own identifier");
        }
    }

    void Add(string id, object thing)
    {
        if (id.Length > 0 && !_things.TryAdd(id, thing))
            _complain(thing, $"{id} is defined twice", "give each thing of the model its own identifier");
    }

    void Species()
    {
        foreach (var species in _network.Species)
        {
            Needs<Compartment>(species, species.Compartment, "compartment");
            if (species.ConversionFactor is { } factor) Needs<Parameter>(species, factor, "parameter");
        }

        if (_network.ConversionFactor is { } overall) Needs<Parameter>(_network, overall, "parameter");
        foreach (var reaction in _network.Reactions)
        {
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (Needs<Species>(reference, reference.Species, "species") is { Constant: true, BoundaryCondition: false })
                {
                    _complain(reference, $"{reaction.Id} changes {reference.Species}, which is constant",
                        "set boundaryCondition to true, or constant to false");
                }
            }

            foreach (var modifier in reaction.Modifiers) Needs<Species>(reaction, modifier, "species");
        }
    }

    T? Needs<T>(object asker, string id, string word) where T : class
    {
        if (id.Length == 0) return null;
        if (_things.GetValueOrDefault(id) is T found) return found;

        _complain(asker, $"no {word} is called {id}", Nearest.Remedy(id, [.. _things.Where(pair => pair.Value is T).Select(pair => pair.Key)]));
        return null;
    }

    void Formulas()
    {
        foreach (var function in _network.Functions)
        {
            Names(function, function.Body, function.Arguments, closed: true);
        }

        foreach (var assignment in _network.InitialAssignments) Names(assignment, assignment.Formula, []);
        foreach (var rule in _network.Rules) Names(rule, rule.Formula, []);
        foreach (var constraint in _network.Constraints) Names(constraint, constraint.Condition, []);
        foreach (var reaction in _network.Reactions)
        {
            Names(reaction, reaction.Rate, [.. reaction.LocalParameters.Select(local => local.Id)]);
            foreach (var reference in reaction.Reactants.Concat(reaction.Products)) Names(reference, reference.Formula, []);
        }

        foreach (var happening in _network.Events)
        {
            Names(happening, happening.Trigger, []);
            Names(happening, happening.Delay, []);
            Names(happening, happening.Priority, []);
            foreach (var assignment in happening.Assignments) Names(assignment, assignment.Formula, []);
        }
    }

    void Names(object owner, Expression? formula, IReadOnlyCollection<string> own, bool closed = false)
    {
        HashSet<string> told = [];
        foreach (var part in Parts(formula))
        {
            switch (part)
            {
                case Symbol { Name: var name } when !own.Contains(name) && told.Add(name):
                    Value(owner, name, closed);
                    break;
                case Invocation call:
                    Call(owner, call);
                    break;
                case Operation { Operator: Operator.RateOf, Arguments: [not Symbol] }:
                    _complain(owner, "rateOf is asked of a formula", "ask it of one name");
                    break;
                default:
                    break;
            }
        }
    }

    void Value(object owner, string name, bool closed)
    {
        if (closed)
        {
            _complain(owner, $"{name} is none of its arguments", "a function sees its arguments alone; pass it in");
            return;
        }

        var thing = _things.GetValueOrDefault(name);
        if (thing is null)
            _complain(owner, $"{name} is not defined", Nearest.Remedy(name, [.. _things.Keys]));
        else if (thing is Event or Function)
            _complain(owner, $"{name} has no value: it is {(thing is Event ? "an event" : "a function")}", "name something with a value");
    }

    void Call(object owner, Invocation call)
    {
        if (!_functions.TryGetValue(call.Function, out var function))
        {
            _complain(owner, $"no function is called {call.Function}", Nearest.Remedy(call.Function, _functions.Keys));
            return;
        }

        if (call.Arguments.Length != function.Arguments.Length && function.Body is not null)
        {
            _complain(owner, $"{call.Function} is called with {call.Arguments.Length} arguments",
                $"it takes {function.Arguments.Length}");
        }

        if (function.Body is null) _complain(owner, $"the function {call.Function} has no formula", "write its formula");
    }

    /// <summary>A formula and all within it.</summary>
    public static IEnumerable<Expression> Parts(Expression? formula)
    {
        if (formula is null) yield break;

        Stack<Expression> ahead = new([formula]);
        while (ahead.TryPop(out var next))
        {
            yield return next;
            var inner = next switch
            {
                Operation operation => operation.Arguments,
                Invocation call => call.Arguments,
                _ => [],
            };
            for (var i = inner.Length - 1; i >= 0; i--) ahead.Push(inner[i]);
        }
    }
}
