using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Tests.Antimony;

public class AntimonyReaderTests
{
    [Fact]
    public void A_reaction_makes_species_in_a_compartment_of_size_one()
    {
        var network = Read("S1 -> S2; k1*S1\nS1 = 10; S2 = 0\nk1 = 0.1");
        Assert.Equal([new("default_compartment", 1)], network.Compartments);
        Assert.Equal([10.0, 0.0], network.Species.Select(species => species.InitialConcentration!.Value));
        Assert.Equal(new("k1", 0.1), Assert.Single(network.Parameters));
        var reaction = Assert.Single(network.Reactions);
        Assert.Equal(("_J0", true, "k1*S1"), (reaction.Id, reaction.Reversible, Text(reaction.Rate)));
    }

    [Fact]
    public void Sides_have_numbers_boundaries_and_arrows()
    {
        var network = Read("J0: 2 S1 + 0.5 $X => S2; k*S1*M\nJ1: -> S1\nspecies M; k = 1; S1 = 1; S2 = 1; X = 1; M = 1");
        var reaction = network.Reactions[0];
        Assert.Equal([("S1", 2), ("X", 0.5)], reaction.Reactants.Select(part => (part.Species, part.Stoichiometry!.Value)));
        Assert.False(reaction.Reversible);
        Assert.Equal(["M"], reaction.Modifiers);
        Assert.True(One(network, "X").BoundaryCondition);
        Assert.False(One(network, "X").Constant);
        Assert.Null(network.Reactions[1].Rate);
        Assert.Empty(network.Reactions[1].Reactants);
    }

    [Fact]
    public void A_constant_species_is_a_boundary_that_nothing_changes()
    {
        var network = Read("const S1, S4\nS1 -> S4; 1\nS1 = 1; S4 := time");
        Assert.Equal((true, true), (One(network, "S1").BoundaryCondition, One(network, "S1").Constant));
        Assert.Equal((true, false), (One(network, "S4").BoundaryCondition, One(network, "S4").Constant));
    }

    [Fact]
    public void Initial_values_are_amounts_or_concentrations_as_written()
    {
        var network = Read("compartment C = 2\nsubstanceOnly species A in C = 3, B in C = 4*C\nspecies D in C = 5, E in C = 6/C, F in C = D + 1");
        Assert.Equal((3.0, null), (One(network, "A").InitialAmount, One(network, "A").InitialConcentration));
        Assert.Equal((null, 4.0), (One(network, "B").InitialAmount, One(network, "B").InitialConcentration));
        Assert.Equal((null, 5.0), (One(network, "D").InitialAmount, One(network, "D").InitialConcentration));
        Assert.Equal((6.0, null), (One(network, "E").InitialAmount, One(network, "E").InitialConcentration));
        Assert.Equal("F", Assert.Single(network.InitialAssignments).Target);
    }

    [Fact]
    public void The_compartment_of_a_reaction_is_that_of_its_species_unless_they_say()
    {
        var network = Read("species x in c1 = 1, y = 1\nJ0 in c2: x -> y; k*x\ny -> z; k*y in c3\nk = 1; z = 0; c1 = 1; c2 = 1; c3 = 1");
        Assert.Equal("c1", One(network, "x").Compartment);
        Assert.Equal("c3", One(network, "y").Compartment);
        Assert.Equal(["c1", "c2", "c3"], network.Compartments.Select(place => place.Id).Order());
    }

    [Fact]
    public void Rules_are_assignments_rates_and_equations()
    {
        var network = Read("a := sin(time)\nb = 0.2; b' = a  #' a rate\n0 = a - c^2; c = 1; var c");
        Assert.Equal([(RuleKind.Assignment, "a"), (RuleKind.Rate, "b"), (RuleKind.Algebraic, "")], network.Rules.Select(rule => (rule.Kind, rule.Target)));
        Assert.Equal([false, false, false], network.Parameters.Select(parameter => parameter.Constant));
        Assert.Equal(0.2, network.Parameters.Single(parameter => parameter.Id == "b").Value);
    }

