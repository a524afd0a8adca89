namespace Sarcotrace.Files.Sbml;

/// <summary>Rewrites the formulas of one submodel into the names, time and extents of the whole.</summary>
sealed class SubmodelMath
{
    const string Symbols = "http://www.sbml.org/sbml/symbols/";

    readonly Submodel _submodel;
    readonly Replacements _replacements;
    readonly List<(Submodel Scope, string Id)> _time;
    readonly List<(Submodel Scope, string Id)> _extent;

    public SubmodelMath(Submodel submodel, Replacements replacements)
    {
        _submodel = submodel;
        _replacements = replacements;
        _time = FactorsOf(submodel, "timeConversionFactor");
        _extent = FactorsOf(submodel, "extentConversionFactor");
    }

    static List<(Submodel Scope, string Id)> FactorsOf(Submodel submodel, string kind)
    {
        List<(Submodel, string)> factors = [];
        for (var part = submodel; part.Placed is { } placed; part = part.Above!)
        {
            if (Fields.Text(placed, kind) is { } id) factors.Add((part.Above!, id));
        }

        return factors;
    }

    /// <summary>The final identifier of an element of the submodel, or null where it has none.</summary>
    public string? NameOf(Element element) => Fields.Text(element, "id") is null ? null : _replacements.Name(element);

    /// <summary>What an identifier of the submodel names in the whole, and the factors its value took on the way.</summary>
    public (string Name, List<(Submodel Scope, string Factor)> Factors) Target(string id)
    {
        if (!_submodel.Ids.TryGetValue(id, out var element)) return (_submodel.Prefix + id, []);

        var (last, factors) = _replacements.Final(element);
        return (_replacements.Name(last), factors);
    }

    /// <summary>What a unit of the submodel is called in the whole.</summary>
    public string Unit(string unit) =>
        _submodel.Units.TryGetValue(unit, out var element) ? _replacements.Name(_replacements.Final(element).Element) : unit;

    /// <summary>Rewrites every formula in an item of a list.</summary>
    public void Rewrite(Element item)
    {
        foreach (var owner in item.All().Where(element => element.Space == Vocabulary.Core).ToList())
        {
            if (owner.Child(Vocabulary.Math, "math") is not { Children: [var formula] } math) continue;

            Dictionary<string, Element?> hidden = [];
            foreach (var (_, local) in _submodel.Locals.Where(pair => pair.Law == owner)) Hide(hidden, local);
            formula.Remove();
            math.Add(Converted(owner, Translate(formula, hidden)));
        }
    }

    // A local parameter hides the global one, until it is deleted; one that was replaced stands for what replaced it.
    void Hide(Dictionary<string, Element?> hidden, Element local)
    {
        var replaced = _replacements.Final(local).Element != local;
        if (local.Parent is not null || replaced) hidden[Fields.Text(local, "id")!] = replaced ? local : null;
    }

    // What the formula gives is in the submodel's time, extent and unreplaced values; what takes it is in the whole's.
    Element Converted(Element owner, Element formula)
    {
        var target = Fields.Text(owner, "variable") ?? Fields.Text(owner, "symbol");
        if (target is not null) formula = Scaled("times", formula, Target(target).Factors);
        return owner.Name switch
        {
            "rateRule" => Scaled("divide", formula, _time),
            "delay" => Scaled("times", formula, _time),
            "kineticLaw" => Scaled("divide", Scaled("times", formula, _extent), _time),
            _ => formula,
        };
    }

    Element Translate(Element element, Dictionary<string, Element?> hidden)
    {
        switch (element.Name)
        {
            case "ci": return Reference(element, hidden);
            case "cn":
                if (element[Vocabulary.Core, "units"] is { } unit) element.Set(Vocabulary.Core, "units", Unit(unit.Trim()));
                return element;
            case "csymbol" when Is(element, "time"): return Scaled("divide", element, _time);
            case "lambda":
                hidden = new(hidden);
                foreach (var bvar in element.Children.Where(child => child is { Name: "bvar", Children.Count: 1 }))
                    hidden[bvar.Children[0].Text.Trim()] = null;
                return Inside(element, hidden);
            case "apply" when element.Children is [var head, ..] && head.Name == "csymbol":
                return Apply(element, head, hidden);
            case "apply" when element.Children is [{ Name: "ci" } function, ..]:
                function.Text = Target(function.Text.Trim()).Name;
                return Inside(element, hidden, skip: 1);
            default: return Inside(element, hidden);
        }
    }

    Element Apply(Element apply, Element head, Dictionary<string, Element?> hidden)
    {
        if (Is(head, "rateOf") && apply.Children is [_, { Name: "ci" } of] && !hidden.ContainsKey(of.Text.Trim()))
        {
            var (name, factors) = Target(of.Text.Trim());
            of.Text = name;
            return Scaled("times", Scaled("divide", apply, factors), _time);
        }

        var whole = Inside(apply, hidden, skip: 1);
        if (Is(head, "rateOf")) return Scaled("times", whole, _time);
        if (!Is(head, "delay") || whole.Children is not [_, _, var span] || _time.Count == 0) return whole;

        span.Remove();
        whole.Add(Scaled("times", span, _time));
        return whole;
    }

    Element Inside(Element element, Dictionary<string, Element?> hidden, int skip = 0)
    {
        var children = element.Children.ToList();
        foreach (var child in children) child.Remove();
        for (var i = 0; i < children.Count; i++) element.Add(i < skip ? children[i] : Translate(children[i], hidden));
        return element;
    }

    Element Reference(Element ci, Dictionary<string, Element?> hidden)
    {
        var id = ci.Text.Trim();
        if (hidden.TryGetValue(id, out var local))
        {
            if (local is null) return ci;

            var (final, taken) = _replacements.Final(local);
            ci.Text = _replacements.Name(final);
            return Scaled("divide", ci, taken);
        }

        var (name, factors) = Target(id);
        ci.Text = name;
        var scaled = Scaled("divide", ci, factors);
        if (!_submodel.Ids.TryGetValue(id, out var element) || !element.Is(Vocabulary.Core, "reaction")) return scaled;

        // A replaced reaction already has the extent and time of the model that replaces it: only those above that convert.
        var home = _replacements.Outermost(element);
        return Scaled("divide", Scaled("times", scaled, FactorsOf(home, "timeConversionFactor")), FactorsOf(home, "extentConversionFactor"));
    }

    // Multiplies or divides by factors, each a parameter in the model that names it.
    Element Scaled(string word, Element formula, List<(Submodel Scope, string Id)> factors)
    {
        foreach (var (scope, id) in factors)
        {
            Element apply = new(Vocabulary.Math, "apply", formula.File, formula.Line);
            apply.Add(new(Vocabulary.Math, word, formula.File, formula.Line));
            apply.Add(formula);
            apply.Add(new(Vocabulary.Math, "ci", formula.File, formula.Line) { Text = new SubmodelMath(scope, _replacements).Target(id).Name });
            formula = apply;
        }

        return formula;
    }

    static bool Is(Element csymbol, string name) => csymbol["definitionURL"]?.Trim() == Symbols + name;
}
