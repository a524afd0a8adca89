using System.Collections.Immutable;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Experiments;

namespace Sarcotrace.Questions.Tests.Claims;

/// <summary>The sarcosine axis as it is shipped in models/.</summary>
public class SarcosineAxisTests
{
    static readonly Mechanism Axis = MechanismFolder.Read(Approved.FromRoot("models")).Value!;
    static readonly string[] Dosed = ["mouse-dose-x1", "mouse-dose-x3", "mouse-dose-x10"];

    static readonly Model Compiled = Compilation.Of(Axis.Network).Model!;

    [Fact]
    public void Its_files_have_no_problem() => Assert.Empty(MechanismFolder.Read(Approved.FromRoot("models")).Problems);

    [Fact]
    public void The_table_holds_every_value_of_the_model_and_the_mouse_has_the_models_own()
    {
        var ruled = Axis.Network.Rules.Select(rule => rule.Target).ToHashSet();
        foreach (var parameter in Axis.Network.Parameters.Where(one => !ruled.Contains(one.Id) && one.Id != "stored_at_start"))
        {
            var row = Axis.Values.SingleOrDefault(one => one.Name == parameter.Id && one.Species is "any" or "mouse" && one.Name == parameter.Id);
            Assert.True(row is not null, $"{parameter.Id} is missing from parameters.csv");
            Assert.Equal(parameter.Value, row.Value);
        }
    }

    [Fact]
    public void Every_value_has_a_range_a_unit_and_an_origin()
    {
        foreach (var value in Axis.Values)
        {
            Assert.InRange(value.Value, value.Low, value.High);
            Assert.True(value.Unit.Length > 0, value.Name);
            Assert.True(value.Origin is "measured" or "fitted" or "assumed" || value.Origin.StartsWith("published [", StringComparison.Ordinal), $"{value.Name}: {value.Origin}");
        }
    }

    [Fact]
    public void It_runs_in_lanes() => Assert.True(ModelEnsemble.InLanes(Compiled, new Scenario { Times = [1], Wanted = [new Wanted("muscle_mass")] }));

    [Theory]
    [InlineData("human-450mg")]
    [InlineData("mouse-aged-sarcosine")]
    [InlineData("mouse-aged-gavage")]
    public void What_is_taken_up_and_made_is_oxidised_excreted_or_still_there(string id)
    {
        var (experiment, values) = Setting(id);
        var course = Run(experiment, values, ["absorbed", "synthesised", "oxidised", "excreted", "imbalance"], experiment.Times, 1e-9);
        for (var t = 0; t < course.Times.Length; t++)
        {
            Assert.InRange(Math.Abs(course[t, 4]), 0, 1e-9 * Math.Max(1, course[t, 0] + course[t, 1]));
        }
        Assert.True(course[course.Times.Length - 1, 0] > 0);
    }

    [Fact]
    public void A_person_has_fourteen_tenths_of_a_micromole_and_answers_2_and_4_grams_alike()
    {
        var at = Enumerable.Range(0, 24 * 60 + 1).Select(i => i / 60.0).ToImmutableArray();
        var areas = new List<double>();
        foreach (var (id, grams) in new[] { ("human-2g", 2.0), ("human-4g", 4.0) })
        {
            var (experiment, values) = Setting(id);
            var course = Run(experiment, values, ["sarcosine_plasma"], at, 1e-9);
            var above = Enumerable.Range(0, at.Length).Select(i => course[i, 0] - course[0, 0]).ToArray();
            Assert.InRange(course[0, 0], 1.3, 1.5);
            Assert.InRange(at[Array.IndexOf(above, above.Max())], 1.5, 2.5);
            var slope = (Math.Log(above[240]) - Math.Log(above[360])) / 2;
            Assert.InRange(Math.Log(2) / slope, 0.75, 1.25);
            areas.Add(above.Sum() / grams);
        }
        Assert.InRange(areas[1] / areas[0], 0.85, 1.15);
    }

    [Fact]
    public void The_young_at_rest_stay_at_rest()
    {
        var (experiment, values) = Setting("mouse-young");
        var states = Compiled.States.Except(["absorbed", "unabsorbed", "synthesised", "oxidised", "excreted"]).ToArray();
        var course = Run(experiment, values, states, [0, 240], 1e-8);
        for (var i = 0; i < states.Length; i++)
        {
            // Less than a tenth of a per cent a day.
            Assert.InRange(Math.Abs(course[1, i] - course[0, i]), 0, 0.01 * Math.Abs(course[0, i]) + 1e-9);
        }
    }

