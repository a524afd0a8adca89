using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>The population that the cohort is recruited from; each person from a sequence of their own.</summary>
sealed class Population(Anchors anchors, TraitLinks links)
{
    /// <summary>Draws one person.</summary>
    internal VirtualPerson Person(Draws draws)
    {
        var sex = draws.Uniform() < anchors["people.men"] ? Sex.Male : Sex.Female;
        var age = Math.Round(Age(draws), 1);
        var residuals = links.Draw(draws);

        var since50 = age - 50;
        var height = Height(sex, since50, draws);
        var bmi = Bmi(residuals);
        var grips = Grips(Strength(sex, since50, residuals), draws);
        var person = new VirtualPerson(
            sex, age, [.. residuals], height,
            WeightKg: Math.Round(bmi * height * height / 1e4, 1),
            AsmKg: Math.Round(Asmi(sex, since50, residuals) * height * height / 1e4, 2),
            grips,
            Gait(sex, since50, residuals),
            Chair(since50, residuals, draws),
            Egfr(since50, residuals),
            Fasted: draws.Uniform() >= anchors["fasting.not"],
            Centre: "C" + Invariant.Text(1 + draws.Below((int)anchors["centres"])),
            Smoking(sex, draws.Uniform()),
            Case: false);
        return person with { Case = IsCase(person) };
    }

    /// <summary>Sarcopenia by AWGS 2019, in decimals: 17.92 kg at 160 cm is exactly 7.0 kg/m², not below.</summary>
    bool IsCase(VirtualPerson person)
    {
        var metres = (decimal)person.HeightCm / 100;
        var lowMass = (decimal)person.AsmKg < (decimal)anchors["awgs2019.asmi", person.Sex] * metres * metres;
        var weak = person.Grips.Max() < anchors["awgs2019.grip", person.Sex];
        var slow = person.GaitMetresPerSecond < anchors["awgs2019.gait"]
            || person.ChairSeconds >= anchors["awgs2019.chair"];
        return lowMass && (weak || slow);
    }

    double Age(Draws draws)
    {
        while (true)
        {
            var group = draws.Uniform() < anchors["age.second.share"] ? "second" : "first";
            var age = anchors[$"age.{group}.mean"] + anchors[$"age.{group}.sd"] * draws.Normal();
            if (age >= anchors["age.youngest"] && age <= anchors["age.oldest"]) return age;
        }
    }

    double Height(Sex sex, double since50, Draws draws) => Math.Round(
        anchors["height", sex] + anchors["height", sex, "per-year"] * since50
            + anchors["height", sex, "sd"] * draws.Normal(),
        1);

    double Bmi(double[] residuals) => Math.Clamp(
        anchors["bmi"] + anchors["bmi.sd"] * residuals[(int)Trait.Bmi],
        anchors["bmi.lowest"],
        anchors["bmi.highest"]);

    double Asmi(Sex sex, double since50, double[] residuals) => Math.Max(
        anchors["asmi.lowest"],
        anchors["asmi", sex] + anchors["asmi", sex, "per-year"] * since50
            + anchors["asmi", sex, "after-80"] * Math.Max(0, since50 - 30)
            + anchors["asmi", sex, "sd"] * residuals[(int)Trait.Asmi]);

    double Strength(Sex sex, double since50, double[] residuals) => Math.Max(
        anchors["grip.lowest"],
        anchors["grip", sex] + anchors["grip", sex, "per-year"] * since50
            + anchors["grip", sex, "sd"] * residuals[(int)Trait.Grip]);

    /// <summary>
    /// A test of maximal effort: the best trial is the person's strength, the others fall short of it. Noise to both
    /// sides would make the maximum of four, which the criteria take, stronger than the population it was drawn from.
    /// </summary>
    ImmutableArray<double> Grips(double strength, Draws draws)
    {
        var rightStronger = draws.Uniform() < anchors["grip.right-stronger"];
        var weaker = strength * Elementary.Exp(anchors["grip.weaker-hand-loss"] * Elementary.Log(draws.Uniform()));
        var strong = Hand(strength, draws);
        var weak = Hand(weaker, draws);
        return rightStronger ? [.. weak, .. strong] : [.. strong, .. weak];
    }

    double[] Hand(double best, Draws draws)
    {
        var other = best * Math.Max(0.5, 1 - anchors["grip.trial-loss"] * Math.Abs(draws.Normal()));
        var (first, second) = draws.Uniform() < 0.5 ? (best, other) : (other, best);
        return [Math.Round(first, 1), Math.Round(second, 1)];
    }

    double Gait(Sex sex, double since50, double[] residuals)
    {
        var speed = anchors["gait"] + anchors["gait.per-year"] * since50
            + anchors["gait.after-75"] * Math.Max(0, since50 - 25)
            + (sex == Sex.Female ? anchors["gait.women"] : 0)
            + anchors["gait.sd"] * residuals[(int)Trait.Gait];
        return Math.Round(Math.Max(anchors["gait.lowest"], speed), 2);
    }

    double Chair(double since50, double[] residuals, Draws draws)
    {
        var (gait, grip) = (anchors["chair.gait"], anchors["chair.grip"]);
        var shared = gait * gait + grip * grip + 2 * gait * grip * links.Between(Trait.Gait, Trait.Grip);
        var residual = gait * residuals[(int)Trait.Gait] + grip * residuals[(int)Trait.Grip]
            + Math.Sqrt(1 - shared) * draws.Normal();
        var log = anchors["chair.per-year"] * since50 + anchors["chair.sd"] * residual;
        return Math.Round(anchors["chair"] * Elementary.Exp(log), 1);
    }

    double Egfr(double since50, double[] residuals) => Math.Round(Math.Clamp(
        anchors["egfr"] + anchors["egfr.per-year"] * since50 + anchors["egfr.sd"] * residuals[(int)Trait.Egfr],
        anchors["egfr.lowest"],
        anchors["egfr.highest"]));

    string Smoking(Sex sex, double chance)
    {
        var current = anchors["smoking", sex, "current"];
        return chance < current ? "current" : chance < current + anchors["smoking", sex, "former"] ? "former" : "never";
    }
}
