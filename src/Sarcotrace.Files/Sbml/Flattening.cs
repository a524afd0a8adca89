namespace Sarcotrace.Files.Sbml;

/// <summary>Joins submodels into one model by the rules of SBML's package comp, section 3.6 and 3.9.</summary>
static class Flattening
{
    // Attributes that hold identifiers, by the namespace of identifiers they belong to.
    static readonly HashSet<string> References = ["compartment", "conversionFactor", "species", "variable", "symbol", "reaction",
        "lowerFluxBound", "upperFluxBound"];

    static readonly HashSet<string> UnitReferences = ["units", "substanceUnits"];

    /// <summary>The one model, and the dialect to read it in.</summary>
    public static (Element Model, Dialect Dialect) Join(
        Element root, Element model, Dialect dialect, Func<string, Stream?>? open, Complaints complaints)
    {
        Definitions definitions = new(open, complaints);
        var whole = new Assembly(definitions, complaints).Whole(definitions.Of(root, dialect), model);
        Element joined = new(model.Space, model.Name, model.File, model.Line);
        if (complaints.Any) return (joined, dialect);

        Replacements replacements = new(whole, complaints);
        if (complaints.Any) return (joined, dialect);

        replacements.Remove();
        joined.Attributes.AddRange(whole.Model.Attributes.Where(attribute => attribute.Name != "conversionFactor"));
        foreach (var submodel in whole.All().Where(replacements.Stays))
        {
            Inherit(submodel);
            SubmodelMath math = new(submodel, replacements);
            foreach (var list in submodel.Model.Children.Where(child => child.Space is Vocabulary.Core or Vocabulary.Fbc).ToList())
            {
                // The purpose of a part is not that of the whole.
                if (list.Is(Vocabulary.Fbc, "listOfObjectives") && submodel != whole) continue;

                var target = joined.Child(list.Space, list.Name) ?? Start(joined, list);
                foreach (var item in list.Children.ToList())
                {
                    math.Rewrite(item);
                    Rename(item, math);
                    target.Add(item);
                }
            }
        }

        return (joined, dialect with { Version = definitions.Version });
    }

    static Element Start(Element joined, Element list)
    {
        Element started = new(list.Space, list.Name, list.File, list.Line);
        started.Attributes.AddRange(list.Attributes);
        joined.Add(started);
        return started;
    }

    // Each part keeps its own model's units and conversion factor, whatever the whole has.
    static void Inherit(Submodel submodel)
    {
        var model = submodel.Model;
        foreach (var species in model.Items("listOfSpecies", "species"))
        {
            Fill(species, "conversionFactor", Fields.Text(model, "conversionFactor"));
            if (submodel.Above is not null) Fill(species, "substanceUnits", Fields.Text(model, "substanceUnits"));
        }

        if (submodel.Above is null) return;

        foreach (var compartment in model.Items("listOfCompartments", "compartment"))
        {
            var units = Fields.Text(compartment, "spatialDimensions") switch
            {
                "3" => "volumeUnits",
                "2" => "areaUnits",
                "1" => "lengthUnits",
                _ => null,
            };
            if (units is not null) Fill(compartment, "units", Fields.Text(model, units));
        }
    }

    static void Fill(Element element, string name, string? value)
    {
        if (value is not null && Fields.Text(element, name) is null) element.Set(Vocabulary.Core, name, value);
    }

    static void Rename(Element item, SubmodelMath names)
    {
        foreach (var element in item.All().Where(element => element.Space is Vocabulary.Core or Vocabulary.Fbc))
        {
            for (var i = 0; i < element.Attributes.Count; i++)
            {
                var (space, name, value) = element.Attributes[i];
                var renamed = name == "id" ? names.NameOf(element) ?? value
                    : References.Contains(name) ? names.Target(value.Trim()).Name
                    : UnitReferences.Contains(name) ? names.Unit(value.Trim())
                    : value;
                element.Attributes[i] = (space, name, renamed);
            }
        }
    }
}