    [Fact]
    public void An_event_has_all_its_parts()
    {
        var network = Read("E1: at 2*z/y after (x>5), priority=1, t0=false, persistent=false, fromTrigger=false:\n y=3, x=r+2\nat x > 1: y = 1\nx=1;y=1;z=1;r=1");
        var happening = network.Events[0];
        Assert.Equal(("E1", "2*z/y", "x > 5", "1"), (happening.Id, Text(happening.Delay), Text(happening.Trigger), Text(happening.Priority)));
        Assert.Equal((false, false, false), (happening.InitialValue, happening.Persistent, happening.UseValuesFromTriggerTime));
        Assert.Equal([("y", "3"), ("x", "r + 2")], happening.Assignments.Select(set => (set.Target, Text(set.Formula))));
        Assert.Equal((true, true, true), (network.Events[1].InitialValue, network.Events[1].Persistent, network.Events[1].UseValuesFromTriggerTime));
        Assert.Equal(["x", "y"], network.Parameters.Where(parameter => !parameter.Constant).Select(parameter => parameter.Id).Order());
    }

    [Fact]
    public void Functions_are_called_with_as_many_arguments_as_they_take()
    {
        var network = Read("function quadratic(x, a, b, c)\n  a*x^2 + b*x + c\nend\nmodel m\n y := quadratic(s, 1, 2, 3); s = 1\nend");
        Assert.Equal("a*x^2 + b*x + c", Text(Assert.Single(network.Functions).Body));
        Assert.Contains("arguments", Problems("function f(x) x end\ny := f(1, 2)").Single().What, StringComparison.Ordinal);
        Assert.Contains("no function", Problems("y := hill(1, 2)").Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_module_is_starred_or_bare_or_last()
    {
        Assert.Equal("b", Read("model a\n x = 1\nend\nmodel b\n x = 1\nend").Id);
        Assert.Equal("a", Read("model *a()\n x = 1\nend\nmodel b\n x = 1\nend").Id);
        Assert.Equal("__main", Read("model a\n x = 1\nend\ny = 2").Id);
        Assert.Equal("My model", Read("model a\n x = 1\nend\na is \"My model\"").Name);
    }

    [Fact]
    public void A_submodule_brings_its_things_and_shares_its_ports()
    {
        var network = Read("""
            model side_reaction(S, k1)
              J0: S + E -> ES; k1*k2*S*E - k2*ES;
              E = 3; ES = E+S; S = 5; k2 = 0.4
            end
            model full
              -> S1; k1
              A: side_reaction(S1, k4)
              B: side_reaction(S2, 1.5)
              S1 = 0; S2 = 7; k1 = 0.3; k4 = 0.0004
              B.E = 10
              A.ES -> ; A.ES*k3; k3 = 0.02
            end
            """);
        Assert.Equal(["A__E", "A__ES", "B__E", "B__ES", "S1", "S2"], network.Species.Select(species => species.Id).Order());
        var inner = network.Reactions.Single(reaction => reaction.Id == "A__J0");
        Assert.Equal("k4*A__k2*S1*A__E - A__k2*A__ES", Text(inner.Rate));
        Assert.Equal(["S1", "A__E"], inner.Reactants.Select(part => part.Species));
        Assert.Equal((0.0, 7.0, 10.0), (One(network, "S1").InitialConcentration, One(network, "S2").InitialConcentration, One(network, "B__E").InitialConcentration));
        Assert.Equal(1.5, network.Parameters.Single(parameter => parameter.Id == "B__k1").Value);
        Assert.Equal("A__E + S1", Text(network.InitialAssignments.Single(start => start.Target == "A__ES").Formula));
    }

    [Fact]
    public void Modules_in_modules_join_their_names()
    {
        var network = Read("model a\n S + E -> ES; 1\n S=1;E=1;ES=1\nend\nmodel b\n A: a()\n A.S = 3\nend\nmodel c\n A: a(); B: a(); C: b()\n A.S is B.S\nend");
        Assert.Equal(3, network.Reactions.Length);
        Assert.Equal(3.0, One(network, "C__A__S").InitialConcentration);
        Assert.DoesNotContain(network.Species, species => species.Id == "A__S");
        Assert.Equal("B__S", network.Reactions[0].Reactants[0].Species);
    }

    [Fact]
    public void A_renamed_thing_has_its_new_name_everywhere()
    {
        var network = Read("A -> B; k*A\nA is ABA\nk = 1; A = 2; B = 0");
        Assert.Equal("k*ABA", Text(network.Reactions[0].Rate));
        Assert.Equal(2.0, One(network, "ABA").InitialConcentration);
    }

    [Fact]
    public void Time_and_extent_of_a_submodule_are_converted()
    {
        var network = Read("model sub\n J: S -> ; k*S\n x' = time + J; x = 0\n E: at 2 after S < 1: x = 0\n S=1; k=1\nend\nmodel m\n A: sub(), timeconv=60, extentconv=xc\n xc = 1000\nend");
        Assert.Equal("A__k*A__S*xc/60", Text(network.Reactions[0].Rate));
        Assert.Equal("(time/60 + A__J/xc*60)/60", Text(network.Rules[0].Formula));
        Assert.Equal("2*60", Text(network.Events[0].Delay));
    }

    [Fact]
    public void A_factor_joins_values_in_different_units()
    {
        var network = Read("model sub\n y = 3; z := 2*y\nend\nmodel m\n A: sub()\n A.y * cf is x\n cf = 10\nend");
        Assert.Equal("2*(x/cf)", Text(network.Rules[0].Formula));
        Assert.Equal("3*cf", Text(network.InitialAssignments.Single(start => start.Target == "x").Formula));
        var twice = Read("model sub\n y = 3; z := 2*y\nend\nmodel m\n A: sub()\n A.y is x / 5; A.y = 4\nend");
        Assert.Equal("4*5", Text(twice.InitialAssignments.Single(start => start.Target == "x").Formula));
    }

    [Fact]
    public void A_deletion_takes_reactions_and_formulas_with_it()
    {
        var network = Read("model sub\n J: S -> P; k\n K: P -> ; k*P\n q := S\n S=1;P=1;k=1\nend\nmodel m\n A: sub()\n delete A.S\nend");
        Assert.Equal(["A__K"], network.Reactions.Select(reaction => reaction.Id));
        Assert.Empty(network.Rules);
        Assert.Empty(Read("model sub\n y := 3\n y2=1\nend\nmodel m\n A: sub()\n A.y :=\n A.y = 1\nend").Rules);
    }

    [Fact]
    public void Units_are_made_of_base_units()
    {
        var network = Read("unit substance = 1e-6 mole\nunit um = 1e-6 moles / 2 liter^2\nx = 40 um; y has um; y = 1\nunit time_unit = 3600 seconds");
        Assert.Equal([new("mole", 1, 0, 1e-6)], network.UnitDefinitions[0].Factors);
        Assert.Equal(("mole", "litre", -2.0), (network.UnitDefinitions[1].Factors[0].Kind, network.UnitDefinitions[1].Factors[1].Kind, network.UnitDefinitions[1].Factors[1].Exponent));
        Assert.Equal(["um", "um"], network.Parameters.Select(parameter => parameter.Unit));
        Assert.Equal(("time_unit", "substance"), (network.Units.Time, network.Units.Substance));
    }

    [Fact]
    public void Stoichiometries_may_have_names()
    {
        var network = Read("J: n S -> m P; 1\nn = 2; m := 3*time; S=1;P=1\nK: q S -> q P; 1\nq = 4");
        var (left, right) = (network.Reactions[0].Reactants[0], network.Reactions[0].Products[0]);
        Assert.Equal(("n", 2.0, true), (left.Id, left.Stoichiometry, left.Constant));
        Assert.Equal(("m", false), (right.Id, right.Constant));
        Assert.Equal("3*time", Text(network.Rules.Single(rule => rule.Target == "m").Formula));
        Assert.Equal("q", Assert.Single(network.Parameters).Id);
        Assert.Equal(2, network.Rules.Count(rule => rule.Formula == new Symbol("q")));
    }

    [Fact]
    public void Bounds_and_an_objective_make_a_flux_problem()
    {
        var network = Read("J0: -> S\nJ1: S ->\n0 <= J0 <= 10\nconstraint c: J1 <= hi\nhi = 5; S > -1; S = 1\nmaximize J1 + 2*J0");
        Assert.Equal([new("J1", 1), new("J0", 2)], network.Fluxes!.Weights);
        Assert.Equal([new("J0", 0, 10), new("J1", double.NegativeInfinity, 5)], network.Fluxes.Bounds);
        Assert.Equal("S > -1", Text(Assert.Single(network.Constraints).Condition));
    }

    [Fact]
    public void Notes_terms_and_drawings_change_nothing()
    {
        var network = Read("""
            model foo()
              model description "http://identifiers.org/pubmed/1833774"
              model notes ```many
              lines```
              model.layout = on
              S1 -> S2; k /* a
              comment */ // more
              S1 identity "http://a", # first
                "http://b"
              S1.sboTerm = 236; S1.position = {28, 35}
              S1 creator.name "Nancy"
              J0.sboTerm = SBO:00000236
              k = 1; S1 = 1; S2 = 1
            end
            """.Replace("J0.sbo", "S2.sbo", StringComparison.Ordinal).Replace("SBO:0", "0", StringComparison.Ordinal));
        Assert.Single(network.Parameters);
        Assert.Equal(2, network.Species.Length);
    }

    [Fact]
    public void Interactions_name_modifiers()
    {
        var network = Read("J0: S -> P\ni1: M -| J0; N -o J0; L -( J0\nS=1;P=1;M=1;N=1;L=1");
        Assert.Equal(["M", "N", "L"], network.Reactions[0].Modifiers);
    }

    [Fact]
    public void Imports_are_sought_in_the_folder_alone()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.Path("in"));
        File.WriteAllText(scratch.Path("outside.ant"), "model m\n x = 1\nend");
        File.WriteAllText(scratch.Path("in/part.ant"), "import \"main.ant\"\nmodel part\n x = 1\nend");
        File.WriteAllText(scratch.Path("in/main.ant"), "import \"part.ant\"\nmodel main\n A: part()\nend");
        File.WriteAllText(scratch.Path("in/bad.ant"), "import \"../outside.ant\"\nx = 1");
        Assert.Equal("A__x", AntimonyReader.Read(scratch.Path("in/main.ant")).Value!.Parameters.Single().Id);
        Assert.Contains("cannot be imported", AntimonyReader.Read(scratch.Path("in/bad.ant")).Problems.Single().What, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once_with_line_and_letter()
    {
        var problems = Problems("S1 -> S2; k*\nk = \nx = 1 2\nat time > 3 y = 1\nA: nowhere()\nB.c = 3\nJ: S1 -> ; 1\nJ = 2\ncompartment S1\nE: at x > 1, colour=3: x = 1\n y = µ");
        Assert.Equal([1, 3, 4, 5, 6, 9, 10, 11], problems.Select(problem => problem.Row!.Value).Order());
        Assert.All(problems, problem => Assert.StartsWith("letter ", problem.Column, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_without_value_is_a_warning()
    {
        var loaded = AntimonyReader.Read("S -> ; kk*S\nS = 1; k = 1", "m.ant");
        Assert.NotNull(loaded.Value);
        Assert.Equal((Severity.Warning, 1), (loaded.Problems.Single().Severity, loaded.Problems.Single().Row));
        Assert.Contains("kk", loaded.Problems.Single().What, StringComparison.Ordinal);
    }

    static Network Read(string text)
    {
        var loaded = AntimonyReader.Read(text, "model.ant");
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        return loaded.Value!;
    }

    static Problem[] Problems(string text) => [.. AntimonyReader.Read(text, "model.ant").Problems.Where(problem => problem.Severity == Severity.Error)];

    static Species One(Network network, string id) => network.Species.Single(species => species.Id == id);

    static string Text(Expression? formula) => formula is null ? "" : FormulaWriter.Write(formula, FormulaSyntax.Antimony);
}
