using System.Globalization;
using System.Text;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Formulas;

/// <summary>Writes formulas as text.</summary>
public static class FormulaWriter
{
    // How tightly a formula holds together, from loose to tight.
    const int Logical = 1;
    const int Compared = 2;
    const int Added = 3;
    const int Multiplied = 4;
    const int Signed = 5;
    const int Raised = 6;
    const int Whole = 7;

    /// <summary>Writes a formula with no more brackets than its meaning needs.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="syntax">How it is to be written.</param>
    /// <returns>Text that <see cref="FormulaReader"/> reads to the same meaning; numbers keep every bit.</returns>
    /// <exception cref="InsufficientExecutionStackException">The formula is thousands of levels deep.</exception>
    public static string Write(Expression formula, FormulaSyntax syntax)
    {
        var writing = new Writing(new StringBuilder(), syntax);
        writing.Put(formula, 0);
        return writing.Text.ToString();
    }

    /// <summary>A number as the shortest text that reads back to it.</summary>
    /// <param name="value">The number; infinities and not-a-number have words.</param>
    /// <returns>Its text.</returns>
    public static string Write(double value) => double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? value > 0 ? "inf" : "-inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    static int Tightness(Expression formula) => formula switch
    {
        Literal { Value: var value } => double.IsNegative(value) && !double.IsNaN(value) ? Signed : Whole,
        Operation { Arguments.Length: 1 } one => one.Operator switch
        {
            Operator.Minus or Operator.Not => Signed,
            Operator.Plus or Operator.Times => Tightness(one.Arguments[0]),
            _ => Whole,
        },
        Operation { Arguments.Length: > 1 } many => many.Operator switch
        {
            Operator.And or Operator.Or => Logical,
            Operator.Equal or Operator.NotEqual or Operator.Less or Operator.LessOrEqual or Operator.Greater
                or Operator.GreaterOrEqual => Compared,
            Operator.Plus or Operator.Minus => Added,
            Operator.Times or Operator.Divide => Multiplied,
            Operator.Power => Raised,
            _ => Whole,
        },
        _ => Whole,
    };

    static string? Sign(Operator which) => which switch
    {
        Operator.And => " && ",
        Operator.Or => " || ",
        Operator.Equal => " == ",
        Operator.NotEqual => " != ",
        Operator.Less => " < ",
        Operator.LessOrEqual => " <= ",
        Operator.Greater => " > ",
        Operator.GreaterOrEqual => " >= ",
        Operator.Plus => " + ",
        Operator.Minus => " - ",
        Operator.Times => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        _ => null,
    };

    static string? Word(Operator which) => which switch
    {
        Operator.Time => "time",
        Operator.Avogadro => "avogadro",
        Operator.Pi => "pi",
        Operator.ExponentialE => "exponentiale",
        Operator.True => "true",
        Operator.False => "false",
        _ => null,
    };

    sealed class Writing(StringBuilder text, FormulaSyntax syntax)
    {
        internal StringBuilder Text => text;

        internal void Put(Expression formula, int least)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            var brackets = Tightness(formula) < least;
            if (brackets) text.Append('(');
            switch (formula)
            {
                case Literal number: Put(number); break;
                case Symbol symbol: text.Append(symbol.Name); break;
                case Operation operation: Put(operation); break;
                case Invocation call: Call(call.Function, call.Arguments); break;
                default: throw new ArgumentException($"a formula of kind {formula.GetType().Name} has no text", nameof(formula));
            }

            if (brackets) text.Append(')');
        }

        void Put(Literal number)
        {
            text.Append(Write(number.Value));
            if (number.Unit is { } unit && syntax.Units) text.Append(' ').Append(unit);
        }

        void Put(Operation operation)
        {
            var (which, arguments) = (operation.Operator, operation.Arguments);
            if ((Word(which) ?? (arguments.IsEmpty ? Empty(which) : null)) is { } word)
            {
                text.Append(word);
            }
            else if (arguments.Length > 1 && Sign(which) is { } sign)
            {
                Between(operation, sign);
            }
            else if (arguments.Length == 1 && which is Operator.Plus or Operator.Times)
            {
                Put(arguments[0], 0);
            }
            else if (arguments.Length == 1 && which is Operator.Minus or Operator.Not)
            {
                text.Append(which == Operator.Minus ? '-' : '!');
                Put(arguments[0], Raised);
            }
            else
            {
                Named(which, arguments);
            }
        }


        static string? Empty(Operator which) => which switch
        {
            Operator.Plus => "0",
            Operator.Times => "1",
            Operator.And => "true",
            Operator.Or => "false",
            _ => null,
        };

        void Between(Operation operation, string sign)
        {
            var own = Tightness(operation);
            var (first, later) = own switch
            {
                Raised => (Whole, Signed),
                Logical or Compared => (own + 1, own + 1),
                _ => (own, own + 1),
            };
            for (var i = 0; i < operation.Arguments.Length; i++)
            {
                if (i > 0) text.Append(sign);
                Put(operation.Arguments[i], i == 0 ? first : later);
            }
        }

        void Named(Operator which, IReadOnlyList<Expression> arguments)
        {
            var name = FormulaWords.NameOf(which)!;
            switch (which)
            {
                case Operator.Log when arguments.Count == 1:
                    name = "log10";
                    break;
                case Operator.Log when syntax.BaseLast:
                    arguments = [arguments[1], arguments[0]];
                    break;
                case Operator.Root when arguments.Count == 1 || arguments[0] is Literal { Value: 2 }:
                    (name, arguments) = ("sqrt", [arguments[^1]]);
                    break;
                case Operator.Root when syntax.BuiltInOnly:
                    (name, arguments) = ("pow", [arguments[1], Expression.Of(Operator.Divide, new Literal(1), arguments[0])]);
                    break;
            }

            Call(name, arguments);
        }

        void Call(string name, IReadOnlyList<Expression> arguments)
        {
            text.Append(name).Append('(');
            for (var i = 0; i < arguments.Count; i++)
            {
                if (i > 0) text.Append(", ");
                Put(arguments[i], 0);
            }

            text.Append(')');
        }
    }
}
