namespace Sarcotrace.Questions.Phenotype;

/// <summary>A published way to say who has sarcopenia. GLIS 2024 sets no cut-off, so nobody can be judged by it.</summary>
public enum Criterion
{
    /// <summary>Asian Working Group for Sarcopenia, 2014.</summary>
    Awgs2014,

    /// <summary>Asian Working Group for Sarcopenia, 2019.</summary>
    Awgs2019,

    /// <summary>Asian Working Group for Sarcopenia, 2025.</summary>
    Awgs2025,

    /// <summary>European Working Group on Sarcopenia in Older People, 2010.</summary>
    Ewgsop2010,

    /// <summary>Its revision of 2019, with the erratum.</summary>
    Ewgsop2,

    /// <summary>Foundation for the National Institutes of Health, 2014.</summary>
    Fnih,

    /// <summary>Sarcopenia Definitions and Outcomes Consortium, 2020: strength and gait, no mass.</summary>
    Sdoc,

    /// <summary>International Working Group on Sarcopenia, 2011.</summary>
    Iwgs,

    /// <summary>Sarcopenic obesity by ESPEN and EASO, 2022.</summary>
    EspenEaso,
}

/// <summary>The parts that a criterion joins.</summary>
public enum Slot
{
    /// <summary>Muscle strength; in ESPEN/EASO muscle function.</summary>
    Strength,

    /// <summary>Physical performance.</summary>
    Performance,

    /// <summary>Muscle mass.</summary>
    Mass,

    /// <summary>High body mass index or waist.</summary>
    Body,

    /// <summary>A sign that raises suspicion, such as SARC-F.</summary>
    Risk,

    /// <summary>High body fat.</summary>
    Fat,

    /// <summary>A cut-off that the criterion offers beside its own; counted, never part of a verdict.</summary>
    Alternate,

    /// <summary>A screen that comes before the criterion; counted, never part of a verdict.</summary>
    Screen,
}

/// <summary>Whether a part is low, in the sense of impaired. What was not measured is missing, never a value.</summary>
public enum Level : byte
{
    /// <summary>Not known.</summary>
    Missing,

    /// <summary>Not low.</summary>
    Normal,

    /// <summary>Low: the impaired side of the cut-off, also where that means a long time or much fat.</summary>
    Low,
}

/// <summary>Three-valued logic.</summary>
static class Levels
{
    /// <summary>Low where both are low, normal where either is normal.</summary>
    public static Level And(this Level one, Level other) =>
        one == Level.Normal || other == Level.Normal ? Level.Normal
        : one == Level.Low && other == Level.Low ? Level.Low : Level.Missing;

    /// <summary>Low where either is low, normal where both are normal.</summary>
    public static Level Or(this Level one, Level other) =>
        one == Level.Low || other == Level.Low ? Level.Low
        : one == Level.Normal && other == Level.Normal ? Level.Normal : Level.Missing;
}
