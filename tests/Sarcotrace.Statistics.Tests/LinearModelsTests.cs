using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Tests;

public class LinearModelsTests
{
    const int Rows = 53;
    static readonly ImmutableArray<double> Age = [.. Numbers(1, Rows)];
    static readonly ImmutableArray<string> Site = [.. Enumerable.Range(0, Rows).Select(row => $"site {row % 3}")];

    [Fact]
    public void A_response_with_empty_cells_is_fitted_on_its_own_rows()
    {
        var y = Numbers(2, Rows);
        var holes = y.ToArray();
        holes[4] = holes[17] = double.NaN;
        var fit = LinearModels.Fit(Build(Age), new double[][] { y, holes }.SelectMany(values => values).ToArray(), 1);

        int[] kept = [.. Enumerable.Range(0, Rows).Where(row => row is not (4 or 17))];
        var alone = LinearModels.Fit(
            Design.Build(kept.Length, [Term.Number("age", [.. kept.Select(row => Age[row])]), Term.Factor("site", [.. kept.Select(row => Site[row])])]),
            kept.Select(row => y[row]).ToArray(), 1);

        Assert.Equal(alone.Df[0], fit.Df[1]);
        Assert.Equal(alone.Coefficient(0, 1), fit.Coefficient(1, 1), 1e-12);
        Assert.Equal(alone.UnscaledError(0, 1), fit.UnscaledError(1, 1), 1e-12);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(14, 200)]
    public void Values_left_out_are_missing_values(int columns, int responses)
    {
        var design = Design.Build(Rows, [.. Enumerable.Range(1, columns).Select(seed => Term.Number($"x{seed}", [.. Numbers((ulong)seed, Rows)]))]);
        var y = Numbers(99, responses * Rows);
        bool[] leftOut = [.. y.Select((_, at) => at is 4 or 17 or Rows + 2)];
        double[] holes = [.. y.Select((value, at) => leftOut[at] ? double.NaN : value)];

        var (whole, marked) = LinearModels.Fit([new(design, Each(y), Each(leftOut))], responses, 2)[0];
        var empty = LinearModels.Fit(design, holes, 2);

        Assert.Equal(LinearModels.Fit(design, y, 1).Sigma, whole.Sigma);
        Assert.NotNull(marked);
        Assert.Equal(empty.Sigma, marked.Sigma);
        Assert.Equal(empty.Df, marked.Df);
        foreach (var response in Enumerable.Range(0, responses))
        {
            Assert.Equal(empty.Coefficient(response, 1), marked.Coefficient(response, 1));
            Assert.Equal(empty.UnscaledError(response, 1), marked.UnscaledError(response, 1));
        }
    }

    [Fact]
    public void Several_models_at_once_are_the_models_one_by_one()
    {
        var (narrow, wide) = (Design.Build(Rows - 10, [Term.Number("age", Age[10..])]), Build(Age));
        var y = Numbers(99, 70 * Rows);
        void Later(int response, Span<double> values) => y.AsSpan(response * Rows + 10, Rows - 10).CopyTo(values);

        var fits = LinearModels.Fit([new(narrow, Later), new(wide, Each(y))], 70, 2);

        Assert.Equal(LinearModels.Fit(narrow, 70, Later, 1).Sigma, fits[0].Whole.Sigma);
        Assert.Equal(LinearModels.Fit(wide, y, 1).Sigma, fits[1].Whole.Sigma);
        Assert.Null(fits[1].Without);
        Assert.Empty(LinearModels.Fit([], 70, 2));
    }

    [Fact]
    public void Marks_are_fitted_as_responses_of_0_and_1()
    {
        // The third is a level of the design itself, so that nothing of it is left.
        bool[] marks = [.. Enumerable.Range(0, 4 * Rows).Select(at => (at / Rows, at % Rows) switch
        {
            (0, var row) => row is 3 or 8 or 40,
            (1, _) => false,
            (2, var row) => row % 3 == 1,
            var (_, row) => row != 7,
        })];
        var fit = LinearModels.FitMarks(Build(Age), 4, Each(marks), 2);
        var dense = LinearModels.Fit(Build(Age), marks.Select(mark => mark ? 1.0 : 0.0).ToArray(), 1);

        for (var response = 0; response < 4; response++)
        {
            Assert.Equal(dense.ResidualSum[response], fit.ResidualSum[response], 1e-12);
            Assert.Equal(dense.Coefficient(response, 1), fit.Coefficient(response, 1), 1e-12);
        }
    }

