using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Doses as single acts in time: an amount at once, a change of an infusion's rate, or a reset.</summary>
/// <param name="Time">When.</param>
/// <param name="Place">Input place of the target.</param>
/// <param name="Amount">Added at once.</param>
/// <param name="Rate">Added to the infusion's rate.</param>
/// <param name="Reset">Whether states are set back first.</param>
/// <param name="Before">The dose itself, where it has been given for ever before.</param>
readonly record struct DoseAct(double Time, int Place, double Amount, double Rate, bool Reset, Dose? Before = null)
{
    /// <summary>When a dose and those that repeat it arrive.</summary>
    public static IEnumerable<double> Times(Dose dose) =>
        Enumerable.Range(0, dose.Additional + 1).Select(k => dose.Time + dose.Lag + k * dose.Interval);

    /// <summary>All acts of some doses, by time.</summary>
    /// <exception cref="ArgumentException">A target is unknown or is no state.</exception>
    public static List<DoseAct> Of(Model model, IEnumerable<Dose> doses)
    {
        var acts = new List<DoseAct>();
        foreach (var dose in doses)
        {
            var place = model.Place(dose.Target).Place;
            if (place < 1 || place > model.StateCount)
            {
                throw new ArgumentException($"'{dose.Target}' is no state, so no dose can be given to it", nameof(doses));
            }
            if (dose.SteadyState && !(dose.Interval > 0 && dose.Duration <= dose.Interval))
            {
                throw new ArgumentException(
                    $"the steady dose of '{dose.Target}' needs an interval, no shorter than its infusion", nameof(doses));
            }
            foreach (var (time, k) in Times(dose).Select((time, k) => (time, k)))
            {
                var before = dose.SteadyState && k == 0 ? dose : null;
                var amount = dose.Amount * dose.Bioavailability;
                if (dose.Duration > 0)
                {
                    acts.Add(new DoseAct(time, place, 0, amount / dose.Duration, dose.Reset && k == 0, before));
                    acts.Add(new DoseAct(time + dose.Duration, place, 0, -amount / dose.Duration, false));
                }
                else
                {
                    acts.Add(new DoseAct(time, place, amount, 0, dose.Reset && k == 0, before));
                }
            }
        }
        return [.. acts.OrderBy(act => act.Time)];
    }
}
