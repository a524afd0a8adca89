using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Models;
using Sarcotrace.Statistics.Tests.Models;

namespace Sarcotrace.Statistics.Tests.Formulas;

public class FormulaTests
{
    [Fact]
    public void Terms_and_columns_are_those_of_R()
    {
        var table = Case.Read(Approved.FromRoot("golden/formulas/input.csv"));
        foreach (var line in File.ReadLines(Approved.FromRoot("golden/formulas/expected.txt")))
        {
            var parts = line.Split(';');
            var matrix = Case.Matrix(parts[0], table, parts[1] == "sum" ? FactorCoding.Sum : FactorCoding.Treatment);
            Assert.Equal((parts[0], parts[2]), (parts[0], string.Join(' ', matrix.Frame.Formula.Terms.Select(term => term.Name))));
            Assert.Equal((parts[0], parts[3]), (parts[0], string.Join(' ', matrix.AllNames)));
            Assert.Equal((parts[0], parts[5]), (parts[0], string.Join(' ', matrix.AllTerms)));

            double[] sums = [.. parts[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Golden.Number)];
            for (var kept = 0; kept < matrix.Names.Length; kept++)
            {
                var column = matrix.Column(kept).ToArray();
                var sum = column.Select((value, row) => value * Math.Pow(row + 1, 1.5)).Sum();
                Assert.Equal(sums[matrix.Kept[kept]], sum, 1e-11 * column.Length * Math.Pow(column.Length, 1.5));
            }
        }
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_place_and_the_nearest_name()
    {
        var parsed = Formula.Parse("wieght ~ diet * (dose + 3 ! lg(age", ["weight", "diet", "dose", "age"]);
        Assert.Null(parsed.Value);
        string[] told = [.. parsed.Problems.Select(problem => problem.ToString())];
        Assert.Contains("formula, position 1: no column is named wieght; did you mean weight?", told);
        Assert.Contains(told, text => text.Contains("position 17: a bracket opened here is not closed", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("position 25: the number 3 is not a term", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("position 27: '!' has no meaning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("weight", "there is no ~")]
    [InlineData("~ diet", "nothing stands before ~")]
    [InlineData("weight ~", "a term is missing")]
    [InlineData("weight ~ diet +", "a term is missing")]
    [InlineData("weight ~ diet dose", "dose is not expected here")]
    [InlineData("weight ~ (diet", "not closed")]
    [InlineData("weight ~ diet)", ") is not expected here")]
    [InlineData("weight ~ lgo(dose)", "no function is named lgo")]
    [InlineData("weight ~ (diet + dose)^1.5", "not a whole number")]
    [InlineData("weight ~ log(diet:dose)", "no meaning within a computed variable")]
    [InlineData("weight ~ (1 | log(dose))", "not a grouping column")]
    [InlineData("weight ~ (0 | diet)", "without coefficients")]
    [InlineData("weight ~ `diet", "not closed")]
    [InlineData("", "a term is missing")]
    public void A_formula_that_cannot_be_read_says_why(string text, string why) =>
        Assert.Contains(Formula.Parse(text).Problems, problem => problem.What.Contains(why, StringComparison.Ordinal));

    [Theory]
    [InlineData("y ~ a * b + (1 | litter/animal)", "1 | litter; 1 | litter:animal")]
    [InlineData("y ~ a + (1 + time | animal)", "1 + time | animal")]
    [InlineData("y ~ a + (time | animal)", "1 + time | animal")]
    [InlineData("y ~ a + (time || animal)", "1 + time || animal")]
    [InlineData("y ~ a + (0 + a:time | animal) + (1 | cage)", "0 + a:time | animal; 1 | cage")]
    [InlineData("y ~ a + (1 | plate) + (1 | sample)", "1 | plate; 1 | sample")]
    [InlineData("y ~ a + (a - 1 | block:plot)", "0 + a | block:plot")]
    public void Random_terms_are_taken_apart(string text, string terms)
    {
        var formula = Formula.Parse(text).Value!;
        Assert.Equal(terms, string.Join("; ", formula.Random.Select(term => term.Name)));
        Assert.Equal("a", formula.Terms[0].Name);
    }

    [Fact]
    public void A_name_in_backticks_may_hold_anything() =>
        Assert.Equal(["body weight (g)", "diet"], Formula.Parse("`body weight (g)` ~ diet").Value!.Columns);

    [Fact]
    public void The_order_of_names_in_an_interaction_does_not_make_another_term() =>
        Assert.Equal(["a", "b", "a:b"], Formula.Parse("y ~ a + b + b:a + a:b").Value!.Terms.Select(term => term.Name));
}
