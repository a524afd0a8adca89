using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What an exposure match says.</summary>
static class ExposureWords
{
    internal static IEnumerable<Answer> Told(Match match, DoseOptions options, Translated to)
    {
        var (here, there) = (new Regimen(options.Route, options.PerDay), new Regimen(options.ToRoute, options.ToPerDay));
        foreach (var one in match.Matches)
        {
            var unit = one.Measure == ExposureMeasure.Area ? "µmol·h/L" : "µmol/L";
            var target = $"{Shown.Number(one.Target)} {unit}";
            if (double.IsNaN(one.Dose))
            {
                yield return one.Untreated >= one.Target
                    ? new NoFinding(
                        DoseTranslation.Sources,
                        $"the {one.Name} of plasma sarcosine in the {options.From.Name}, {target}, is no higher than in the untreated {to.Species.Name}, {Shown.Number(one.Untreated)} {unit}",
                        "match the area, or spread the known dose over the day")
                    : new NoFinding(
                        DoseTranslation.Sources, $"no dose to the {to.Species.Name} {there} reaches the {one.Name} of {target}",
                        "give it with the drinking water, or in more parts a day");
                continue;
            }

            yield return new Finding(
                DoseTranslation.Sources,
                $"Simulated: dose to the {to.Species.Name} {there} whose {one.Name} of plasma sarcosine, {target}, is that of the {options.From.Name} {here}"
                    + (one.Draws >= 20 ? $" (interval: middle 90 % of {one.Draws} plausible sets)" : ""),
                one.Draws >= 20 ? new(one.Dose, Math.Min(one.Low, one.Dose), Math.Max(one.High, one.Dose), "mg/kg/d")
                    : DoseTranslation.Exactly(one.Dose, "mg/kg/d"),
                0);
        }
    }
}
