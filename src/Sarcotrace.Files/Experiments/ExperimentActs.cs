using System.Globalization;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Experiments;

/// <summary>What an experiment does at its times: doses, injuries and exposures.</summary>
/// <param name="keys">Keys of the file.</param>
/// <param name="scope">What names and values the model has.</param>
/// <param name="experiment">The experiment so far.</param>
sealed class ExperimentActs(SettingReader keys, ModelScope scope, VirtualExperiment experiment)
{
    const string Stomach = "stomach", Depot = "depot";

    readonly List<Dose> _doses = [];
    double _daily;

    /// <summary>Whether a dose is of sarcosine.</summary>
    internal static bool Swallows(Dose dose) => dose.Target is Stomach or Depot;

    /// <summary>The experiment with its acts.</summary>
    internal VirtualExperiment Add()
    {
        if (keys.Map("dose") is { } dose) Sarcosine(keys.Below(dose, "dose"));
        if (keys.Map("injury") is { } injury) Injury(keys.Below(injury, "injury"));
        switch (keys.Any("expose"))
        {
            case null: break;
            case SettingList list when list.Items.All(item => item is SettingMap):
                foreach (var item in list.Items.Cast<SettingMap>()) Expose(keys.Below(item, "expose"));
                break;
            default:
                keys.Complain("expose", "this is not a list of exposures", "write for example [{ to: clodronate, from: 0 d, until: 84 d }]");
                break;
        }
        return experiment with { Doses = [.. _doses], DailyDose = _daily };
    }

    void Sarcosine(SettingReader dose)
    {
        var weight = scope.Species.Contains(experiment.Species) ? scope.Value(experiment.Species, "body_weight") : 1;
        var (text, route) = (dose.Needed("amount"), dose.Text("route") ?? "oral");
        var start = Time(dose, "start", "0 d");
        var (every, duration) = (Time(dose, "every", "0 d"), Time(dose, "duration", "0 d"));
        dose.Done();
        if (Quantities.Amount(text, weight) is not (>= 0 and { } amount))
        {
            dose.Complain("amount", $"'{text}' is no amount of sarcosine", "write for example 92 mg/kg, 450 mg or 1 mmol/kg");
            return;
        }
        _daily = every > 0 ? amount * 24 / every : amount;
        switch (route)
        {
            case "water" when every > 0 && duration > 0:
                _doses.Add(new Dose(start, Stomach, amount * duration / every) { Duration = duration });
                break;
            case "oral" or "gavage":
                _doses.Add(Repeated(new Dose(start, Stomach, amount), every, duration));
                break;
            case "injection":
                _doses.Add(Repeated(new Dose(start, Depot, amount), every, duration));
                break;
            case "water":
                dose.Complain("route", "drinking water needs how long and how much a day", "add every: 1 d and duration:");
                break;
            default:
                dose.Complain("route", $"'{route}' is no route", Nearest.Remedy(route, ["water", "oral", "gavage", "injection"]));
                break;
        }
    }

    static Dose Repeated(Dose dose, double every, double duration) =>
        every > 0 && duration > every ? dose with { Interval = every, Additional = (int)Math.Ceiling(duration / every - 1e-9) - 1 } : dose;

    // All of the tissue, or a part of it, dies at once; what lived there is to be made anew.
    void Injury(SettingReader injury)
    {
        var (at, extent) = (Time(injury, "at", "0 d"), Extent(injury));
        injury.Done();
        var units = scope.Species.Contains(experiment.Species) ? scope.Value(experiment.Species, "units") : 1;
        _doses.Add(new Dose(at, "necrotic", units * extent));
        _doses.Add(new Dose(at, "regenerated", -units * extent));
        _doses.Add(new Dose(at, "alarm", extent));
        _doses.Add(new Dose(at, "fibre_size", -0.85 * extent));
    }

    void Expose(SettingReader exposure)
    {
        var (to, extent) = (exposure.Needed("to"), Extent(exposure));
        var (from, until) = (Time(exposure, "from", "0 d"), exposure.Text("until"));
        exposure.Done();
        if (to.Length > 0 && !scope.Exposures.Contains(to))
        {
            exposure.Complain("to", $"the model has no exposure '{to}'", Nearest.Remedy(to, scope.Exposures));
            return;
        }
        _doses.Add(new Dose(from, to, extent));
        if (until is null) return;
        if (Quantities.Hours(until) is { } end && end > from) _doses.Add(new Dose(end, to, -extent));
        else exposure.Complain("until", $"'{until}' is no time after the start", "write for example 84 d");
    }

    static double Extent(SettingReader reader)
    {
        var text = reader.Text("extent") ?? "1";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var extent) && extent is > 0 and <= 1) return extent;
        reader.Complain("extent", $"'{text}' is no share", "write a number above 0, at most 1");
        return 1;
    }

    double Time(SettingReader reader, string key, string otherwise)
    {
        var text = reader.Text(key) ?? otherwise;
        if (Quantities.Hours(text) is { } hours && hours >= experiment.Start) return hours;
        reader.Complain(key, $"'{text}' is no time", "write for example 2 h or 84 d");
        return 0;
    }
}
