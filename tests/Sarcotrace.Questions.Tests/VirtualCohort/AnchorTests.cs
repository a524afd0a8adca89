using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>The generator's numbers written out a second time, as they were planned: a slip must be made twice to stay.</summary>
public class AnchorTests
{
    static readonly Anchors Shipped = Anchors.Shipped();

    [Theory]
    [InlineData("people.men", 0.45), InlineData("age.first.mean", 66), InlineData("age.first.sd", 9), InlineData("age.second.share", 0.3)]
    [InlineData("age.second.mean", 82), InlineData("age.second.sd", 7), InlineData("age.youngest", 50), InlineData("age.oldest", 103)]
    [InlineData("asmi.men", 7.95), InlineData("asmi.men.per-year", -0.0185), InlineData("asmi.men.after-80", -0.02), InlineData("asmi.men.sd", 0.75)]
    [InlineData("asmi.women", 6.60), InlineData("asmi.women.per-year", -0.015), InlineData("asmi.women.after-80", -0.012), InlineData("asmi.women.sd", 0.68)]
    [InlineData("grip.men", 41), InlineData("grip.men.per-year", -0.52), InlineData("grip.men.sd", 7.2)]
    [InlineData("grip.women", 25), InlineData("grip.women.per-year", -0.30), InlineData("grip.women.sd", 4.6)]
    [InlineData("gait", 1.18), InlineData("gait.per-year", -0.010), InlineData("gait.after-75", -0.014), InlineData("gait.women", -0.03)]
    [InlineData("gait.sd", 0.22), InlineData("gait.lowest", 0.2)]
    [InlineData("height.men", 165.5), InlineData("height.men.per-year", -0.09), InlineData("height.men.sd", 6)]
    [InlineData("height.women", 154.5), InlineData("height.women.per-year", -0.10), InlineData("height.women.sd", 5.5)]
    [InlineData("bmi", 24), InlineData("bmi.sd", 3.3)]
    [InlineData("correlation.asmi.grip", 0.45), InlineData("correlation.grip.gait", 0.35), InlineData("correlation.asmi.gait", 0.20)]
    [InlineData("correlation.asmi.bmi", 0.60), InlineData("correlation.grip.bmi", 0.15)]
    [InlineData("awgs2019.asmi.men", 7.0), InlineData("awgs2019.asmi.women", 5.7), InlineData("awgs2019.grip.men", 28)]
    [InlineData("awgs2019.grip.women", 18), InlineData("awgs2019.gait", 1.0), InlineData("awgs2019.chair", 12)]
    [InlineData("laboratory.day.sd", 0.15), InlineData("laboratory.day.shared", 0.6), InlineData("laboratory.drift.sd", 0.08)]
    [InlineData("laboratory.limit.sd", 0.2), InlineData("laboratory.lost", 0.01)]
    public void People_and_laboratory(string anchor, double value) => Assert.Equal(value, Shipped[anchor]);

    [Theory]
    [InlineData("sarcosine", 1.4, 0.43), InlineData("glycine", 240, 0.25), InlineData("serine", 105, 0.22), InlineData("methionine", 25, 0.20)]
    [InlineData("glutamic_acid", 60, 0.42), InlineData("glutamine", 580, 0.16), InlineData("alanine", 350, 0.24), InlineData("proline", 185, 0.30)]
    [InlineData("leucine", 120, 0.22), InlineData("creatinine", 71, 0.22), InlineData("citrulline", 33, 0.30)]
    [InlineData("dimethylglycine", 3.2, 0.35), InlineData("betaine", 38, 0.28)]
    public void Plasma(string id, double mean, double cv)
    {
        var molecule = Molecule(id);
        Assert.Equal(mean, molecule.MeanUmolPerL);
        Assert.Equal(cv, molecule.Cv);
        Assert.Equal(id == "sarcosine" ? "published" : "typical", molecule.MeanOrigin);
    }

    [Fact]
    public void Effects_of_age_sex_and_muscle()
    {
        Assert.Equal((-0.011, 0.20), (Molecule("sarcosine").AgePerYear, Molecule("sarcosine").Effects[(int)Trait.Asmi]));
        Assert.All(MetaboliteList.Shipped().Where(molecule => molecule.Identity.Id.StartsWith("car_", StringComparison.Ordinal)),
            carnitine => Assert.Equal(0.012, carnitine.AgePerYear));
        Assert.Equal(-0.025, MetaboliteList.Shipped().Single(molecule => molecule.Identity.Name == "Dehydroepiandrosterone sulfate").AgePerYear);
        Assert.Equal(Math.Log(1.15), -Molecule("glycine").MenOverWomen, 0.005);
        Assert.Equal(Math.Log(1.15), Molecule("leucine").MenOverWomen, 0.005);
        Assert.Equal(Math.Log(80.0 / 62), Molecule("creatinine").MenOverWomen, 0.005);
        Assert.True(Molecule("citrulline").AgePerYear > 0);
        Assert.True(Molecule("creatinine").Effects[(int)Trait.Asmi] > 0);
        Assert.All(MetaboliteList.Shipped(), molecule => Assert.InRange(molecule.TechnicalCv, 0.05, 0.25));
    }

    [Fact]
    public void Defaults_are_the_shipped_sample() => Assert.Equal(
        (1013, 1013UL, 26, 10, 0.35),
        (new VirtualStudyOptions().People, new VirtualStudyOptions().Seed, new VirtualStudyOptions().RunDays, new VirtualStudyOptions().QcEvery, new VirtualStudyOptions().CaseShare));

    static VirtualMetabolite Molecule(string id) => MetaboliteList.Shipped().Single(molecule => molecule.Identity.Id == id);
}
