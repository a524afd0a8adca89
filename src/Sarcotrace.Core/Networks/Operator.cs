namespace Sarcotrace.Core.Networks;

/// <summary>The built-in operations of model formulas: those of SBML Level 3 Version 2's MathML.</summary>
public enum Operator
{
    /// <summary>Sum of any number of terms; of none, 0.</summary>
    Plus,
    /// <summary>Negation of one, difference of two.</summary>
    Minus,
    /// <summary>Product of any number of factors; of none, 1.</summary>
    Times,
    /// <summary>First by second.</summary>
    Divide,
    /// <summary>First to the power of the second.</summary>
    Power,
    /// <summary>Root of degree first (2 where written without) of the second.</summary>
    Root,
    /// <summary>e to the power of one.</summary>
    Exp,
    /// <summary>Natural logarithm.</summary>
    Ln,
    /// <summary>Logarithm to the base first (10 where written without) of the second.</summary>
    Log,
    /// <summary>Magnitude.</summary>
    Abs,
    /// <summary>Largest whole number not above.</summary>
    Floor,
    /// <summary>Smallest whole number not below.</summary>
    Ceiling,
    /// <summary>Factorial.</summary>
    Factorial,
    /// <summary>Least of all.</summary>
    Min,
    /// <summary>Largest of all.</summary>
    Max,
    /// <summary>Whole part of first by second.</summary>
    Quotient,
    /// <summary>What first leaves over when divided by the second; the sign of the first.</summary>
    Remainder,
    /// <summary>Sine of an angle in radians.</summary>
    Sin,
    /// <summary>Cosine.</summary>
    Cos,
    /// <summary>Tangent.</summary>
    Tan,
    /// <summary>Secant.</summary>
    Sec,
    /// <summary>Cosecant.</summary>
    Csc,
    /// <summary>Cotangent.</summary>
    Cot,
    /// <summary>Hyperbolic sine.</summary>
    Sinh,
    /// <summary>Hyperbolic cosine.</summary>
    Cosh,
    /// <summary>Hyperbolic tangent.</summary>
    Tanh,
    /// <summary>Hyperbolic secant.</summary>
    Sech,
    /// <summary>Hyperbolic cosecant.</summary>
    Csch,
    /// <summary>Hyperbolic cotangent.</summary>
    Coth,
    /// <summary>Inverse sine.</summary>
    Arcsin,
    /// <summary>Inverse cosine.</summary>
    Arccos,
    /// <summary>Inverse tangent.</summary>
    Arctan,
    /// <summary>Inverse secant.</summary>
    Arcsec,
    /// <summary>Inverse cosecant.</summary>
    Arccsc,
    /// <summary>Inverse cotangent.</summary>
    Arccot,
    /// <summary>Inverse hyperbolic sine.</summary>
    Arcsinh,
    /// <summary>Inverse hyperbolic cosine.</summary>
    Arccosh,
    /// <summary>Inverse hyperbolic tangent.</summary>
    Arctanh,
    /// <summary>Inverse hyperbolic secant.</summary>
    Arcsech,
    /// <summary>Inverse hyperbolic cosecant.</summary>
    Arccsch,
    /// <summary>Inverse hyperbolic cotangent.</summary>
    Arccoth,
    /// <summary>True where each equals the next.</summary>
    Equal,
    /// <summary>True where the two differ.</summary>
    NotEqual,
    /// <summary>True where each is less than the next.</summary>
    Less,
    /// <summary>True where none is more than the next.</summary>
    LessOrEqual,
    /// <summary>True where each is more than the next.</summary>
    Greater,
    /// <summary>True where none is less than the next.</summary>
    GreaterOrEqual,
    /// <summary>True where all are; of none, true.</summary>
    And,
    /// <summary>True where any is; of none, false.</summary>
    Or,
    /// <summary>True where an odd number is; of none, false.</summary>
    Xor,
    /// <summary>True where the one is not.</summary>
    Not,
    /// <summary>False only where the first is true and the second is not.</summary>
    Implies,
    /// <summary>Value, condition, value, condition, …, and perhaps a last value for where no condition holds.</summary>
    Piecewise,
    /// <summary>The value that first had second time units ago.</summary>
    Delay,
    /// <summary>The rate at which the named thing changes with time.</summary>
    RateOf,
    /// <summary>The model's time.</summary>
    Time,
    /// <summary>Avogadro's number, 6.02214179e23 by SBML Level 3.</summary>
    Avogadro,
    /// <summary>Circumference by diameter.</summary>
    Pi,
    /// <summary>Base of natural logarithms.</summary>
    ExponentialE,
    /// <summary>Truth; 1 where a number is needed.</summary>
    True,
    /// <summary>Falsehood; 0 where a number is needed.</summary>
    False,
}
