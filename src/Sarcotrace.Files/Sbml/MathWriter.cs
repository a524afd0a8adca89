using System.Globalization;
using System.Xml;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Writes formulas as MathML of SBML Level 3 Version 2.</summary>
/// <param name="xml">Where to.</param>
/// <param name="core">Namespace of SBML's core.</param>
sealed class MathWriter(XmlWriter xml, string core)
{
    const string Space = "http://www.w3.org/1998/Math/MathML";
    const string Symbols = "http://www.sbml.org/sbml/symbols/";

    /// <summary>Writes a formula with its enclosing math; nothing where there is none.</summary>
    public void Math(Expression? formula)
    {
        if (formula is null) return;

        xml.WriteStartElement("math", Space);
        Write(formula);
        xml.WriteEndElement();
    }

    /// <summary>Writes a function of the model.</summary>
    public void Lambda(Function function)
    {
        if (function.Body is null && function.Arguments.IsEmpty) return;

        xml.WriteStartElement("math", Space);
        xml.WriteStartElement("lambda", Space);
        foreach (var argument in function.Arguments)
        {
            xml.WriteStartElement("bvar", Space);
            Word("ci", argument);
            xml.WriteEndElement();
        }

        if (function.Body is { } body) Write(body);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    void Write(Expression formula)
    {
        switch (formula)
        {
            case Literal literal: Number(literal); break;
            case Symbol symbol: Word("ci", symbol.Name); break;
            case Invocation call:
                xml.WriteStartElement("apply", Space);
                Word("ci", call.Function);
                foreach (var argument in call.Arguments) Write(argument);
                xml.WriteEndElement();
                break;
            case Operation { Operator: Operator.Piecewise } piecewise: Pieces(piecewise); break;
            case Operation operation: Operation(operation, MathWord.Of(operation.Operator)); break;
            default: throw new ArgumentException($"a formula of type {formula.GetType().Name} has no MathML", nameof(formula));
        }
    }

    void Operation(Operation operation, MathWord word)
    {
        if (word.IsConstant)
        {
            Head(word);
            return;
        }

        xml.WriteStartElement("apply", Space);
        Head(word);
        var rest = operation.Arguments.AsSpan();
        if (word.Operator is Operator.Root or Operator.Log && rest.Length == 2)
        {
            xml.WriteStartElement(word.Operator == Operator.Root ? "degree" : "logbase", Space);
            Write(rest[0]);
            xml.WriteEndElement();
            rest = rest[1..];
        }

        foreach (var argument in rest) Write(argument);
        xml.WriteEndElement();
    }

    void Head(MathWord word)
    {
        xml.WriteStartElement(word.IsSymbol ? "csymbol" : word.Word, Space);
        if (word.IsSymbol)
        {
            xml.WriteAttributeString("encoding", "text");
            xml.WriteAttributeString("definitionURL", Symbols + word.Word);
            xml.WriteString(word.Word);
        }

        xml.WriteEndElement();
    }

    void Pieces(Operation piecewise)
    {
        xml.WriteStartElement("piecewise", Space);
        var parts = piecewise.Arguments;
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            xml.WriteStartElement("piece", Space);
            Write(parts[i]);
            Write(parts[i + 1]);
            xml.WriteEndElement();
        }

        if (parts.Length % 2 == 1)
        {
            xml.WriteStartElement("otherwise", Space);
            Write(parts[^1]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // The shortest digits that read back as the same number; an exponent stands apart, as MathML asks.
    void Number(Literal literal)
    {
        var value = literal.Value;
        if (double.IsNaN(value))
        {
            Empty("notanumber");
            return;
        }

        if (double.IsInfinity(value))
        {
            if (value < 0) Negative();
            else Empty("infinity");
            return;
        }

        var digits = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        xml.WriteStartElement("cn", Space);
        if (literal.Unit is { } unit) xml.WriteAttributeString("sbml", "units", core, unit);
        if (digits.Length == 2) xml.WriteAttributeString("type", "e-notation");
        xml.WriteString(digits[0]);
        if (digits.Length == 2)
        {
            Empty("sep");
            xml.WriteString(digits[1].TrimStart('+'));
        }

        xml.WriteEndElement();
    }

    void Negative()
    {
        xml.WriteStartElement("apply", Space);
        Empty("minus");
        Empty("infinity");
        xml.WriteEndElement();
    }

    void Empty(string name)
    {
        xml.WriteStartElement(name, Space);
        xml.WriteEndElement();
    }

    void Word(string name, string text)
    {
        xml.WriteStartElement(name, Space);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
