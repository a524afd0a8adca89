using System.Collections.Immutable;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What a day of dosing does to plasma sarcosine, once days are alike.</summary>
/// <param name="Area">Area under the curve over 24 h, µmol·h/L.</param>
/// <param name="Peak">Largest concentration, µmol/L.</param>
/// <param name="PeakTime">When, h after the day's first dose.</param>
/// <param name="Trough">Least concentration, µmol/L.</param>
public readonly record struct Exposure(double Area, double Peak, double PeakTime, double Trough)
{
    /// <summary>Reads a day that is reported in an even number of equal intervals.</summary>
    /// <param name="course">µmol/L.</param>
    internal static Exposure Of(ReadOnlySpan<double> course)
    {
        var step = 24.0 / (course.Length - 1);
        double odd = 0, even = 0;
        var (peak, trough) = (0, 0);
        for (var i = 0; i < course.Length; i++)
        {
            if (i > 0 && i < course.Length - 1)
            {
                if (i % 2 == 1) odd += course[i];
                else even += course[i];
            }
            if (course[i] > course[peak]) peak = i;
            if (course[i] < course[trough]) trough = i;
        }

        // Simpson's rule: between doses the course is smooth, and a day begins with one.
        return new((course[0] + 4 * odd + 2 * even + course[^1]) * step / 3, course[peak], peak * step, course[trough]);
    }

    /// <summary>The measure of that name.</summary>
    internal double this[ExposureMeasure measure] => measure switch { ExposureMeasure.Area => Area, ExposureMeasure.Peak => Peak, _ => Trough };
}

/// <summary>What is matched.</summary>
public enum ExposureMeasure
{
    /// <summary>Area under the curve over 24 h.</summary>
    Area,
    /// <summary>Largest concentration.</summary>
    Peak,
    /// <summary>Least concentration.</summary>
    Trough,
}

/// <summary>A matched dose: by the point values, and the middle 90 % of plausible ones.</summary>
/// <param name="Measure">What is matched.</param>
/// <param name="Target">Its value where the dose is known.</param>
/// <param name="Untreated">Its value without a dose where one is wanted.</param>
/// <param name="Dose">mg/kg a day; NaN where no dose matches.</param>
/// <param name="Low">Lower end; NaN without draws.</param>
/// <param name="High">Upper end; NaN without draws.</param>
/// <param name="Draws">Sets of plausible values that the interval is over; in those where none need be given the dose is 0.</param>
public sealed record Matched(ExposureMeasure Measure, double Target, double Untreated, double Dose, double Low, double High, int Draws)
{
    /// <summary>What it is called.</summary>
    internal string Name => Measure switch
    {
        ExposureMeasure.Area => "area under the curve over 24 h",
        ExposureMeasure.Peak => "peak",
        _ => "trough",
    };
}

/// <summary>An exposure match of two species.</summary>
/// <param name="Matches">One a measure.</param>
/// <param name="Hours">Times of the courses, h.</param>
/// <param name="Known">Plasma where the dose is known, µmol/L.</param>
/// <param name="ByArea">Plasma where one is wanted at the dose of equal area; empty where there is none.</param>
/// <param name="ByKm">Plasma where one is wanted at the dose by Km.</param>
/// <param name="Studied">Largest dose that was studied where one is wanted, mg/kg a day; NaN where none is named.</param>
public sealed record Match(
    ImmutableArray<Matched> Matches, ImmutableArray<double> Hours, ImmutableArray<double> Known, ImmutableArray<double> ByArea,
    ImmutableArray<double> ByKm, double Studied);
