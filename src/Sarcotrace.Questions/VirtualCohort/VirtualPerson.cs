using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Who somebody is before any cell is lost: rounded as the clinic would write it down.</summary>
/// <param name="Sex">Woman or man.</param>
/// <param name="AgeYears">To a tenth.</param>
/// <param name="Residuals">One a <see cref="Trait"/>, in SD of people of the same age and sex.</param>
/// <param name="HeightCm">To a tenth.</param>
/// <param name="WeightKg">To a tenth.</param>
/// <param name="AsmKg">Appendicular muscle by bioimpedance, to a hundredth.</param>
/// <param name="Grips">kg: left hand, first and second trial, then right hand.</param>
/// <param name="GaitMetresPerSecond">Usual gait speed, to a hundredth.</param>
/// <param name="ChairSeconds">Five chair stands.</param>
/// <param name="Egfr">mL/min/1.73 m².</param>
/// <param name="Fasted">Whether the blood was drawn fasted.</param>
/// <param name="Centre">Where: C1, C2 …; nothing depends on it.</param>
/// <param name="Smoking">never, former or current.</param>
/// <param name="Case">Sarcopenia by AWGS 2019.</param>
sealed record VirtualPerson(
    Sex Sex,
    double AgeYears,
    ImmutableArray<double> Residuals,
    double HeightCm,
    double WeightKg,
    double AsmKg,
    ImmutableArray<double> Grips,
    double GaitMetresPerSecond,
    double ChairSeconds,
    double Egfr,
    bool Fasted,
    string Centre,
    string Smoking,
    bool Case);
