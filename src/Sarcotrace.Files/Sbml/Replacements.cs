namespace Sarcotrace.Files.Sbml;

/// <summary>What stands for what once submodels are joined: deletions, replacements, and the final names.</summary>
sealed class Replacements
{
    readonly Complaints _complaints;
    readonly Dictionary<Element, (Element By, Submodel Scope, string? Factor)> _map = [];
    readonly Dictionary<Element, Submodel> _home = [];
    readonly Dictionary<Element, string> _names = [];
    readonly List<Element> _gone = [];
    readonly List<(Submodel Scope, Element Old)> _renamed = [];

    public Replacements(Submodel whole, Complaints complaints)
    {
        _complaints = complaints;
        whole.Name();
        var all = whole.All().ToList();
        foreach (var submodel in all) Home(submodel);
        for (var i = all.Count - 1; i >= 0; i--) Collect(all[i]);
        foreach (var (scope, old) in _renamed) TakeName(scope, old);
    }

    /// <summary>Takes out all that is deleted or replaced.</summary>
    public void Remove()
    {
        foreach (var element in _gone) element.Remove();
    }

    /// <summary>Whether a submodel is still part of the whole.</summary>
    public bool Stays(Submodel submodel) => submodel.Placed is null
        || (!_gone.Contains(submodel.Placed) && Stays(submodel.Above!));

    /// <summary>What an element has become, with the factors its value was multiplied by on the way.</summary>
    public (Element Element, List<(Submodel Scope, string Factor)> Factors) Final(Element element)
    {
        List<(Submodel, string)> factors = [];
        while (_map.TryGetValue(element, out var next))
        {
            if (next.Factor is { } factor) factors.Add((next.Scope, factor));
            element = next.By;
        }

        return (element, factors);
    }

    /// <summary>The outermost of the models that an element and what replaced it stand in.</summary>
    public Submodel Outermost(Element element)
    {
        var outermost = _home[element];
        while (_map.TryGetValue(element, out var next))
        {
            element = next.By;
            if (_home[element].Prefix.Length < outermost.Prefix.Length) outermost = _home[element];
        }

        return outermost;
    }

    /// <summary>The final identifier of an element.</summary>
    public string Name(Element element) => _names.GetValueOrDefault(element, "");

    void Home(Submodel submodel)
    {
        foreach (var element in submodel.Model.All())
        {
            _home[element] = submodel;
            if (Fields.Text(element, "id") is { } id)
                _names[element] = element.Is(Vocabulary.Core, "localParameter") ? id : submodel.Prefix + id;
        }
    }

    void Collect(Submodel scope)
    {
        foreach (var below in scope.Below)
        {
            foreach (var deletion in below.Placed!.Items(Vocabulary.Comp, "listOfDeletions", "deletion"))
            {
                if (Resolve(below, deletion) is { } deleted) _gone.Add(deleted);
            }
        }

        foreach (var element in scope.Model.All().Where(element => element.Space == Vocabulary.Comp).ToList())
        {
            if (element.Name == "replacedElement") ReplacedElement(scope, element);
            if (element.Name == "replacedBy") ReplacedBy(scope, element);
        }
    }

    void ReplacedElement(Submodel scope, Element element)
    {
        // What replaces a deletion stands in for nothing that is left.
        if (Fields.Text(element, "deletion") is not null) return;
        if (element.Parent?.Parent is not { } by || Below(scope, element) is not { } below || Resolve(below, element) is not { } old) return;

        Replace(element, old, by, scope, Fields.Text(element, "conversionFactor"));
    }

    void ReplacedBy(Submodel scope, Element element)
    {
        if (element.Parent is not { } old || Below(scope, element) is not { } below || Resolve(below, element) is not { } by) return;

        Replace(element, old, by, scope, null);
        _renamed.Add((scope, old));
    }

    void Replace(Element asker, Element old, Element by, Submodel scope, string? factor)
    {
        var (last, _) = Final(old);
        var (first, _) = Final(by);
        if (last == first)
        {
            if (last != by) return;

            _complaints.At(asker, "it replaces itself", "break the circle of replacements");
            return;
        }

        if (_names.TryGetValue(last, out var name) && !_names.ContainsKey(first))
        {
            _complaints.At(asker, $"what stands for {name} has no identifier", "give it one");
            return;
        }

        _gone.Add(last);
        _map[last] = (by, scope, factor);
    }

    // What replaces an outer element from within takes its name; what is replaced from without keeps the outer name.
    void TakeName(Submodel scope, Element old)
    {
        var (last, _) = Final(old);
        for (var outer = scope; outer is not null; outer = outer.Above)
        {
            if (_home[last] == outer) return;
        }

        if (_names.TryGetValue(old, out var name)) _names[last] = name;
    }

    Submodel? Below(Submodel scope, Element reference)
    {
        var id = Fields.Text(reference, "submodelRef");
        var found = scope.Below.FirstOrDefault(below => Fields.Text(below.Placed!, "id") == id);
        if (found is null) _complaints.At(reference, $"no submodel is called \"{id}\"", "name a submodel of the same model by submodelRef");
        return found;
    }

    Element? Resolve(Submodel scope, Element reference, int step = 0)
    {
        var (where, id) = (Fields.Text(reference, "portRef"), Fields.Text(reference, "idRef"),
            Fields.Text(reference, "unitRef"), Fields.Text(reference, "metaIdRef")) switch
        {
            ({ } port, _, _, _) => (scope.Ports, port),
            (_, { } name, _, _) => (scope.Ids, name),
            (_, _, { } unit, _) => (scope.Units, unit),
            (_, _, _, { } meta) => (scope.Metas, meta),
            _ => (null, ""),
        };
        if (where is null || !where.TryGetValue(id, out var found) || step > 100)
        {
            _complaints.At(reference, where is null ? "it refers to nothing" : $"its submodel has no \"{id}\"",
                "name an element of the submodel by portRef, idRef, unitRef or metaIdRef");
            return null;
        }

        if (where == scope.Ports)
        {
            if (Resolve(scope, found, step + 1) is not { } meant) return null;

            found = meant;
        }

        if (reference.Child(Vocabulary.Comp, "sBaseRef") is not { } inner) return found;
        if (scope.Below.FirstOrDefault(below => below.Placed == found) is { } below) return Resolve(below, inner, step + 1);

        _complaints.At(inner, $"\"{id}\" is no submodel to look into", "let only the last reference name something else");
        return null;
    }
}
