using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Means;

/// <summary>Every combination of the levels of a model's factors, covariates held at one value or several.</summary>
sealed class ReferenceGrid
{
    readonly ModelMatrix _matrix;
    readonly Axis[] _axes;

    /// <summary>Sets up the axes: factors first in the order of the formula, then covariates with several values.</summary>
    internal ReferenceGrid(ModelMatrix matrix, IReadOnlyDictionary<string, ImmutableArray<double>>? at)
    {
        _matrix = matrix;
        var variables = matrix.Frame.Formula.Variables;
        var factors = variables.Where(variable => matrix.Frame.Variable(variable) is FactorColumn)
            .Select(variable => variable.Names.First().Name).Distinct().ToArray();
        var others = variables.SelectMany(variable => variable.Names).Select(name => name.Name).Distinct().Except(factors);
        foreach (var name in at?.Keys ?? [])
            if (!others.Contains(name)) throw new ArgumentException($"{name} is no covariate of the model", nameof(at));

        _axes = [.. factors.Select(name => Axis.OfFactor(matrix.Frame.Column(name))), .. others.Select(name => Axis.OfCovariate(
            name, at is not null && at.TryGetValue(name, out var values) ? values : [Mean.Of(((NumericColumn)matrix.Frame.Column(name)).Values.AsSpan())]))];
        Size = _axes.Aggregate(1, (size, axis) => size * axis.Labels.Length);
    }

    /// <summary>Cells.</summary>
    internal int Size { get; }

    /// <summary>Labels of an axis.</summary>
    /// <exception cref="ArgumentException">The model has no such factor or covariate.</exception>
    internal ImmutableArray<string> Labels(string name) => Find(name).Labels;

    /// <summary>The place of a cell on an axis; the first axis varies fastest.</summary>
    internal int Place(string name, int cell)
    {
        foreach (var axis in _axes)
        {
            if (axis.Name == name) return cell % axis.Labels.Length;
            cell /= axis.Labels.Length;
        }

        throw new ArgumentException($"the model has no {name}", nameof(name));
    }

    /// <summary>Rows of the model in every cell, aliased columns included.</summary>
    internal double[][] Rows() => _matrix.At(Column, Size);

    /// <summary>Their change for one unit more of a covariate.</summary>
    /// <remarks>By central differences over a thousandth of its range: exact for lines and parabolas but for rounding.</remarks>
    internal double[][] Slopes(string covariate)
    {
        if (Find(covariate).Factor is not null) throw new ArgumentException($"{covariate} is a factor, which has no slope", nameof(covariate));
        var values = ((NumericColumn)_matrix.Frame.Column(covariate)).Values;
        var step = 1e-3 * (values.Max() - values.Min());
        double[][] Moved(double by) => _matrix.At(name => name == covariate ? Shifted((NumericColumn)Column(name), by) : Column(name), Size);
        return [.. Moved(step).Zip(Moved(-step), (up, down) => up.Zip(down, (one, other) => (one - other) / (2 * step)).ToArray())];
    }

    Axis Find(string name) => _axes.FirstOrDefault(axis => axis.Name == name) ?? throw new ArgumentException($"the model has no {name}", nameof(name));

    ModelColumn Column(string name)
    {
        var axis = Find(name);
        var places = Enumerable.Range(0, Size).Select(cell => Place(name, cell));
        return axis.Factor is { } factor && _matrix.Frame.Column(name) is FactorColumn
            ? factor with { Codes = [.. places] }
            : new NumericColumn(name, [.. places.Select(place => axis.Values[place])]);
    }

    static NumericColumn Shifted(NumericColumn column, double by) => column with { Values = [.. column.Values.Select(value => value + by)] };

    sealed record Axis(string Name, ImmutableArray<string> Labels, ImmutableArray<double> Values, FactorColumn? Factor)
    {
        internal static Axis OfFactor(ModelColumn column)
        {
            if (column is FactorColumn factor) return new(column.Name, factor.Levels, [], factor);
            ImmutableArray<double> values = [.. ((NumericColumn)column).Values.Distinct().Order()];
            return OfCovariate(column.Name, values) with { Factor = FactorColumn.Of((NumericColumn)column) };
        }

        internal static Axis OfCovariate(string name, ImmutableArray<double> values) =>
            new(name, [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))], values, null);
    }
}
