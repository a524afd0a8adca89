namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>What a person's residuals are drawn for: how far from others of their age and sex, in SD.</summary>
enum Trait
{
    /// <summary>Appendicular muscle over height squared.</summary>
    Asmi,

    /// <summary>Best grip.</summary>
    Grip,

    /// <summary>Usual gait speed.</summary>
    Gait,

    /// <summary>Body mass index.</summary>
    Bmi,

    /// <summary>Filtration rate of the kidneys.</summary>
    Egfr,
}
