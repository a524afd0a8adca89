namespace Sarcotrace.Dynamics.Graphs;

/// <summary>What a node does: the few acts every formula is lowered to. Truth is 1, falsehood 0.</summary>
public enum Act : byte
{
    /// <summary>A number.</summary>
    Constant,
    /// <summary>An input: state, parameter or time, by its place.</summary>
    Input,
    /// <summary>a + b.</summary>
    Add,
    /// <summary>a − b.</summary>
    Subtract,
    /// <summary>a · b.</summary>
    Multiply,
    /// <summary>a / b.</summary>
    Divide,
    /// <summary>−a.</summary>
    Negate,
    /// <summary>a to the power b.</summary>
    Power,
    /// <summary>e to the power a.</summary>
    Exp,
    /// <summary>Natural logarithm of a.</summary>
    Log,
    /// <summary>Square root of a.</summary>
    SquareRoot,
    /// <summary>Sine of a.</summary>
    Sin,
    /// <summary>Cosine of a.</summary>
    Cos,
    /// <summary>Tangent of a.</summary>
    Tan,
    /// <summary>Inverse sine of a.</summary>
    Asin,
    /// <summary>Inverse cosine of a.</summary>
    Acos,
    /// <summary>Inverse tangent of a.</summary>
    Atan,
    /// <summary>Hyperbolic sine of a.</summary>
    Sinh,
    /// <summary>Hyperbolic cosine of a.</summary>
    Cosh,
    /// <summary>Hyperbolic tangent of a.</summary>
    Tanh,
    /// <summary>Inverse hyperbolic sine of a.</summary>
    Asinh,
    /// <summary>Inverse hyperbolic cosine of a.</summary>
    Acosh,
    /// <summary>Inverse hyperbolic tangent of a.</summary>
    Atanh,
    /// <summary>Magnitude of a.</summary>
    Abs,
    /// <summary>Largest whole number not above a.</summary>
    Floor,
    /// <summary>Smallest whole number not below a.</summary>
    Ceiling,
    /// <summary>Whole part of a, toward zero.</summary>
    Truncate,
    /// <summary>Factorial of a, by the gamma function.</summary>
    Factorial,
    /// <summary>The lesser of a and b.</summary>
    Min,
    /// <summary>The larger of a and b.</summary>
    Max,
    /// <summary>1 where a is less than b, else 0.</summary>
    Less,
    /// <summary>1 where a is not more than b, else 0.</summary>
    LessOrEqual,
    /// <summary>1 where a equals b, else 0.</summary>
    Equal,
    /// <summary>1 where a differs from b, else 0.</summary>
    NotEqual,
    /// <summary>1 where a and b both are not 0, else 0.</summary>
    And,
    /// <summary>1 where a or b is not 0, else 0.</summary>
    Or,
    /// <summary>1 where a is 0, else 0.</summary>
    Not,
    /// <summary>b where a is not 0, else c.</summary>
    Select,
}

/// <summary>What acts have in common.</summary>
static class Acts
{
    /// <summary>Whether an act is computed by a series or table, number by number.</summary>
    public static bool IsElementary(this Act act) =>
        act is Act.Power or Act.Factorial or (>= Act.Exp and <= Act.Atanh and not Act.SquareRoot);
}
