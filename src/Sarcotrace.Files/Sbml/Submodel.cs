namespace Sarcotrace.Files.Sbml;

/// <summary>One use of a model definition: the whole model, or a submodel somewhere below it.</summary>
/// <param name="model">A copy of the definition that is this use's own.</param>
/// <param name="above">The model it is used in, or null for the whole.</param>
/// <param name="placed">The submodel element that places it there, or null for the whole.</param>
sealed class Submodel(Element model, Submodel? above, Element? placed)
{
    public Element Model { get; } = model;

    public Submodel? Above { get; } = above;

    public Element? Placed { get; } = placed;

    public List<Submodel> Below { get; } = [];

    /// <summary>What stands before its identifiers once joined, such as "a__b__".</summary>
    public string Prefix { get; private set; } = "";

    public Dictionary<string, Element> Ids { get; } = [];

    public Dictionary<string, Element> Units { get; } = [];

    public Dictionary<string, Element> Metas { get; } = [];

    public Dictionary<string, Element> Ports { get; } = [];

    /// <summary>Parameters that kinetic laws have, or had before any was replaced.</summary>
    public List<(Element Law, Element Local)> Locals { get; } = [];

    /// <summary>This and all below, outer before inner.</summary>
    public IEnumerable<Submodel> All() => Below.SelectMany(below => below.All()).Prepend(this);

    /// <summary>Lists its elements by their identifiers.</summary>
    public void Index()
    {
        foreach (var element in Model.All().Where(element => element.Space is not Vocabulary.Math and not Vocabulary.Other))
        {
            if ((element[Vocabulary.Core, "metaid"] ?? element["metaid"]) is { } meta) Metas.TryAdd(meta, element);
            if (element == Model || Fields.Text(element, "id") is not { } id) continue;
            if (element.Is(Vocabulary.Comp, "port")) Ports.TryAdd(id, element);
            else if (element.Is(Vocabulary.Core, "unitDefinition")) Units.TryAdd(id, element);
            else if (element.Is(Vocabulary.Core, "localParameter")) Locals.Add((element.Parent!.Parent!, element));
            else Ids.TryAdd(id, element);
        }
    }

    /// <summary>Chooses prefixes of all below, so that no identifier meets one above.</summary>
    public void Name()
    {
        foreach (var below in Below)
        {
            var own = Fields.Text(below.Placed!, "id") + "__";
            while (Ids.Keys.Concat(Units.Keys).Any(id => id.StartsWith(own, StringComparison.Ordinal))) own += "_";
            below.Prefix = Prefix + own;
            below.Name();
        }
    }
}
