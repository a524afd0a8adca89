using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Sbml;

public sealed class UnitsCheckTests
{
    static readonly UnitDefinition PerMinute = new("per_minute", [new("second", -1, 0, 60)]);
    static readonly UnitDefinition PerSecond = new("per_second", [new("second", -1)]);
    static readonly UnitDefinition Minute = new("minute", [new("second", 1, 0, 60)]);

    // A decays at rate k·A·cell, in moles per minute.
    static Network Decay(string unitOfK, Expression? rate = null) => new("decay")
    {
        Units = new("minute", "mole", "mole", "litre"),
        UnitDefinitions = [PerMinute, PerSecond, Minute],
        Compartments = [new("cell", 1)],
        Species = [new("A", "cell") { InitialConcentration = 1 }],
        Parameters = [new("k", 1) { Unit = unitOfK }],
        Reactions =
        [
            new("R")
            {
                Reactants = [new("A")],
                Rate = rate ?? Expression.Of(Operator.Times, new Symbol("k"), new Symbol("A"), new Symbol("cell")),
            },
        ],
    };

    [Fact]
    public void Units_that_fit_give_no_finding() => Assert.Empty(UnitsCheck.Of(Decay("per_minute")));

    [Fact]
    public void A_rate_in_other_steps_is_told()
    {
        var found = Assert.Single(UnitsCheck.Of(Decay("per_second")));

        Assert.Equal(Severity.Warning, found.Severity);
        Assert.Equal("rate of R", found.Column);
        Assert.Equal("it is in mole per second, where 0.0166667 mole per second is needed", found.What);
    }

    [Fact]
    public void A_sum_of_unlike_things_is_told()
    {
        var sum = Expression.Of(Operator.Plus, new Symbol("k"), new Symbol("A"));

        Assert.Contains(UnitsCheck.Of(Decay("per_minute", sum)), found => found.What.StartsWith("plus joins", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exponential_takes_a_plain_number()
    {
        var grown = Expression.Of(Operator.Exp, new Symbol("A"));

        Assert.Contains(UnitsCheck.Of(Decay("per_minute", grown)), found => found.What.StartsWith("the argument of exp is in", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_without_unit_scales_and_fits()
    {
        var scaled = Expression.Of(Operator.Times, new Literal(2), new Symbol("k"), new Symbol("cell"),
            Expression.Of(Operator.Plus, new Symbol("A"), new Literal(1)));

        Assert.Empty(UnitsCheck.Of(Decay("per_minute", scaled)));
    }

    [Fact]
    public void What_has_no_unit_is_noted_once()
    {
        var found = Assert.Single(UnitsCheck.Of(Decay("per_minute") with { Parameters = [new("k", 1), new("j", 1)] }));

        Assert.Equal((Severity.Note, "no unit is given for 2: k, j"), (found.Severity, found.What));
    }

    [Theory]
    [InlineData("second", -1.0, 0, 60, "per minute")]
    [InlineData("mole", 1.0, -9, 1, "nanomole")]
    [InlineData("litre", 1.0, 0, 0.001, "millilitre")]
    [InlineData("metre", 2.0, -6, 1, "micrometre^2")]
    [InlineData("second", 1.0, 0, 86_400, "day")]
    [InlineData("dimensionless", 1.0, 0, 1, "dimensionless")]
    public void A_unit_is_said_in_words(string kind, double exponent, int scale, double multiplier, string words) =>
        Assert.Equal(words, UnitWords.Of(new UnitDefinition("u", [new(kind, exponent, scale, multiplier)])));

    [Fact]
    public void Every_public_model_is_checked_without_fail()
    {
        using var models = SuiteModels.BioModels();
        var found = models.Files().Select(entry => UnitsCheck.Of(models.Read(entry).Value!).Count(problem => problem.Severity == Severity.Warning)).ToList();

        Assert.InRange(found.Count(count => count == 0), 60, 269);
    }
}
