namespace Sarcotrace.Files.Sbml;

/// <summary>Puts a copy of every submodel in its place, within bounds that no hostile nesting gets around.</summary>
sealed class Assembly(Definitions definitions, Complaints complaints)
{
    const int MostSubmodels = 10_000;
    const int MostElements = 5_000_000;
    const int Deepest = 100;

    readonly Stack<Element> _open = [];
    int _submodels;
    int _elements;
    bool _stopped;

    /// <summary>The whole model with all of its submodels, or what of it could be found.</summary>
    public Submodel Whole(Document document, Element model) => Place(document, model, null, null);

    Submodel Place(Document document, Element definition, Submodel? above, Element? placed)
    {
        Submodel submodel = new(definition.Copy(), above, placed);
        submodel.Index();
        _elements += submodel.Model.All().Count();
        _open.Push(definition);
        foreach (var element in submodel.Model.Items(Vocabulary.Comp, "listOfSubmodels", "submodel").ToList())
        {
            if (Fields.Text(element, "id") is null || Fields.Text(element, "modelRef") is not { } wanted)
                complaints.At(element, "id or modelRef is missing", "name the submodel and the model it uses");
            else if (!Stopped(element) && definitions.Find(document, wanted, element) is { } found && !Nested(element, found.Model, wanted))
                submodel.Below.Add(Place(found.Document, found.Model, submodel, element));
        }

        _open.Pop();
        return submodel;
    }

    bool Nested(Element element, Element model, string wanted)
    {
        if (!_open.Contains(model)) return false;

        complaints.At(element, $"the model {wanted} holds itself", "break the circle of submodels");
        return _stopped = true;
    }

    bool Stopped(Element element)
    {
        if (_stopped) return true;
        if (++_submodels <= MostSubmodels && _elements <= MostElements && _open.Count <= Deepest) return false;

        complaints.At(element, $"submodels make more than {MostSubmodels} parts, {MostElements} elements or {Deepest} floors",
            "use fewer submodels");
        return _stopped = true;
    }
}