    [Theory]
    [InlineData("injury-aged-sarcosine")]
    [InlineData("injury-depleted")]
    [InlineData("mouse-dose-x10")]
    [InlineData("mouse-il10-ko-sarcosine")]
    public void Nothing_that_counts_or_weighs_falls_below_zero(string id)
    {
        var (experiment, values) = Setting(id);
        var states = Compiled.States.Where(name => name != "intake_change").ToArray();
        var course = Run(experiment, values, states, [.. experiment.Times.Where(time => time > 0)], 1e-7);
        for (var t = 0; t < course.Times.Length; t++)
        {
            for (var i = 0; i < states.Length; i++)
            {
                Assert.True(course[t, i] > -1e-6 * Math.Max(1, Math.Abs(course[0, i])), $"{states[i]} is {course[t, i]} at {course.Times[t]}");
            }
        }
    }

    [Fact]
    public void Regeneration_follows_the_counts_it_was_fitted_to_in_every_cell_type()
    {
        // Cells/mm³ on days 0, 1, 2, 3.5, 5 and 7 after injury (McKellar 2021); least R² that the fit must reach.
        (string Cell, double[] Counts, double Least)[] counts =
        [
            ("neutrophils", [509, 4500, 272, 129, 98, 77], 0.97), ("monocytes", [1239, 9797, 2466, 1960, 1323, 888], 0.93),
            ("M1_muscle", [2589, 8237, 8000, 10628, 6399, 2432], 0.65), ("M2_muscle", [930, 3341, 3707, 10350, 7000, 3000], 0.75),
            ("QSC", [2700, 136, 19, 616, 1595, 1507], 0.90), ("ASC", [664, 1134, 123, 1309, 1260, 950], 0.78), ("myocytes", [66, 40, 16, 900, 611, 741], 0.75),
        ];
        var (experiment, values) = Setting("injury-young");
        var course = Run(experiment, values, [.. counts.Select(one => one.Cell)], [0, 24, 48, 84, 120, 168], 1e-7);
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = counts[i].Counts.Average();
            var left = counts[i].Counts.Select((count, t) => Math.Pow(course[t, i] - count, 2)).Sum();
            Assert.InRange(1 - left / counts[i].Counts.Sum(count => Math.Pow(count - mean, 2)), counts[i].Least, 1);
        }
    }

    [Fact]
    public void Doses_above_the_studied_one_saturate()
    {
        var gains = Dosed.Select(id =>
        {
            var (experiment, values) = Setting(id);
            return Run(experiment, values, ["muscle_mass"], [2016], 1e-6)[0, 0];
        }).ToArray();
        var (untreated, own) = Setting("mouse-aged");
        var none = Run(untreated, own, ["muscle_mass"], [2016], 1e-6)[0, 0];
        Assert.InRange((gains[1] - none) / (gains[0] - none), 1, 3);
        Assert.InRange((gains[2] - none) / (gains[0] - none), 1, 4);
    }

    static (VirtualExperiment Experiment, Dictionary<string, double> Values) Setting(string id)
    {
        var experiment = Axis.Experiments.Single(one => one.Id == id);
        var values = Axis.Values.Where(one => one.Species == "any" || one.Species == experiment.Species).ToDictionary(one => one.Name, one => one.Value);
        foreach (var change in experiment.Changes)
        {
            values[change.Name] = change.IsFactor ? values[change.Name] * change.Value : change.Value;
        }
        return (experiment, values);
    }

    static Trajectory Run(
        VirtualExperiment experiment, Dictionary<string, double> values, string[] wanted, ImmutableArray<double> times, double error)
    {
        var course = Dynamics.Solvers.Simulation.Run(Compiled, new Scenario
        {
            Start = Math.Min(experiment.Start, 0),
            Times = times,
            Wanted = [.. wanted.Select(name => new Wanted(name))],
            Values = values,
            Doses = experiment.Doses,
            Tolerances = new Tolerances { Relative = error, Absolute = 1e-10 },
        }, null, TestContext.Current.CancellationToken);
        Assert.Equal(Ending.Completed, course.Ending);
        return course;
    }
}
