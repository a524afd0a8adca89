using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Groups;
using Sarcotrace.Statistics.Mixed;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Questions.Intervention;

/// <summary>A plan's model with its fit.</summary>
/// <param name="Model">The model in the usual notation.</param>
/// <param name="Effects">Coefficients and their covariance.</param>
/// <param name="Matrix">The columns that they belong to.</param>
sealed record Fitted(string Model, FixedEffects Effects, ModelMatrix Matrix)
{
    /// <summary>The mixed model, or null.</summary>
    internal MixedModel? Mixed => Effects as MixedModel;

    /// <summary>The linear model, or null.</summary>
    internal LinearModel? Linear => Effects as LinearModel;

    /// <summary>Means with variances of their own, or null.</summary>
    internal GroupMeans? Groups => Effects as GroupMeans;

    /// <summary>Response less what the fixed part says, for looking at assumptions.</summary>
    internal ImmutableArray<double> Residuals()
    {
        var rest = Matrix.Frame.Response.ToArray();
        for (var column = 0; column < Matrix.Names.Length; column++)
        {
            var values = Matrix.Column(column);
            for (var row = 0; row < rest.Length; row++) rest[row] -= Effects.Coefficients[column] * values[row];
        }

        return [.. rest];
    }

    /// <summary>Fits a plan.</summary>
    internal static (Fitted? Fit, ImmutableArray<Problem> Problems, NoFinding? Why) Of(Plan plan, ComparisonOptions options, ImmutableArray<Citation> sources)
    {
        var free = plan is { Random.IsEmpty: true, Covariates.IsEmpty: true, Time: null, By.Length: 1 } && !options.EqualVariances && options.Formula is null;
        var text = options.Formula ?? plan.Formula(free);
        var columns = plan.Rows.Columns(Levels(plan.Rows, options)).Select(column => AsFactor(column, plan)).ToArray();
        var formula = Formula.Parse(text, [.. columns.Select(column => column.Name)]);
        if (formula.Value is null) return (null, formula.Problems, null);

        var frame = ModelFrame.Of(formula.Value, columns);
        if (frame.Value is null) return (null, frame.Problems, null);

        var matrix = ModelMatrix.Of(frame.Value, free ? FactorCoding.Treatment : FactorCoding.Sum);
        if (free) return (new(text, GroupMeans.Of(matrix), matrix), [], null);
        if (formula.Value.Random.IsEmpty)
        {
            var linear = LinearModel.Fit(matrix);
            return linear.Df > 0
                ? (new(text, linear, matrix), [], null)
                : (null, [], new NoFinding(sources, $"{matrix.Rows} values and {matrix.Names.Length} coefficients leave nothing to know the variation by",
                    "add units, or compare fewer things"));
        }

        var names = matrix.Names.Select((name, index) => new NamedColumn(name, [.. matrix.Column(index)])).ToArray();
        var terms = matrix.Random().Select(random => Statistics.Mixed.RandomTerm.Of(
            random.Term.Group, [.. random.Group.Select(group => random.Levels[group])],
            [.. random.Names.Zip(random.Columns, (name, values) => new NamedColumn(name, values))], random.Correlated)).ToArray();
        var design = MixedDesign.Build(matrix.Rows, names, terms);
        if (!design.Succeeded) return (null, [], new NoFinding(sources, design.Refusal.Why, design.Refusal.Remedy));

        var mixed = MixedModel.Fit(design.Value, frame.Value.Response.AsSpan());
        return mixed.Succeeded ? (new(text, mixed.Value, matrix), [], null) : (null, [], new NoFinding(sources, mixed.Refusal.Why, mixed.Refusal.Remedy));
    }

    /// <summary>Levels of each factor in the order in which they are shown: the control first, numbers by size.</summary>
    internal static ImmutableDictionary<string, ImmutableArray<string>> Levels(Rows rows, ComparisonOptions options) => rows.Factors.Keys
        .ToImmutableDictionary(name => name, name => Ordered(rows.Levels(name), name == options.By[0] ? options.Control : null));

    static ImmutableArray<string> Ordered(ImmutableArray<string> levels, string? first)
    {
        var numbers = levels.Select(level => double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : double.NaN)
            .ToArray();
        var sorted = numbers.Any(double.IsNaN) ? levels : [.. levels.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
        return first is null ? sorted : [first, .. sorted.Where(level => level != first)];
    }

    // Time stands in the rows as a number and, as a factor of the plan, by its texts.
    static ModelColumn AsFactor(ModelColumn column, Plan plan) =>
        column is NumericColumn && column.Name == plan.Time && !plan.IsSlope
            ? FactorColumn.Of(column.Name, [.. plan.Rows.Factors[plan.Time]], Ordered(plan.Rows.Levels(plan.Time), null))
            : column;
}
