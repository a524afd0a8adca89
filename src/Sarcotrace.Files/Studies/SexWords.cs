using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>Words for sex in the languages of the cohorts; numbers are never guessed.</summary>
static class SexWords
{
    static readonly string[] Women =
        ["f", "female", "woman", "women", "w", "frau", "weiblich", "mujer", "femenino", "femme", "donna", "女", "女性", "여", "여성", "여자", "kvinna", "vrouw",
            "emakumea"];

    static readonly string[] Men =
        ["m", "male", "man", "men", "mann", "männlich", "hombre", "masculino", "homme", "uomo", "男", "男性", "남", "남성", "남자", "gizona"];

    /// <summary>What a cell says; null where it is not understood.</summary>
    internal static Sex? Of(string cell, string? female, string? male)
    {
        if (female is not null || male is not null) return cell == female ? Sex.Female : cell == male ? Sex.Male : null;
        if (Women.Contains(cell, StringComparer.OrdinalIgnoreCase)) return Sex.Female;
        return Men.Contains(cell, StringComparer.OrdinalIgnoreCase) ? Sex.Male : null;
    }
}
