using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Groups;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Tests.Groups;

public class GroupMeansTests
{
    static readonly ImmutableArray<ImmutableArray<double>> Samples = [[4.1, 5.0, 3.3, 4.6], [6.9, 9.4, 5.2, 8.8, 12.1], [5.5, 5.6, 5.4]];

    [Fact]
    public void A_difference_is_Welchs_and_all_together_Welchs_too()
    {
        var means = GroupMeans.Of(Matrix());
        var (own, known) = (means.Combine([-1, 1, 0]), TwoMeans.Welch(Samples[1].AsSpan(), Samples[0].AsSpan()));
        Assert.Equal(known.Value, own.Value, 1e-14);
        Assert.Equal(known.Error, own.Error, 1e-14);
        Assert.Equal(known.Df, own.Df, 1e-12);

        var (joint, expected) = (means.Joint([[-1, 1, 0], [-1, 0, 1]]), GroupMeans.Of(Samples).Joint([[0, 1, -1], [1, -1, 0], [1, 0, -1]]));
        Assert.Equal(expected.F, joint.F, 1e-11);
        Assert.Equal(expected.Below, joint.Below, 1e-11);
    }

    [Fact]
    public void Another_formula_is_refused() => Assert.Throws<ArgumentException>(() => GroupMeans.Of(Matrix("y ~ group")));

    static ModelMatrix Matrix(string formula = "y ~ 0 + group")
    {
        ModelColumn[] columns =
        [
            new NumericColumn("y", [.. Samples.SelectMany(group => group)]),
            FactorColumn.Of("group", [.. Samples.SelectMany((group, index) => group.Select(_ => (string?)$"g{index}"))]),
        ];
        return ModelMatrix.Of(ModelFrame.Of(Formula.Parse(formula).Value!, columns).Value!);
    }
}
