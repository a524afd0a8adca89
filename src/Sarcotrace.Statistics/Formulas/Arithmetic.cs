using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>Variables that are computed from columns: <c>log(y)</c>, <c>I(x^2)</c>.</summary>
static class Arithmetic
{
    /// <summary>Makes a factor of a column, whatever it holds.</summary>
    internal const string Factor = "factor";

    static readonly Dictionary<string, Func<double, double>> Functions = new(StringComparer.Ordinal)
    {
        ["I"] = x => x,
        ["log"] = Elementary.Log,
        ["log2"] = Elementary.Log2,
        ["log10"] = Elementary.Log10,
        ["log1p"] = Elementary.Log1P,
        ["exp"] = Elementary.Exp,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
    };

    /// <summary>Tells what in a variable cannot be computed.</summary>
    internal static void Check(FormulaNode node, Action<int, string, string> problem)
    {
        switch (node)
        {
            case CallNode call when call.Function == Factor && call.Argument is not NameNode:
                problem(call.Position, "factor() takes the name of a column", "write factor(dose)");
                break;
            case CallNode call:
                if (call.Function != Factor && !Functions.ContainsKey(call.Function))
                {
                    string[] known = [.. Functions.Keys, Factor];
                    problem(call.Position, $"no function is named {call.Function}", Core.NearestName.Remedy(call.Function, known));
                }

                Check(call.Argument, problem);
                break;
            case OperatorNode { Operator: ":" or "|" or "||" } term:
                problem(term.Position, $"{term.Operator} has no meaning within a computed variable", "move it out of the brackets");
                break;
            case OperatorNode operation:
                if (operation.Left is not null) Check(operation.Left, problem);
                Check(operation.Right, problem);
                break;
        }
    }

    /// <summary>The value where columns have the values given.</summary>
    internal static double Value(FormulaNode node, Func<string, double> column) => node switch
    {
        NameNode name => column(name.Name),
        NumberNode number => number.Value,
        CallNode call => Functions[call.Function](Value(call.Argument, column)),
        OperatorNode { Left: null } sign => sign.Operator == "-" ? -Value(sign.Right, column) : Value(sign.Right, column),
        OperatorNode operation => Apply(operation.Operator, Value(operation.Left, column), Value(operation.Right, column)),
        _ => double.NaN,
    };

    static double Apply(string sign, double left, double right) => sign switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        _ => Elementary.Pow(left, right),
    };
}
