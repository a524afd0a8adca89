using Sarcotrace.Core;
using Sarcotrace.Questions.Dosing;

namespace Sarcotrace.Questions.Tests.Dosing;

public class DoseTests
{
    static readonly Animal Human = Animal.Find("human")!, Mouse = Animal.Find("mouse")!;

    static Translated To(string species, decimal? weight = null) =>
        Translated.Of(7.5m, Human, 60, Animal.Find(species)!, weight ?? Animal.Find(species)!.Weight);

    // 7.5 mg/kg of people in each species, as the fact sheet of the table has it, to its printed digits.
    [Theory]
    [InlineData("mouse", 92.5)]
    [InlineData("hamster", 55.5)]
    [InlineData("rat", 46.25)]
    [InlineData("ferret", 39.64)]
    [InlineData("guinea-pig", 34.69)]
    [InlineData("rabbit", 23.125)]
    [InlineData("dog", 13.875)]
    [InlineData("monkey", 23.125)]
    [InlineData("marmoset", 46.25)]
    [InlineData("squirrel-monkey", 39.64)]
    [InlineData("baboon", 13.875)]
    [InlineData("micro-pig", 10.28)]
    [InlineData("mini-pig", 7.93)]
    public void Every_species_of_the_table_gets_the_dose_of_its_Km(string species, double dose) =>
        Assert.Equal((decimal)dose, Math.Round(To(species).Exact, BitConverter.GetBytes(decimal.GetBits((decimal)dose)[3])[2], MidpointRounding.AwayFromZero));

    [Fact]
    public void The_exact_ratio_and_the_rounded_factor_are_both_exact_decimals()
    {
        Assert.Equal(92.5m, To("mouse").Exact);
        Assert.Equal(92.25m, To("mouse").Rounded);
        Assert.Equal("× 12.3", To("mouse").Factor);
        Assert.Equal(7.5m, Translated.Of(92.5m, Mouse, 0.02m, Human, 60).Exact);
        Assert.Equal(7.5m, Translated.Of(92.25m, Mouse, 0.02m, Human, 60).Rounded);
    }

    [Theory]
    [InlineData(20, 105.3, 55.5)]
    [InlineData(30, 92.1, 50.2)]
    [InlineData(40, 83.8, 46.7)]
    public void Powers_of_weight_are_those_of_the_fact_sheet(int grams, double twoThirds, double threeQuarters)
    {
        var mouse = To("mouse", grams / 1000m);
        Assert.Equal(twoThirds, mouse.TwoThirds, 0.05);
        Assert.Equal(threeQuarters, mouse.ThreeQuarters, 0.05);
    }

    [Fact]
    public void There_and_back_is_where_it_began() => Assert.All(Animal.All, animal =>
    {
        var there = Translated.Of(7.5m, Human, 60, animal, animal.Weight);
        Assert.Equal(7.5m, Translated.Of(there.Exact, animal, animal.Weight, Human, 60).Exact, 20);
        Assert.Equal(7.5, Translated.Of((decimal)there.TwoThirds, animal, animal.Weight, Human, 60).TwoThirds, 1e-9);
    });

    // Rounded factors lose at most 4 %, as the guidance has it; more would be a slip of the table.
    [Fact]
    public void Factors_of_the_table_fit_its_Km() => Assert.All(Animal.All.Where(animal => animal.Divide is not null), animal =>
    {
        Assert.Equal(1, (double)(animal.Divide!.Value * animal.Km / 37), 0.045);
        Assert.Equal(1, (double)(animal.Multiply!.Value * 37 / animal.Km), 0.01);
        Assert.Equal(1, (double)(animal.Weight / animal.Area / animal.Km), 0.06);
        Assert.True(animal.Holds(animal.Weight));
    });

    [Theory]
    [InlineData("450mg", 450, false)]
    [InlineData("0.45 g", 450, false)]
    [InlineData("450000µg", 450, false)]
    [InlineData("450000 μg", 450, false)]
    [InlineData("7.5 mg/kg", 7.5, true)]
    [InlineData("7.5mg/kg/d", 7.5, true)]
    [InlineData("1 mmol", 89.094, false)]
    [InlineData("1000 umol/kg", 89.094, true)]
    public void Amounts_are_read_in_every_unit(string text, double milligrams, bool perKilogram) =>
        Assert.Equal(new Amount((decimal)milligrams, perKilogram), Amount.Of(text));

    [Theory]
    [InlineData("450")]
    [InlineData("mg")]
    [InlineData("-3mg")]
    [InlineData("0 mg")]
    [InlineData("4 mL")]
    [InlineData("")]
    [InlineData("1e400mg")]
    public void What_is_no_amount_is_none(string text) => Assert.Null(Amount.Of(text));

    [Fact]
    public void A_mole_weighs_what_its_elements_weigh_and_450_mg_are_5_millimoles()
    {
        Assert.Equal(89.094m, Amount.MolarMass);
        Assert.Equal(5051, Amount.Micromoles(450), 0.5);
        Assert.Equal(0.028m, Amount.Weight("28 g"));
        Assert.Null(Amount.Weight("28"));
    }

    [Fact]
    public void Answers_say_both_factors_and_warn_outside_the_working_weights()
    {
        var answers = new DoseTranslation(new DoseOptions { To = [Mouse], ToWeight = 0.040m, Drinks = 6.8m }).Ask(null, null, default);
        var found = answers.Items.OfType<Finding>().ToArray();
        Assert.Equal([7.5, 92.5], found.Take(2).Select(one => one.Estimate.Value));
        Assert.Contains("92.25 mg/kg/d with the rounded factor × 12.3", found[1].Sentence, StringComparison.Ordinal);
        Assert.Equal(92.5 * 0.040 / 6.8, found[^1].Estimate.Value, 1e-12);
        Assert.Contains(answers.Cautions, caution => caution.Code == "weight-outside-range");
        Assert.Contains(answers.Cautions, caution => caution.Code == "method-moves-dose");
        Assert.Contains("unconfirmed", answers.Find("dose-species")!.Texts("range_confirmed"));
    }

    [Fact]
    public void A_fixed_dose_says_what_weight_makes_of_it()
    {
        var answers = new DoseTranslation(new DoseOptions { To = [Mouse], Weight = 50 }).Ask(null, null, default);
        Assert.Contains(answers.Cautions, caution => caution.Code == "fixed-dose" && caution.What.Contains("9 mg/kg", StringComparison.Ordinal));
        var back = new DoseTranslation(new DoseOptions { From = Mouse, To = [Human], Amount = new(92.5m, true) }).Ask(null, null, default);
        Assert.Contains(back.Cautions, caution => caution.Code == "not-a-starting-dose");
    }
}
