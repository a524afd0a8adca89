using System.Collections.Immutable;

namespace Sarcotrace.Core.Comparisons;

/// <summary>One of the ten essential items of ARRIVE 2.0.</summary>
/// <param name="Key">The word for it in a file.</param>
/// <param name="Name">Its name in the guideline.</param>
/// <param name="Asks">What it asks for.</param>
public sealed record ArriveItem(string Key, string Name, string Asks)
{
    /// <summary>Where the ten are published: Percie du Sert et al. 2020.</summary>
    public static Citation Source { get; } = new("perciedusert2020");

    /// <summary>The ten, in their order.</summary>
    public static ImmutableArray<ArriveItem> All { get; } =
    [
        new("design", "Study design", "groups compared, controls among them, and the experimental unit: animal, litter or cage"),
        new("sample-size", "Sample size", "experimental units in each group and in all, and how their number was decided"),
        new("inclusion-exclusion", "Inclusion and exclusion criteria", "criteria set beforehand, what was left out and why, and n of each analysis"),
        new("randomisation", "Randomisation", "whether and how units were allocated at random, and how cage and order were balanced"),
        new("blinding", "Blinding", "who knew the groups during allocation, conduct, measurement and analysis"),
        new("outcomes", "Outcome measures", "what was measured, and which outcome is the primary one"),
        new("statistics", "Statistical methods", "the method for each analysis, and how its assumptions were checked"),
        new("animals", "Experimental animals", "species, strain, sex, age or stage, weight where it matters, source and genotype"),
        new("procedures", "Experimental procedures", "what was done, how, when, where and why, in each group"),
        new("results", "Results", "summary and spread of each group, and the effect with its confidence interval"),
    ];

    /// <summary>The item of that key, or null.</summary>
    public static ArriveItem? Find(string key) => All.FirstOrDefault(item => item.Key == key);
}

/// <summary>What was written for an item.</summary>
/// <param name="Key">Key of the item.</param>
/// <param name="Words">As written, trimmed.</param>
public sealed record ArriveText(string Key, string Words);
