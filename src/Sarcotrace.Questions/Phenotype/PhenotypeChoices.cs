namespace Sarcotrace.Questions.Phenotype;

/// <summary>Which number stands for the grip readings of a person: it moves prevalence more than the criterion does.</summary>
public enum GripSummary
{
    /// <summary>The best reading of either hand, as the consensus papers ask.</summary>
    Max,

    /// <summary>The mean of all readings.</summary>
    Mean,

    /// <summary>The first reading.</summary>
    First,

    /// <summary>The best readings of both hands added, halved to compare; missing where one hand is.</summary>
    Sum,
}

/// <summary>Which mass index decides where a criterion offers two.</summary>
public enum MassIndex
{
    /// <summary>Either one low is enough.</summary>
    Either,

    /// <summary>ASM over height squared.</summary>
    Height,

    /// <summary>The other: ASM over body mass index in AWGS 2025, ASM in kg in EWGSOP2.</summary>
    Other,
}

/// <summary>Which tests must be there before a part counts as normal; one low test is always enough to call it low.</summary>
public enum TestsNeeded
{
    /// <summary>Those that the table has a column for: the study's own protocol.</summary>
    Measured,

    /// <summary>All that the criterion names.</summary>
    All,

    /// <summary>Any one.</summary>
    One,
}

/// <summary>What five chair stands say about strength in EWGSOP2.</summary>
public enum ChairStandRule
{
    /// <summary>They stand in for grip where grip was not measured.</summary>
    Substitute,

    /// <summary>Either grip or chair stands low is low strength.</summary>
    Either,

    /// <summary>Nothing.</summary>
    Never,
}

/// <summary>Whose cut-offs ESPEN/EASO takes.</summary>
public enum Population
{
    /// <summary>Caucasian.</summary>
    Caucasian,

    /// <summary>Asian.</summary>
    Asian,
}

/// <summary>What counts as the sign that ESPEN/EASO asks for beside a high body mass index or waist.</summary>
public enum Suspicion
{
    /// <summary>SARC-F of 4 or more; missing without SARC-F.</summary>
    SarcF,

    /// <summary>Everyone in the study has one, by design.</summary>
    Assumed,
}
