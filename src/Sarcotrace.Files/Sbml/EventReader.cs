using System.Globalization;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads events, with the meaning that each level gives to what it leaves out.</summary>
sealed class EventReader
{
    readonly Reading _reading;
    readonly Fields _fields;
    readonly Lazy<HashSet<string>> _taken;
    int _unnamed;

    public EventReader(Reading reading, Element model)
    {
        _reading = reading;
        _fields = reading.Fields;
        _taken = new(() => [.. model.All().Select(element => element["id"]).OfType<string>()]);
    }

    public Event Read(Element element)
    {
        var trigger = element.Child("trigger");
        if (trigger is null && !_reading.Dialect.FormulaOptional)
            _reading.Complaints.At(element, $"trigger is missing, which {_reading.Dialect} demands", "say when the event happens");

        return new(_fields.Id(element, "id") ?? Fresh(), trigger is null ? null : _reading.Math.Of(trigger))
        {
            Name = Fields.Text(element, "name"),
            InitialValue = trigger is null || _fields.Flag(trigger, "initialValue", true),
            Persistent = trigger is null || _fields.Flag(trigger, "persistent", true),
            UseValuesFromTriggerTime = _fields.Flag(element, "useValuesFromTriggerTime", true),
            Delay = element.Child("delay") is { } delay ? _reading.Math.Of(delay) : null,
            Priority = element.Child("priority") is { } priority ? _reading.Math.Of(priority) : null,
            Assignments = [.. element.Items("listOfEventAssignments", "eventAssignment").Select(Assignment)],
        };
    }

    EventAssignment Assignment(Element element) => _reading.Put(element,
        new EventAssignment(_fields.NeededId(element, "variable"), _reading.Math.Of(element)));

    string Fresh()
    {
        string id;
        do id = string.Create(CultureInfo.InvariantCulture, $"event_{++_unnamed}");
        while (!_taken.Value.Add(id));
        return id;
    }
}
