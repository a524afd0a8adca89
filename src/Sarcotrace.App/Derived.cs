using Sarcotrace.Core;

namespace Sarcotrace.App;

/// <summary>Hands what the diagnosis derived (grip, muscle index, gait, verdict) to the questions after it.</summary>
static class Derived
{
    static readonly (string Column, string Role, string Unit)[] Measures =
    [
        ("grip_kg", "grip", "kg"), ("asm_kg", "asm", "kg"), ("asmi_kg_m2", "asmi", "kg/m2"), ("bmi_kg_m2", "bmi", "kg/m2"),
        ("gait_m_s", "gait-speed", "m/s"), ("chair_stand_s", "chair-stand", "s"), ("sppb", "sppb", "{points}"),
    ];

    /// <summary>Whether a trait or covariate is asked for that only the diagnosis derives.</summary>
    internal static bool IsNeeded(People people, IEnumerable<string> columns) => columns.Any(name =>
        name != "sex" && people.Measure(name) is null && people.Category(name) is null);

    /// <summary>The people with the derived columns beside their own; a measured column of that role stays.</summary>
    internal static People Onto(People people, Answers diagnosis)
    {
        if (diagnosis.Find("phenotype-people") is not { } table || table.Rows != people.Count) return people;

        var measures = Measures.Where(measure => people.Measures.All(own => own.Role != measure.Role)
                && table.Columns.Any(column => column.Name == measure.Column))
            .Select(measure => new Measure(measure.Role, measure.Role == "grip" ? "grip strength" : measure.Column, measure.Unit, Origin.Derived,
                table.Numbers(measure.Column)));
        return people with
        {
            Measures = [.. people.Measures, .. measures],
            Categories = [.. people.Categories, new("diagnosis", "diagnosis", [.. table.Texts("diagnosis")])],
        };
    }
}
