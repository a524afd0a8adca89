using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads units; Level 2's predefined ones become what they stand for where the model does not redefine them.</summary>
sealed class UnitReader(Fields fields)
{
    static readonly UnitDefinition SquareMetre = new("area", [new("metre", 2)]);

    readonly HashSet<string> _defined = [];
    bool _areaNeeded;

    /// <summary>Definitions of the model; to be read before any unit is named.</summary>
    public List<UnitDefinition> Definitions(Element model)
    {
        List<UnitDefinition> definitions = [];
        foreach (var element in model.Items("listOfUnitDefinitions", "unitDefinition"))
        {
            var id = fields.NeededId(element, "id");
            if (!_defined.Add(id) && id.Length > 0)
                fields.Complaints.At(element, $"the unit {id} is defined twice", "give each unit its own identifier");
            definitions.Add(new(id, [.. element.Items("listOfUnits", "unit").Select(Factor)]));
        }

        return definitions;
    }

    /// <summary>Definitions that the model's use of predefined units brings.</summary>
    public ImmutableArray<UnitDefinition> Brought => _areaNeeded ? [SquareMetre] : [];

    /// <summary>The unit that an attribute names, or null.</summary>
    public string? Unit(Element element, string name = "units") => Fields.Text(element, name) is { } unit ? Meaning(unit) : null;

    /// <summary>The units of the whole model.</summary>
    public ModelUnits OfModel(Element model) => fields.Dialect.Level == 2
        ? new(Meaning("time"), Meaning("substance"), Meaning("substance"), Meaning("volume"), AreaOf(model), Meaning("length"))
        : new(Unit(model, "timeUnits"), Unit(model, "substanceUnits"), Unit(model, "extentUnits"),
            Unit(model, "volumeUnits"), Unit(model, "areaUnits"), Unit(model, "lengthUnits"));

    string? AreaOf(Element model) => _defined.Contains("area")
        || model.Items("listOfCompartments", "compartment").Any(compartment => Fields.Text(compartment, "spatialDimensions") == "2")
            ? Meaning("area")
            : null;

    /// <summary>What a unit's name means in this level.</summary>
    public string Meaning(string unit)
    {
        if (fields.Dialect.Level != 2 || _defined.Contains(unit)) return unit;

        _areaNeeded |= unit == "area";
        return unit switch
        {
            "substance" => "mole",
            "volume" or "liter" => "litre",
            "length" or "meter" => "metre",
            "time" => "second",
            _ => unit,
        };
    }

    UnitFactor Factor(Element element)
    {
        var kind = fields.NeededId(element, "kind");
        if (Fields.Text(element, "offset") is { } offset && fields.Number(element, "offset") != 0)
            fields.Complaints.Note(element, $"the offset {offset} of this unit is not used", "SBML dropped offsets; give temperatures in kelvin");

        return new(
            kind switch { "liter" => "litre", "meter" => "metre", _ => kind },
            Demanded(element, "exponent", 1),
            (int)Demanded(element, "scale", 0),
            Demanded(element, "multiplier", 1));
    }

    double Demanded(Element element, string name, double level2)
    {
        if (Fields.Text(element, name) is null)
        {
            if (!fields.Dialect.HasDefaults) fields.NeededNumber(element, name);
            return level2;
        }

        return (name == "scale" ? fields.Whole(element, name) : fields.Number(element, name)) ?? level2;
    }
}
