using System.Collections.Immutable;
using Sarcotrace.Dynamics.Sparse;
using Sarcotrace.Dynamics.Tests.Code;

namespace Sarcotrace.Dynamics.Tests.Sparse;

public class FactorsTests
{
    sealed record Case(Pattern Pattern, double[] Mass, double[] Jacobian, double Shift);

    /// <summary>
    /// Reactions between random pairs of states; some rows algebraic, half of these without their diagonal.
    /// </summary>
    static Case Random(ulong seed, int n, int perRow, bool algebraic)
    {
        var dice = new Dice(seed);
        var mass = Enumerable.Range(0, n).Select(i => algebraic && i % 5 == 4 ? 0.0 : 1).ToArray();
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        var values = new List<double>();
        for (var i = 0; i < n; i++)
        {
            var own = new SortedSet<int>(Enumerable.Range(0, perRow).Select(_ => dice.Below(n)));
            if (mass[i] == 0)
            {
                own.Remove(i);
                own.Add(i % 2 == 0 ? i : i - 1);
            }
            if (mass.Length > i + 1 && mass[i + 1] == 0)
            {
                own.Add(i + 1);
            }
            columns.AddRange(own);
            values.AddRange(own.Select(j => (dice.Next() - 0.5) * (i == j ? 50 : 4)));
            starts.Add(columns.Count);
        }
        return new Case(new Pattern(n, [.. starts], [.. columns]), mass, [.. values], 3);
    }

    static double[] Right(int n) => [.. Enumerable.Range(0, n).Select(i => Math.Sin(i + 1))];

    static double Difference(double[] x, double[] y) => x.Zip(y, (a, b) => Math.Abs(a - b) / (1 + Math.Abs(a))).Max();

    static double[] Solved(IFactors factors, Case one)
    {
        Assert.True(factors.Factor(one.Shift, one.Mass, one.Jacobian));
        var x = Right(one.Pattern.Size);
        factors.Solve(x);
        return x;
    }

    [Theory]
    [InlineData(3, 2, false), InlineData(10, 3, true), InlineData(41, 4, false), InlineData(60, 3, true)]
    [InlineData(200, 3, false), InlineData(200, 3, true)]
    public void Sparse_solutions_are_those_of_the_full_matrix(int n, int perRow, bool algebraic)
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var one = Random(seed * 104729, n, perRow, algebraic);
            var expected = Solved(new DenseFactors(one.Pattern), one);
            var plan = Solved(Factors.For(one.Pattern, one.Mass)(), one);
            var pivoted = Solved(new SparseFactors(one.Pattern), one);
            Assert.True(Difference(expected, plan) < 1e-6, $"seed {seed}: {Difference(expected, plan):G3}");
            Assert.True(Difference(expected, pivoted) < 1e-8, $"seed {seed}: {Difference(expected, pivoted):G3}");
        }
    }

    [Fact]
    public void Factors_serve_again_and_again()
    {
        var one = Random(77, 30, 3, false);
        var factors = Factors.For(one.Pattern, one.Mass)();
        var pivoted = new SparseFactors(one.Pattern);
        var dense = new DenseFactors(one.Pattern);
        for (var shift = 0.5; shift < 4000; shift *= 1.01)
        {
            var now = one with { Shift = shift };
            var expected = Solved(dense, now);
            Assert.True(Difference(expected, Solved(factors, now)) < 1e-6);
            Assert.True(Difference(expected, Solved(pivoted, now)) < 1e-6);
        }
    }

    [Fact]
    public void A_small_pivot_hands_over_to_pivoting()
    {
        var pattern = new Pattern(2, [0, 2, 4], [0, 1, 0, 1]);
        double[] jacobian = [1 - 1e-14, -1, -1, 0.5];
        var factors = (GeneratedFactors)Factors.For(pattern, [1, 1])();
        var one = new Case(pattern, [1, 1], jacobian, 1);
        var x = Solved(factors, one);
        Assert.True(Difference(Solved(new DenseFactors(pattern), one), x) < 1e-12);
        Assert.Equal(1, factors.Fallbacks);
    }

    [Fact]
    public void Singular_matrices_are_told()
    {
        var pattern = new Pattern(2, [0, 2, 4], [0, 1, 0, 1]);
        double[] jacobian = [0, 1, 1, 0];
        Assert.False(Factors.For(pattern, [1, 1])().Factor(1, [1, 1], jacobian));
        Assert.False(new SparseFactors(pattern).Factor(1, [1, 1], jacobian));
        Assert.False(Factors.For(pattern, [1, 1])().Factor(1, [1, 1], [0, double.NaN, 1, 0]));
        Assert.False(Factors.For(new Pattern(2, [0, 1, 2], [0, 0]), [1, 0])().Factor(1, [1, 0], [1, 0]));
        Assert.False(Factors.For(new Pattern(2, [0, 1, 1], [0]), [1, 0])().Factor(1, [1, 0], [1]));
    }

    [Fact]
    public void An_arrow_fills_nothing_in()
    {
        const int n = 50;
        var starts = ImmutableArray.CreateBuilder<int>();
        var columns = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < n; i++)
        {
            starts.Add(columns.Count);
            columns.AddRange(i == 0 ? Enumerable.Range(0, n) : [0, i]);
        }
        starts.Add(columns.Count);
        var elimination = Elimination.Of(
            new Pattern(n, starts.ToImmutable(), columns.ToImmutable()), [.. Enumerable.Repeat(false, n)]);
        Assert.Equal(columns.Count, elimination!.Fill.Sum(row => row.Length));
    }
}
