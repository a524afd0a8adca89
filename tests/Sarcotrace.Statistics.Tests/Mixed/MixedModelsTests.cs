using System.Collections.Immutable;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Statistics.Tests.Mixed;

public class MixedModelsTests
{
    [Fact]
    public void Many_responses_come_out_as_each_alone()
    {
        var design = Litters(6, 4).Design;
        var responses = Responses(design, 30, 0.4, 5);
        var many = MixedModels.Fit(design, responses, 2);
        for (var i = 0; i < many.Count; i++)
        {
            var (one, alone) = (many.Model(i).Value!, MixedModel.Fit(design, responses.AsSpan(i * design.Rows, design.Rows)).Value!);
            Assert.Equal(alone.Deviance, one.Deviance, 1e-9);
            Assert.Equal(alone.Theta[0], one.Theta[0], 1e-7);
            Assert.Equal(alone.Combine([0, 1]).Error, one.Combine([0, 1]).Error, 1e-8);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var design = Litters(6, 4).Design;
        var responses = Responses(design, 60, 0.2, 9);
        var (one, four) = (MixedModels.Fit(design, responses, 1), MixedModels.Fit(design, responses, 4));
        for (var i = 0; i < one.Count; i++)
        {
            Assert.Equal(one.Model(i).Value!.Theta, four.Model(i).Value!.Theta);
            Assert.Equal(one.Model(i).Value!.Covariance, four.Model(i).Value!.Covariance);
        }
    }

    [Fact]
    public void A_response_with_empty_cells_is_fitted_on_its_own_rows()
    {
        var (columns, terms, _) = Litters(6, 4);
        var design = Litters(6, 4).Design;
        var responses = Responses(design, 2, 0.5, 3);
        responses[design.Rows + 2] = responses[design.Rows + 17] = double.NaN;
        int[] kept = [.. Enumerable.Range(0, design.Rows).Where(row => row is not (2 or 17))];
        var alone = MixedDesign.Build(kept.Length,
            [.. columns.Select(column => new NamedColumn(column.Name, [.. kept.Select(row => column.Values[row])]))],
            [RandomTerm.Intercept("litter", [.. kept.Select(row => terms[0].Levels[terms[0].Groups[row]])])]).Value!;
        var expected = MixedModel.Fit(alone, kept.Select(row => responses[design.Rows + row]).ToArray()).Value!;
        var holed = MixedModels.Fit(design, responses, 1).Model(1).Value!;
        Assert.Equal(expected.Deviance, holed.Deviance);
        Assert.Equal(expected.Coefficients, holed.Coefficients);
    }

    [Fact]
    public void Responses_that_cannot_be_fitted_say_why_and_stop_no_other()
    {
        var design = Litters(6, 4).Design;
        var responses = Responses(design, 3, 0.5, 3);
        responses.AsSpan(0, design.Rows).Fill(7);
        responses.AsSpan(design.Rows, design.Rows).Fill(double.NaN);
        var fits = MixedModels.Fit(design, responses, 1);
        Assert.Contains("no variation", fits.Model(0).Refusal!.Why, StringComparison.Ordinal);
        Assert.Contains("no value", fits.Model(1).Refusal!.Why, StringComparison.Ordinal);
        Assert.True(fits.Model(2).Succeeded);
    }

    [Fact]
    public void Work_that_is_cancelled_ends()
    {
        var design = Litters(6, 4).Design;
        Assert.ThrowsAny<OperationCanceledException>(
            () => MixedModels.Fit(design, Responses(design, 3, 0, 1), 1, cancel: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(0.1, 0.11)]
    [InlineData(0.3, 0.209)]
    [InlineData(0.5, 0.338)]
    public void Pups_as_units_give_false_positives_where_litters_and_mixed_models_do_not(double correlation, double published)
    {
        const int Trials = 4000;
        var design = Litters(8, 6).Design;
        var responses = Responses(design, Trials, correlation, (ulong)(100 * correlation));
        var mixed = MixedModels.Fit(design, responses, 2);
        var (pups, litters, models) = (0, 0, 0);
        for (var i = 0; i < Trials; i++)
        {
            var y = responses.AsSpan(i * design.Rows, design.Rows).ToArray();
            if (TwoGroups(y) < 0.05) pups++;
            if (TwoGroups([.. y.Chunk(6).Select(litter => litter.Average())]) < 0.05) litters++;
            if (mixed.Model(i).Value!.Combine([0, 1]).P < 0.05) models++;
        }

        Assert.Equal(published, pups / (double)Trials, 0.02);
        Assert.InRange(litters / (double)Trials, 0.04, 0.06);
        Assert.InRange(models / (double)Trials, 0.02, 0.06);
        TestContext.Current.TestOutputHelper!.WriteLine($"{pups / (double)Trials} {litters / (double)Trials} {models / (double)Trials}");
    }

    /// <summary>Litters, the first half of them treated.</summary>
    static Trial Litters(int litters, int pups)
    {
        int[] litter = [.. Enumerable.Range(0, litters * pups).Select(row => row / pups)];
        ImmutableArray<NamedColumn> columns = [RandomTerm.Ones(litter.Length), new("treated", [.. litter.Select(of => of < litters / 2 ? 1.0 : 0.0)])];
        return new(columns, [RandomTerm.Intercept("litter", [.. litter.Select(of => $"{of}")])], new double[litter.Length]);
    }

    static double[] Responses(MixedDesign design, int count, double correlation, ulong seed)
    {
        var (draws, groups) = (new Draws(seed), design.Terms[0].Groups);
        List<double> all = [];
        for (var i = 0; i < count; i++)
        {
            double[] litters = [.. design.Terms[0].Levels.Select(_ => Math.Sqrt(correlation) * draws.Normal())];
            all.AddRange(groups.Select(group => litters[group] + Math.Sqrt(1 - correlation) * draws.Normal()));
        }

        return [.. all];
    }

    /// <summary>Student's p of the first half against the second.</summary>
    static double TwoGroups(double[] values)
    {
        var half = values.Length / 2;
        var (one, other) = (values[..half], values[half..]);
        var within = one.Sum(value => Math.Pow(value - one.Average(), 2)) + other.Sum(value => Math.Pow(value - other.Average(), 2));
        var error = Math.Sqrt(within / (values.Length - 2) * 2 / half);
        return StudentT.TwoSided((one.Average() - other.Average()) / error, values.Length - 2);
    }
}
