using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads the linear programme of package fbc: the active objective and the bounds of all fluxes.</summary>
sealed class FluxReader(Reading reading, Network network)
{
    readonly Dictionary<string, (double Low, double High)> _bounds = [];
    readonly HashSet<string> _reactions = [.. network.Reactions.Select(reaction => reaction.Id)];
    readonly FixedValues _values = new(network);

    /// <summary>The problem, or null where the model states none.</summary>
    public FluxProblem? Read(Element model)
    {
        if (model.Child(Vocabulary.Fbc, "listOfObjectives") is not { } list) return null;

        foreach (var constraints in model.Children.Where(child => child.Is(Vocabulary.Fbc, "listOfUserDefinedConstraints")))
            reading.Complaints.At(constraints, "constraints on combinations of fluxes are not read", "leave them out, or bound single fluxes");
        var id = Fields.Text(list, "activeObjective");
        var active = list.Children.FirstOrDefault(child => child.Is(Vocabulary.Fbc, "objective") && Fields.Text(child, "id") == id);
        if (active is null)
        {
            reading.Complaints.At(list, id is null ? "activeObjective is missing" : $"no objective is called {id}", "name one of the objectives");
            return null;
        }

        ReadBounds(model);
        return new(id!, Maximizes(active), [.. active.Items("listOfFluxObjectives", "fluxObjective").Select(Weight)],
            [.. network.Reactions.Select(reaction => reaction.Id).Distinct().Where(_bounds.ContainsKey)
                .Select(reaction => new FluxBounds(reaction, _bounds[reaction].Low, _bounds[reaction].High))
                .Where(bounds => bounds is not { Low: double.NegativeInfinity, High: double.PositiveInfinity })]);
    }

    bool Maximizes(Element objective)
    {
        var type = Fields.Text(objective, "type");
        if (type is not ("maximize" or "minimize"))
            reading.Complaints.At(objective, $"type is \"{type}\"", "write maximize or minimize");
        return type == "maximize";
    }

    FluxWeight Weight(Element element)
    {
        if (Fields.Text(element, "variableType") is { } kind && kind != "linear")
            reading.Complaints.At(element, $"a {kind} objective is not read", "use a linear objective");
        return new(Reaction(element), reading.Fields.NeededNumber(element, "coefficient"));
    }

    string Reaction(Element element)
    {
        var id = reading.Fields.NeededId(element, "reaction");
        if (!_reactions.Contains(id)) reading.Complaints.At(element, $"no reaction is called \"{id}\"", "name a reaction of the model");
        return id;
    }

    void ReadBounds(Element model)
    {
        foreach (var bound in model.Items(Vocabulary.Fbc, "listOfFluxBounds", "fluxBound")) Narrow(bound);
        foreach (var reaction in model.Items("listOfReactions", "reaction"))
        {
            var (low, high) = (Value(reaction, "lowerFluxBound"), Value(reaction, "upperFluxBound"));
            if (low is not null || high is not null)
                _bounds[Fields.Text(reaction, "id") ?? ""] = (low ?? double.NegativeInfinity, high ?? double.PositiveInfinity);
        }

        foreach (var (id, (low, high)) in _bounds)
        {
            if (!(low <= high))
                reading.Complaints.At(model, $"the flux of {id} is bounded by {low} and {high}", "let the lower bound be below the upper");
        }
    }

    void Narrow(Element bound)
    {
        var value = reading.Fields.NeededNumber(bound, "value");
        var id = Reaction(bound);
        var (low, high) = _bounds.GetValueOrDefault(id, (double.NegativeInfinity, double.PositiveInfinity));
        switch (Fields.Text(bound, "operation"))
        {
            case "lessEqual" or "less": high = Math.Min(high, value); break;
            case "greaterEqual" or "greater": low = Math.Max(low, value); break;
            case "equal": (low, high) = (Math.Max(low, value), Math.Min(high, value)); break;
            case var other:
                reading.Complaints.At(bound, $"operation is \"{other}\"", "write lessEqual, greaterEqual or equal");
                break;
        }

        _bounds[id] = (low, high);
    }

    double? Value(Element reaction, string name)
    {
        if (reaction[Vocabulary.Fbc, name]?.Trim() is not { Length: > 0 } id) return null;

        if (!_values.Knows(id))
            reading.Complaints.At(reaction, $"{name} names \"{id}\", which is no parameter", "name a parameter of the model");
        else if (_values.Of(id) is { } value)
            return value;
        else
            reading.Complaints.At(reaction, $"{name} {id} has no fixed value", "give that parameter a number, or a sum or product of numbers");
        return null;
    }
}
