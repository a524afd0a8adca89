using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>A published linear equation for muscle mass, for one sex: a row of equations.csv.</summary>
/// <param name="Name">First author and year.</param>
/// <param name="Estimates">Appendicular (asm) or whole-body skeletal muscle (smm); the two are not the same.</param>
/// <param name="Device">bia or anthropometry.</param>
/// <param name="FrequencyKhz">Frequency of the resistance; 0 where none enters.</param>
/// <param name="Sex">Whom it holds for.</param>
/// <param name="AgeFrom">Youngest age of the derivation, years; null where not known.</param>
/// <param name="AgeTo">Oldest age of the derivation, years; null where not known.</param>
/// <param name="AgesConfirmed">Whether those ages were read; otherwise they are from memory of the paper.</param>
/// <param name="Constant">kg.</param>
/// <param name="Height2PerOhm">kg per cm²/Ω.</param>
/// <param name="WeightKg">kg per kg.</param>
/// <param name="HeightCm">kg per cm.</param>
/// <param name="Age">kg per year.</param>
/// <param name="Reactance">kg per Ω.</param>
/// <param name="Population">Whom it was derived from.</param>
/// <param name="Source">The work.</param>
/// <param name="Confirmed">Whether the coefficients were read where <paramref name="Evidence"/> says.</param>
/// <param name="Evidence">Where they were read, or what they rest on.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record BodyEquation(
    string Name, string Estimates, string Device, int FrequencyKhz, Sex Sex, int? AgeFrom, int? AgeTo, bool AgesConfirmed,
    double Constant, double Height2PerOhm, double WeightKg, double HeightCm, double Age, double Reactance, string Population,
    Citation Source, bool Confirmed, string Evidence, string Note)
{
    /// <summary>Whether the age lies in the range of the derivation, as far as that is known.</summary>
    public bool Covers(double age) => !(age < AgeFrom) && !(age >= AgeTo + 1);

    /// <summary>The estimate; NaN where a value that enters is missing or the age is outside the derivation.</summary>
    /// <param name="heightCm">cm.</param>
    /// <param name="weightKg">kg.</param>
    /// <param name="age">Years.</param>
    /// <param name="resistanceOhm">Ω at <see cref="FrequencyKhz"/>.</param>
    /// <param name="reactanceOhm">Ω.</param>
    /// <returns>Muscle mass in kg.</returns>
    public double Estimate(double heightCm, double weightKg, double age, double resistanceOhm, double reactanceOhm) => !Covers(age)
        ? double.NaN
        : Constant + Part(Height2PerOhm, heightCm * heightCm / resistanceOhm) + Part(WeightKg, weightKg)
            + Part(HeightCm, heightCm) + Part(Age, age) + Part(Reactance, reactanceOhm);

    // What does not enter may be missing.
    static double Part(double coefficient, double value) => coefficient == 0 ? 0 : coefficient * value;
}

/// <summary>Equations for muscle mass and body fat, each with the people it was derived from.</summary>
public static class BodyEquations
{
    /// <summary>Every equation for muscle, a row a sex.</summary>
    public static ImmutableArray<BodyEquation> All { get; } = CompiledTable.Read(typeof(BodyEquations), "equations.csv", Equation);

    /// <summary>Names of the equations.</summary>
    public static ImmutableArray<string> Names => [.. All.Select(equation => equation.Name).Distinct()];

    /// <summary>The equation of that name for one sex; null where there is none.</summary>
    public static BodyEquation? Find(string name, Sex sex) =>
        All.FirstOrDefault(equation => equation.Name == name && equation.Sex == sex);

    /// <summary>Body fat by Deurenberg: %, from kg/m² and years.</summary>
    /// <remarks>Source: [deurenberg1991], its abstract.</remarks>
    public static double FatDeurenberg(Sex sex, double bmi, double age) =>
        1.20 * bmi + 0.23 * age - (sex == Sex.Male ? 10.8 : 0) - 5.4;

    /// <summary>Body fat by Gallagher: %, from kg/m² and years.</summary>
    /// <remarks>Source: [gallagher2000]; coefficients from memory of the paper; they give the cut-offs that it was made for.</remarks>
    public static double FatGallagher(Sex sex, double bmi, double age, bool asian, bool africanAmerican) =>
        63.7 - 864 / bmi - (sex == Sex.Male ? 12.1 : 0) + 0.12 * age
        + (asian ? 129 / bmi - 0.091 * age : 0) - (africanAmerican ? 0.030 * age : 0);

    /// <summary>Body fat by CUN-BAE: %, from kg/m² and years.</summary>
    /// <remarks>Source: [gomezambrosi2012]; coefficients as doi:10.3390/ijerph17217940 prints them.</remarks>
    public static double FatCunBae(Sex sex, double bmi, double age)
    {
        var woman = sex == Sex.Female ? 1 : 0;
        return -44.988 + 0.503 * age + 10.689 * woman + 3.172 * bmi - 0.026 * bmi * bmi + 0.181 * bmi * woman
            - 0.02 * bmi * age - 0.005 * bmi * bmi * woman + 0.00021 * bmi * bmi * age;
    }

    /// <summary>Relative fat mass: %, from height and waist in one unit.</summary>
    /// <remarks>Source: [woolcott2018]; coefficients as several readers of it print them.</remarks>
    public static double FatRelative(Sex sex, double height, double waist) =>
        64 - 20 * height / waist + (sex == Sex.Female ? 12 : 0);

    static BodyEquation Equation(CompiledRow row) => new(
        row["equation"], row.Word("estimates", "asm", "smm"), row.Word("device", "bia", "anthropometry"),
        row.Needed<int>("frequency_khz"), row.Choice<Sex>("sex"), row.Number<int>("age_from"), row.Number<int>("age_to"),
        row.IsConfirmed("ages_tag"), row.Needed<double>("constant"), row.Needed<double>("height2_per_ohm"),
        row.Needed<double>("weight_kg"), row.Needed<double>("height_cm"), row.Needed<double>("age"),
        row.Needed<double>("reactance"), row["population"], new(row["source"]), row.IsConfirmed("tag"),
        row.Text("evidence") ?? "", row.Text("note") ?? "");
}
