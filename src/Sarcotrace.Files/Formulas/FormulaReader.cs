namespace Sarcotrace.Files.Formulas;

/// <summary>Reads formulas written as text.</summary>
public static class FormulaReader
{
    const int Longest = 1 << 20;

    /// <summary>Reads a formula such as <c>k1*S1/(Km + S1)</c>.</summary>
    /// <param name="text">The formula; up to a million letters, up to 1000 levels deep.</param>
    /// <param name="syntax">How it is written.</param>
    /// <returns>
    /// The formula; sums, products and comparisons of a kind in a row become one operation. A negated number becomes a
    /// negative number. Or what is wrong, and where.
    /// </returns>
    public static FormulaReading Read(string text, FormulaSyntax syntax)
    {
        if (text.Length > Longest) return new(null, new(Longest, "the formula is longer than a million letters", "split it"));

        var parser = new FormulaParser(new Lexer(text, syntax.DottedNames, syntax.Comments).All(), syntax);
        try
        {
            return new(parser.Whole(), null);
        }
        catch (FormulaException trouble)
        {
            return new(null, new(trouble.At.At, trouble.Message, trouble.Remedy));
        }
    }
}
