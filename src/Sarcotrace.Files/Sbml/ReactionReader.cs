using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads reactions.</summary>
sealed class ReactionReader(Reading reading)
{
    readonly Fields _fields = reading.Fields;

    public Reaction Read(Element element)
    {
        var law = element.Child("kineticLaw");
        return new(_fields.NeededId(element, "id"))
        {
            Name = Fields.Text(element, "name"),
            Reactants = References(element, "listOfReactants"),
            Products = References(element, "listOfProducts"),
            Modifiers = [.. element.Items("listOfModifiers", "modifierSpeciesReference")
                .Select(modifier => _fields.NeededId(modifier, "species"))],
            Rate = law is null ? null : reading.Math.Of(law),
            LocalParameters = law is null ? [] : Locals(law),
            Reversible = _fields.Flag(element, "reversible", true),
            Fast = reading.Dialect is { Level: 3, Version: 1 }
                ? _fields.Flag(element, "fast", false)
                : _fields.FlagOr(element, "fast", false),
        };
    }

    ImmutableArray<Parameter> Locals(Element law) => reading.Dialect.Level == 2
        ? [.. law.Items("listOfParameters", "parameter").Select(Local)]
        : [.. law.Items("listOfLocalParameters", "localParameter").Select(Local)];

    Parameter Local(Element element) => reading.Put(element, new Parameter(_fields.NeededId(element, "id"), _fields.Number(element, "value"))
    {
        Name = Fields.Text(element, "name"),
        Unit = reading.Units.Unit(element),
    });

    ImmutableArray<SpeciesReference> References(Element reaction, string list) =>
        [.. reaction.Items(list, "speciesReference").Select(element => reading.Put(element, Reference(element)))];

    SpeciesReference Reference(Element element)
    {
        var stoichiometry = _fields.Number(element, "stoichiometry");
        var formula = element.Child("stoichiometryMath");
        if (reading.Dialect.Level > 2)
        {
            return new(_fields.NeededId(element, "species"), stoichiometry)
            {
                Id = _fields.Id(element, "id"),
                Constant = _fields.Flag(element, "constant", true),
            };
        }

        if (formula is not null && stoichiometry is not null)
            reading.Complaints.At(element, "both stoichiometry and stoichiometryMath are given", "keep one of them");
        var denominator = _fields.Whole(element, "denominator") ?? 1;
        if (denominator <= 0) reading.Complaints.At(element, $"denominator is {denominator}", "give a whole number above 0");
        return new(_fields.NeededId(element, "species"), formula is null ? (stoichiometry ?? 1) / denominator : null)
        {
            Id = _fields.Id(element, "id"),
            Formula = formula is null ? null : reading.Math.Of(formula),
            Constant = formula is null,
        };
    }
}
