namespace Sarcotrace.Files.Tests.Sbml;

public sealed class NetworkCheckTests
{
    const string Formula = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><cn> 1 </cn></math>";

    [Theory]
    [InlineData("k", "a rule sets k, which is constant")]
    [InlineData("R", "R cannot be set")]
    [InlineData("zz", "zz is not defined")]
    [InlineData("A", "A is changed by R and set by a rule")]
    public void A_rule_sets_only_what_may_change(string target, string told) =>
        Assert.Contains(told, Sample.Refused(Sample.WithRule("<cn> 1 </cn>", target)), StringComparison.Ordinal);

    [Fact]
    public void Two_rules_for_one_symbol_are_refused() => Assert.Contains(
        "p has two rules", Sample.Refused(Sample.WithRule("<cn> 1 </cn>").Replace("<!--rules-->", $"<rateRule variable=\"p\">{Formula}</rateRule>", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_rule_and_an_initial_assignment_for_one_symbol_are_refused() => Assert.Contains(
        "p has both an initial assignment and an assignment rule",
        Sample.Refused(Sample.WithRule("<cn> 1 </cn>").Replace("<!--initials-->",
            $"<listOfInitialAssignments><initialAssignment symbol=\"p\">{Formula}</initialAssignment></listOfInitialAssignments>", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void An_event_cannot_set_a_constant() => Assert.Contains(
        "e sets k, which is constant",
        Sample.Refused(Sample.With("<!--events-->", "<event id=\"e\" useValuesFromTriggerTime=\"true\"><listOfEventAssignments>"
            + $"<eventAssignment variable=\"k\">{Formula}</eventAssignment></listOfEventAssignments></event>")),
        StringComparison.Ordinal);

    [Fact]
    public void A_reaction_cannot_change_a_constant_species() => Assert.Contains(
        "R changes A, which is constant",
        Sample.Refused(Sample.With("initialConcentration=\"1\" hasOnlySubstanceUnits=\"false\" boundaryCondition=\"false\" constant=\"false\"",
            "initialConcentration=\"1\" hasOnlySubstanceUnits=\"false\" boundaryCondition=\"false\" constant=\"true\"")),
        StringComparison.Ordinal);

    [Fact]
    public void A_loop_of_rules_is_told_as_a_path()
    {
        var loop = Sample.WithRule("<ci> q </ci>").Replace("<!--rules-->",
            "<assignmentRule variable=\"q\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><ci> p </ci></math></assignmentRule>", StringComparison.Ordinal);

        Assert.Contains("these need one another's values: p → q → p", Sample.Refused(loop), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_through_a_rate_and_an_initial_assignment_is_found() => Assert.Contains(
        "these need one another's values: A → R → A",
        Sample.Refused(Sample.With("<!--initials-->",
            "<listOfInitialAssignments><initialAssignment symbol=\"A\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><ci> R </ci></math></initialAssignment></listOfInitialAssignments>")),
        StringComparison.Ordinal);

    [Fact]
    public void A_rate_rule_may_need_its_own_target() =>
        Assert.NotNull(Sample.Model(Sample.With("<!--rules-->",
            "<rateRule variable=\"p\"><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><ci> p </ci></math></rateRule>")));

    [Fact]
    public void A_function_that_calls_itself_is_refused() => Assert.Contains(
        "functions call themselves: rate → rate",
        Sample.Refused(Sample.With("<apply><times/><ci> a </ci><ci> b </ci></apply>", "<apply><ci> rate </ci><ci> a </ci><ci> b </ci></apply>")),
        StringComparison.Ordinal);

    [Fact]
    public void A_function_sees_its_arguments_alone() => Assert.Contains(
        "k is none of its arguments",
        Sample.Refused(Sample.With("<apply><times/><ci> a </ci><ci> b </ci></apply>", "<apply><times/><ci> a </ci><ci> k </ci></apply>")),
        StringComparison.Ordinal);
}
