namespace Sarcotrace.Core.Numbers;

/// <summary>A number in twice the digits: the unevaluated sum of a double and what its rounding lost.</summary>
/// <remarks>Source: [dekker1971].</remarks>
readonly record struct Pair(double High, double Low)
{
    /// <summary>a + b without loss.</summary>
    internal static Pair Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, a - (sum - part) + (b - part));
    }

    /// <summary>a + b without loss where a is the larger, or 0.</summary>
    internal static Pair QuickSum(double a, double b)
    {
        var sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a · b without loss.</summary>
    internal static Pair Product(double a, double b)
    {
        var product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    public static Pair operator +(Pair a, Pair b)
    {
        var sum = Sum(a.High, b.High);
        return QuickSum(sum.High, sum.Low + a.Low + b.Low);
    }

    public static Pair operator *(Pair a, Pair b)
    {
        var product = Product(a.High, b.High);
        return QuickSum(product.High, product.Low + (a.High * b.Low + a.Low * b.High));
    }

    public static Pair operator /(Pair a, Pair b)
    {
        var quotient = a.High / b.High;
        var taken = Product(quotient, b.High);
        return QuickSum(quotient, (a.High - taken.High - taken.Low + a.Low - quotient * b.Low) / b.High);
    }

    /// <summary>The square root of a positive number.</summary>
    internal Pair Root()
    {
        var root = Math.Sqrt(High);
        return QuickSum(root, (Math.FusedMultiplyAdd(-root, root, High) + Low) / (2 * root));
    }
}
