using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The SARC-F questionnaire, and SARC-CalF, which adds the calf.</summary>
/// <remarks>Source: [malmstrom2013], [barbosasilva2016]; the points as several readers of them print them.</remarks>
public static class SarcF
{
    /// <summary>The sum of four items and of falls; null where one is missing or no item of the questionnaire.</summary>
    /// <param name="strength">0, 1 or 2.</param>
    /// <param name="walking">0, 1 or 2.</param>
    /// <param name="chair">0, 1 or 2.</param>
    /// <param name="stairs">0, 1 or 2.</param>
    /// <param name="falls">Falls in the last year: none 0, one to three 1, four or more 2 points.</param>
    public static int? Sum(double strength, double walking, double chair, double stairs, double falls) =>
        Item(strength) + Item(walking) + Item(chair) + Item(stairs) + Falls(falls);

    /// <summary>SARC-F and 10 points for a thin calf; null where a part is missing.</summary>
    /// <param name="sarcF">0 to 10.</param>
    /// <param name="sex">At or below 34 cm is thin in men, 33 cm in women: AWGS 2019 asks for strictly below.</param>
    /// <param name="calfCm">cm.</param>
    public static int? WithCalf(int? sarcF, Sex sex, double calfCm) => sex switch
    {
        Sex.Male when !double.IsNaN(calfCm) => sarcF + (calfCm <= 34 ? 10 : 0),
        Sex.Female when !double.IsNaN(calfCm) => sarcF + (calfCm <= 33 ? 10 : 0),
        _ => null,
    };

    static int? Item(double points) => points is 0 or 1 or 2 ? (int)points : null;

    static int? Falls(double falls) => falls switch
    {
        0 => 0,
        >= 1 and < 4 => 1,
        >= 4 => 2,
        _ => null,
    };
}
