using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Formulas;

namespace Sarcotrace.Statistics.Models;

/// <summary>The rows and variables of a table that a formula uses.</summary>
public sealed record ModelFrame
{
    readonly ImmutableDictionary<string, ModelColumn> _columns;

    ModelFrame(Formula formula, ImmutableArray<int> rows, ImmutableArray<DroppedRow> dropped, ImmutableDictionary<string, ModelColumn> columns)
    {
        Formula = formula;
        Rows = rows;
        Dropped = dropped;
        _columns = columns;
    }

    /// <summary>The model.</summary>
    public Formula Formula { get; }

    /// <summary>Rows of the table that have every value, from 0, ascending.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>Rows left out, each with the first column that has no value there.</summary>
    public ImmutableArray<DroppedRow> Dropped { get; }

    /// <summary>n values of the response.</summary>
    public ImmutableArray<double> Response { get; private init; } = [];

    /// <summary>A column of the table, on the rows used and without levels that none of them has.</summary>
    /// <param name="name">One of the formula's columns.</param>
    /// <exception cref="KeyNotFoundException">The formula names no such column.</exception>
    /// <remarks>Source: definition.</remarks>
    public ModelColumn Column(string name) => _columns[name];

    /// <summary>Takes from a table what a formula needs.</summary>
    /// <param name="formula">Whose columns are all there.</param>
    /// <param name="columns">Columns of equal length.</param>
    /// <param name="file">Where problems say that they are.</param>
    /// <returns>The frame, or every reason why the columns cannot serve.</returns>
    /// <exception cref="ArgumentException">A column is not there, or columns differ in length.</exception>
    /// <remarks>
    /// A row without a value in any column that the formula names is left out. Levels that no row has any more are dropped.
    /// Source: [chambers1992] §3.
    /// </remarks>
    public static Loaded<ModelFrame> Of(Formula formula, IReadOnlyList<ModelColumn> columns, string file = "table")
    {
        ArgumentNullException.ThrowIfNull(formula);
        var own = formula.Columns.Select(name => columns.FirstOrDefault(column => column.Name == name)
            ?? throw new ArgumentException($"there is no column {name}", nameof(columns))).ToArray();
        if (own.Select(column => column.Rows).Distinct().Count() > 1) throw new ArgumentException("columns differ in length", nameof(columns));

        List<DroppedRow> dropped = [];
        List<int> rows = [];
        for (var row = 0; row < own[0].Rows; row++)
        {
            if (own.FirstOrDefault(column => column.IsMissing(row)) is { } lacking) dropped.Add(new(row, lacking.Name));
            else rows.Add(row);
        }

        ImmutableArray<int> kept = [.. rows];
        var used = own.Select(column => column.OfRows(kept)).Select(column => column is FactorColumn factor ? factor.Used() : column);
        ModelFrame frame = new(formula, kept, [.. dropped], used.ToImmutableDictionary(column => column.Name));
        return frame.Checked(file);
    }

    /// <summary>A variable of the formula, computed from the frame's columns or from others of the same names.</summary>
    internal static ModelColumn Variable(FormulaNode variable, Func<string, ModelColumn> column, int rows)
    {
        switch (variable)
        {
            case NameNode name when column(name.Name) is FactorColumn factor:
                return factor;
            case CallNode { Function: Arithmetic.Factor, Argument: NameNode of }:
                return (column(of.Name) as FactorColumn ?? FactorColumn.Of((NumericColumn)column(of.Name))) with { Name = variable.Text };
            default:
                var numbers = variable.Names.Select(name => name.Name).Distinct().ToDictionary(name => name, name => ((NumericColumn)column(name)).Values);
                return new NumericColumn(variable.Text, [.. Enumerable.Range(0, rows).Select(row => Arithmetic.Value(variable, name => numbers[name][row]))]);
        }
    }

    internal ModelColumn Variable(FormulaNode variable) => Variable(variable, Column, Rows.Length);

    Loaded<ModelFrame> Checked(string file)
    {
        List<Problem> problems = [];
        if (Rows.IsEmpty)
        {
            problems.Add(new(file, null, null, "no row has a value in every column of the formula", "fill columns or leave one out of the formula"));
            return new(null, [.. problems]);
        }

        var variables = Formula.Variables.Concat(Formula.Random.SelectMany(term => term.Terms).SelectMany(term => term.Variables));
        foreach (var variable in variables.Append(Formula.Response).DistinctBy(variable => variable.Text)) problems.AddRange(Wrong(variable, file));
        return problems.Count > 0
            ? new(null, [.. problems])
            : new(this with { Response = ((NumericColumn)Variable(Formula.Response)).Values }, []);
    }

    IEnumerable<Problem> Wrong(FormulaNode variable, string file)
    {
        var isName = variable is NameNode or CallNode { Function: Arithmetic.Factor };
        var texts = variable.Names.Where(name => Column(name.Name) is FactorColumn).Select(name => name.Name).Distinct().ToArray();
        if (texts.Length > 0 && (!isName || variable == Formula.Response))
        {
            foreach (var text in texts)
                yield return new(file, null, text, $"{variable.Text} needs numbers and {text} holds levels", "give numbers, or take the function off");
            yield break;
        }

        switch (Variable(variable))
        {
            case FactorColumn factor when factor.Levels.Length < 2:
                yield return new(file, null, variable.Text, $"every row has the level {factor.Levels[0]}",
                    "leave it out of the formula: there is nothing to compare");
                break;
            case NumericColumn numbers when !numbers.Values.All(double.IsFinite):
                var at = numbers.Values.TakeWhile(double.IsFinite).Count();
                yield return new(file, Rows[at] + 2, variable.Text, $"{variable.Text} has no finite value there",
                    "mend or empty the cell, or choose another scale");
                break;
        }
    }
}

/// <summary>A row that was left out for want of a value.</summary>
/// <param name="Row">Its place in the table, from 0.</param>
/// <param name="Column">The first column without a value there.</param>
public sealed record DroppedRow(int Row, string Column);
