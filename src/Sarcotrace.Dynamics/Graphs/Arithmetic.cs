using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Graphs;

/// <summary>The one meaning of every act on numbers: folding of constants, the interpreter and compiled code share it.</summary>
public static class Arithmetic
{
    /// <summary>Value of an act on its operands.</summary>
    /// <param name="act">Any act but constant and input.</param>
    /// <param name="a">First operand.</param>
    /// <param name="b">Second operand, where there is one.</param>
    /// <param name="c">Third operand, where there is one.</param>
    /// <returns>The value; not-a-number outside the act's domain.</returns>
    /// <remarks>IEEE 754 double arithmetic; angles and hyperbolic functions are the system's. Source: [hucka2019]</remarks>
    public static double Of(Act act, double a, double b = 0, double c = 0) => act switch
    {
        Act.Add => a + b,
        Act.Subtract => a - b,
        Act.Multiply => a * b,
        Act.Divide => a / b,
        Act.Negate => -a,
        Act.Power => Elementary.Pow(a, b),
        Act.Exp => Elementary.Exp(a),
        Act.Log => Elementary.Log(a),
        Act.SquareRoot => Math.Sqrt(a),
        Act.Sin => Math.Sin(a),
        Act.Cos => Math.Cos(a),
        Act.Tan => Math.Tan(a),
        Act.Asin => Math.Asin(a),
        Act.Acos => Math.Acos(a),
        Act.Atan => Math.Atan(a),
        Act.Sinh => Math.Sinh(a),
        Act.Cosh => Math.Cosh(a),
        Act.Tanh => Math.Tanh(a),
        Act.Asinh => Elementary.Asinh(a),
        Act.Acosh => Math.Acosh(a),
        Act.Atanh => Elementary.Atanh(a),
        Act.Abs => Math.Abs(a),
        Act.Floor => Math.Floor(a),
        Act.Ceiling => Math.Ceiling(a),
        Act.Truncate => Math.Truncate(a),
        Act.Factorial => Factorial(a),
        Act.Min => a < b ? a : b,
        Act.Max => a > b ? a : b,
        Act.Less => a < b ? 1 : 0,
        Act.LessOrEqual => a <= b ? 1 : 0,
        Act.Equal => a == b ? 1 : 0,
        Act.NotEqual => a != b ? 1 : 0,
        Act.And => a != 0 && b != 0 ? 1 : 0,
        Act.Or => a != 0 || b != 0 ? 1 : 0,
        Act.Not => a == 0 ? 1 : 0,
        Act.Select => a != 0 ? b : c,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "has no operands"),
    };

    /// <summary>Factorial: exact product for whole numbers to 170, not-a-number elsewhere below, infinite above.</summary>
    static double Factorial(double n)
    {
        if (!(n >= 0) || n != Math.Floor(n))
        {
            return double.NaN;
        }
        var product = 1.0;
        for (var k = 2; k <= n && k <= 171; k++)
        {
            product *= k;
        }
        return product;
    }
}
