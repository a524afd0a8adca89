using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Questions.Dosing;

namespace Sarcotrace.Questions.Tests.Dosing;

public class ExposureTests
{
    static readonly Lazy<Mechanism> Axis = new(() => MechanismFolder.Read(Approved.FromRoot("models")).Value!);

    static readonly Animal Mouse = Animal.Find("mouse")!;

    [Fact]
    public void A_day_is_read_by_Simpsons_rule()
    {
        // c(t) = 3 + t² over 24 h: area 72 + 24³/3, which the rule has exactly.
        double[] course = [.. Enumerable.Range(0, 49).Select(i => 3 + 0.25 * i * i)];
        var exposure = Exposure.Of(course);
        Assert.Equal(72 + 24.0 * 24 * 24 / 3, exposure.Area, 1e-9);
        Assert.Equal((3 + 576.0, 24.0, 3.0), (exposure.Peak, exposure.PeakTime, exposure.Trough));
    }

    [Fact]
    public void The_matched_dose_has_the_exposure_that_was_asked()
    {
        var options = new DoseOptions { To = [Mouse], Draws = 0 };
        var answers = new DoseTranslation(options).Ask(Axis.Value, null, default);
        var matches = answers.Find("dose-matches")!;
        var model = new PlasmaModel(Compilation.Of(Axis.Value.Network).Model!, Axis.Value, "mouse", 1);
        foreach (var (row, measure) in new[] { (0, ExposureMeasure.Area), (1, ExposureMeasure.Peak) })
        {
            var dose = (decimal)matches.Numbers("dose")[row];
            var exposure = Exposure.Of(model.LastDay(Amount.Micromoles(dose), new Regimen(Route.Oral, 1), 1440).AsSpan());
            Assert.Equal(1, exposure[measure] / matches.Numbers("target")[row], 1e-6);
        }
    }

    [Fact]
    public void A_species_matched_to_itself_gets_its_own_dose()
    {
        // The same model on both sides: people of 60 kg swallow what they swallow.
        var people = Animal.Find("human")!;
        var model = Compilation.Of(Axis.Value.Network).Model!;
        var options = new DoseOptions { From = people, To = [people], Draws = 0 };
        var match = ExposureMatch.Of(Axis.Value, model, options, Translated.Of(7.5m, people, 60, people, 60), null, default);
        Assert.Equal(7.5, match.Matches[0].Dose, 1e-5);
        Assert.Equal(7.5, match.Matches[1].Dose, 1e-5);
    }

    [Fact]
    public void Drinking_water_reaches_a_trough_that_a_daily_gavage_does_not()
    {
        var twice = new DoseOptions { To = [Mouse], PerDay = 6, ToRoute = Route.Water, Draws = 0 };
        var answers = new DoseTranslation(twice).Ask(Axis.Value, null, default);
        Assert.True(answers.Find("dose-matches")!.Numbers("dose")[2] > 0);
        var gavage = new DoseTranslation(twice with { PerDay = 1, ToRoute = Route.Oral }).Ask(Axis.Value, null, default);
        Assert.Contains(gavage.Items.OfType<NoFinding>(), none => none.Why.Contains("trough", StringComparison.Ordinal));
    }

    [Fact]
    public void Plausible_values_give_an_interval_about_the_dose_on_any_number_of_threads()
    {
        var options = new DoseOptions { To = [Mouse], Draws = 60 };
        var one = new DoseTranslation(options).Ask(Axis.Value, null, default).Find("dose-matches")!;
        var three = new DoseTranslation(options with { Threads = 3 }).Ask(Axis.Value, null, default).Find("dose-matches")!;
        Assert.Equal(one.Numbers("low"), three.Numbers("low"));
        Assert.Equal(one.Numbers("high"), three.Numbers("high"));
        Assert.InRange(one.Numbers("dose")[0], one.Numbers("low")[0], one.Numbers("high")[0]);
    }

    [Fact]
    public void Sets_that_need_no_dose_stay_in_the_interval()
    {
        // Of the untreated trough some sets of mice have more than the people of theirs: there the dose is 0.
        var options = new DoseOptions { To = [Mouse], PerDay = 3, ToRoute = Route.Water, Draws = 60 };
        var matches = new DoseTranslation(options).Ask(Axis.Value, null, default).Find("dose-matches")!;
        Assert.Equal([60, 60, 60], matches.Numbers("draws"));
        Assert.Equal(0, matches.Numbers("low")[2]);
        Assert.True(matches.Numbers("low")[0] > 0);
    }

    [Fact]
    public void A_species_that_the_model_does_not_know_is_said()
    {
        var answers = new DoseTranslation(new DoseOptions { To = [Animal.Find("rat")!] }).Ask(Axis.Value, null, default);
        Assert.Contains(answers.Items.OfType<NoFinding>(), none => none.Why.Contains("no values for rat", StringComparison.Ordinal));
    }

    [Fact]
    public void A_schedule_peaks_after_it_is_taken_and_glycine_moves_plasma_little()
    {
        var answers = new IntakePlan(new IntakeOptions { Draws = 40, Age = 30 }).Ask(Axis.Value, null, default);
        var course = answers.Find("intake-course")!;
        var (time, plasma) = (course.Numbers("time"), course.Numbers("plasma"));
        var top = Enumerable.Range(0, plasma.Length).Where(i => time[i] < 24).MaxBy(i => plasma[i]);
        Assert.InRange(time[top] - 8, 1.4, 2.6); // published: 1.5 to 2.5 h
        Assert.InRange(course.Numbers("untreated")[^1], 0.8, 2.0); // published: 1.4 ± 0.6 µmol/L
        Assert.True(plasma[top] > 10 * course.Numbers("untreated")[0]);

        var supply = answers.Find("intake-supply")!;
        double Of(string what) => supply.Numbers("value")[supply.Texts("quantity").IndexOf(what)];
        Assert.InRange(Of("plasma sarcosine with it"), 0, 1);
        Assert.InRange(Of("plasma glycine with the schedule"), 0, 1); // a claim of the mechanism: less than 2 %
        Assert.Equal(379, Of("glycine freed from the schedule's sarcosine"), 0.5);
        Assert.Equal(1.13 * 24 * 60 * 89.094 / 1000, Of("made by the body"), 1);
    }

    [Fact]
    public void More_than_was_studied_is_said()
    {
        var options = new IntakeOptions { Schedule = [new(8, new Amount(5000, false))], Draws = 20, Days = 1 };
        Assert.Contains(new IntakePlan(options).Ask(Axis.Value, null, default).Cautions, caution => caution.Code == "above-studied-intake");
    }
}
