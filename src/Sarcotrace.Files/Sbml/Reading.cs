namespace Sarcotrace.Files.Sbml;

/// <summary>What every part of a reader shares: attributes, formulas, complaints, and where each thing stands.</summary>
sealed class Reading
{
    readonly Dictionary<object, Element> _places = new(ReferenceEqualityComparer.Instance);

    public Reading(Dialect dialect, Complaints complaints)
    {
        Fields = new(dialect, complaints);
        Math = new(Fields);
        Units = new(Fields);
    }

    public Fields Fields { get; }

    public MathReader Math { get; }

    public UnitReader Units { get; }

    public Dialect Dialect => Fields.Dialect;

    public Complaints Complaints => Fields.Complaints;

    /// <summary>Remembers where a thing was read, and gives it back.</summary>
    public T Put<T>(Element element, T thing) where T : class
    {
        _places[thing] = element;
        return thing;
    }

    /// <summary>Where a thing was read, or null.</summary>
    public Element? PlaceOf(object thing) => _places.GetValueOrDefault(thing);
}