    [Fact]
    public void Norris_comes_out_as_NIST_certifies_it()
    {
        var norris = new Golden("line-fit-norris");
        double[][] points = [.. norris.Input.Select(row => new[] { Golden.Number(row[0]), Golden.Number(row[1]) })];
        var design = Design.Build(points.Length, [Term.Number("x", [.. points.Select(point => point[0])])]);
        var line = LinearModels.Fit(design, points.Select(point => point[1]).ToArray(), 1);

        norris.Agrees("slope", line.Coefficient(0, 1));
        norris.Agrees("intercept", line.Coefficient(0, 0));
        norris.Agrees("slope-error", line.Sigma[0] * line.UnscaledError(0, 1));
    }

    [Fact]
    public void Many_columns_and_few_give_the_numbers_of_each_other()
    {
        // 13 columns take the way of matrix products, 12 that of plain sums; a column of noise must change little else.
        var y = Numbers(8, Rows);
        Term Noise(ulong seed) => Term.Number($"noise {seed}", [.. Numbers(seed, Rows)]);
        var wide = Design.Build(Rows, [.. Enumerable.Range(20, 12).Select(seed => Noise((ulong)seed))]);
        double[] holes = [.. y];
        holes[3] = double.NaN;
        var fit = LinearModels.Fit(wide, new[] { y, holes }.SelectMany(values => values).ToArray(), 1);
        int[] kept = [.. Enumerable.Range(0, Rows).Where(row => row != 3)];
        var alone = LinearModels.Fit(
            Design.Build(kept.Length, [.. Enumerable.Range(20, 12).Select(seed => Term.Number($"noise {seed}", [.. kept.Select(row => Numbers((ulong)seed, Rows)[row])]))]),
            kept.Select(row => y[row]).ToArray(), 1);
        Assert.Equal(13, wide.Rank);
        Assert.Equal(alone.Coefficient(0, 5), fit.Coefficient(1, 5), 1e-12);
        Assert.Equal(alone.Sigma[0], fit.Sigma[1], 1e-12);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        double[] responses = [.. Enumerable.Range(0, 400).SelectMany(response => Numbers((ulong)response, Rows))];
        var (one, four) = (LinearModels.Fit(Build(Age), responses, 1), LinearModels.Fit(Build(Age), responses, 4));
        Assert.Equal(one.Sigma, four.Sigma);
        Assert.Equal(Enumerable.Range(0, 400).Select(i => one.Coefficient(i, 1)), Enumerable.Range(0, 400).Select(i => four.Coefficient(i, 1)));
    }

    [Fact]
    public void A_column_that_others_determine_is_left_out_and_named()
    {
        ImmutableArray<double> months = [.. Age.Select(age => 12 * age + 3)];
        var design = Design.Build(Rows, [Term.Number("age", Age), Term.Number("months", months)]);
        var alias = Assert.Single(design.Aliased);
        Assert.Equal("months", alias.Column);
        Assert.Equal(["intercept", "age"], alias.Of);
        Assert.Equal(2, design.Rank);
    }

    [Fact]
    public void A_level_with_one_row_is_named() => Assert.Equal(
        ["site=lonely"], Design.Build(3, [Term.Factor("site", ["a", "a", "lonely"])]).Lonely);

    [Fact]
    public void A_response_without_any_value_has_no_numbers()
    {
        var fit = LinearModels.Fit(Build(Age), Enumerable.Repeat(double.NaN, Rows).ToArray(), 1);
        Assert.True(double.IsNaN(fit.Coefficient(0, 1)));
        Assert.Equal(0, fit.Df[0]);
    }

    [Fact]
    public void Work_that_is_cancelled_ends() => Assert.ThrowsAny<OperationCanceledException>(
        () => LinearModels.Fit(Build(Age), Numbers(3, Rows), 1, new CancellationToken(canceled: true)));

    static Design Build(ImmutableArray<double> age) => Design.Build(Rows, [Term.Number("age", age), Term.Factor("site", Site)]);

    static Fill<T> Each<T>(T[] blocks) => (response, to) => blocks.AsSpan(response * Rows, Rows).CopyTo(to);

    static double[] Numbers(ulong seed, int count)
    {
        var draws = new Draws(seed);
        return [.. Enumerable.Range(0, count).Select(_ => draws.Normal())];
    }
}
