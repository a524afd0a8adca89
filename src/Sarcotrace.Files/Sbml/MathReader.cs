using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads MathML into formulas.</summary>
sealed class MathReader(Fields fields)
{
    const string Symbols = "http://www.sbml.org/sbml/symbols/";

    static readonly Literal Nothing = new(0);

    readonly NumberReader _numbers = new(fields.Complaints);

    /// <summary>The formula of an element's math, or null where it has none, which Level 3 Version 2 allows.</summary>
    public Expression? Of(Element owner)
    {
        if (owner.Child(Vocabulary.Math, "math") is not { } math)
        {
            if (!fields.Dialect.FormulaOptional)
                fields.Complaints.At(owner, $"math is missing, which {fields.Dialect} demands", "write its formula");
            return null;
        }

        if (math.Children.Count == 1) return Read(math.Children[0]);
        if (math.Children.Count > 1 || !fields.Dialect.FormulaOptional)
            Complain(math, $"math holds {math.Children.Count} formulas", "write one formula");
        return null;
    }

    /// <summary>A function's arguments and body.</summary>
    public (ImmutableArray<string> Arguments, Expression? Body) Function(Element owner)
    {
        if (owner.Child(Vocabulary.Math, "math") is null) return ([], Of(owner));

        var lambda = owner.Child(Vocabulary.Math, "math")!.Children is [var only] ? Meaning(only) : null;
        if (lambda?.Name != "lambda")
        {
            Complain(owner, "its math is no lambda", "put the arguments (bvar) and the formula into one lambda");
            return ([], null);
        }

        var arguments = lambda.Children.Where(child => child.Name == "bvar")
            .Select(bvar => bvar.Children is [{ Name: "ci" } ci] ? ci.Text.Trim() : "").ToImmutableArray();
        var bodies = lambda.Children.Where(child => child.Name != "bvar").ToList();
        if (arguments.Any(argument => !Fields.IsId(argument)) || arguments.Distinct().Count() != arguments.Length)
            Complain(lambda, "its arguments are not distinct identifiers", "give each bvar one ci of its own name");
        if (bodies.Count == 1) return (arguments, Read(bodies[0]));
        if (bodies.Count > 1 || !fields.Dialect.FormulaOptional)
            Complain(lambda, $"lambda holds {bodies.Count} formulas", "write one formula after the arguments");
        return (arguments, null);
    }

    Expression Read(Element written)
    {
        var element = Meaning(written);
        switch (element.Name)
        {
            case "cn": return _numbers.Read(element);
            case "ci": return Name(element) is { } name ? new Symbol(name) : Nothing;
            case "csymbol": return Of(Symbol(element), [], element);
            case "apply": return Apply(element);
            case "piecewise": return Piecewise(element);
            case "infinity": return new Literal(double.PositiveInfinity);
            case "notanumber": return new Literal(double.NaN);
            case "lambda": return Refuse(element, "a lambda stands inside a formula", "define a function and call it");
            default:
                var word = MathWord.Of(element.Name);
                return word is { IsConstant: true, IsSymbol: false }
                    ? Of(word, [], element)
                    : Refuse(element, $"{element.Name} cannot stand here", "use what SBML's MathML allows; operations stand in apply");
        }
    }

    // An annotated formula says first what it means.
    static Element Meaning(Element element)
    {
        while (element.Name == "semantics" && element.Children.Count > 0) element = element.Children[0];
        return element;
    }

    Expression Apply(Element apply)
    {
        if (apply.Children.Count == 0) return Refuse(apply, "apply is empty", "write the operation and its arguments");

        var head = Meaning(apply.Children[0]);
        if (head.Name == "ci")
            return Name(head) is { } function ? new Invocation(function, Arguments(apply, 1)) : Nothing;
        if (head.Name is "root" or "log") return WithDegree(head, apply);

        var word = head.Name == "csymbol" ? Symbol(head) : MathWord.Of(head.Name);
        if (word.Word is null && head.Name == "csymbol") return Nothing;
        return word.Word is null || word.IsConstant || word.Operator == Operator.Piecewise || (word.IsSymbol && head.Name != "csymbol")
            ? Refuse(head, $"{head.Name} is no operation of SBML", Nearest.Remedy(head.Name, Operations))
            : Of(word, Arguments(apply, 1), head);
    }

    Expression WithDegree(Element head, Element apply)
    {
        var word = MathWord.Of(head.Name);
        var qualifier = head.Name == "root" ? "degree" : "logbase";
        var has = apply.Children.Count > 1 && apply.Children[1].Name == qualifier;
        Expression degree = new Literal(head.Name == "root" ? 2 : 10);
        if (has)
        {
            degree = apply.Children[1].Children is [var given]
                ? Read(given)
                : Refuse(apply.Children[1], $"{qualifier} does not hold one formula", "write one number or formula in it");
        }

        var arguments = Arguments(apply, has ? 2 : 1);
        return arguments.Length == 1 ? Expression.Of(word.Operator, degree, arguments[0]) : Of(word, arguments, head);
    }

    Operation Piecewise(Element element)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        var last = false;
        foreach (var part in element.Children)
        {
            if (part.Name == "piece" && part.Children.Count == 2 && !last)
            {
                arguments.Add(Read(part.Children[0]));
                arguments.Add(Read(part.Children[1]));
            }
            else if (part.Name == "otherwise" && part.Children.Count == 1 && !last)
            {
                arguments.Add(Read(part.Children[0]));
                last = true;
            }
            else
            {
                Complain(part, $"{part.Name} does not fit into piecewise", "write pieces of a value and a condition, then one otherwise");
            }
        }

        return new(Operator.Piecewise, arguments.ToImmutable());
    }

    ImmutableArray<Expression> Arguments(Element apply, int from)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>(apply.Children.Count - from);
        for (var i = from; i < apply.Children.Count; i++) arguments.Add(Read(apply.Children[i]));
        return arguments.MoveToImmutable();
    }

    Expression Of(MathWord word, ImmutableArray<Expression> arguments, Element element)
    {
        if (word.Word is null) return Nothing;
        if (arguments.Length >= word.Least && arguments.Length <= word.Most) return new Operation(word.Operator, arguments);

        return Refuse(element, $"{word.Word} has {arguments.Length} arguments", $"it takes {word.Takes}");
    }

    MathWord Symbol(Element element)
    {
        var address = element["definitionURL"]?.Trim() ?? "";
        var word = address.StartsWith(Symbols, StringComparison.Ordinal) ? MathWord.Of(address[Symbols.Length..]) : default;
        if (word.IsSymbol && word.Word is not null) return word;

        Complain(element, $"the symbol \"{address}\" is not known", "SBML knows time, delay, avogadro and rateOf");
        return default;
    }

    string? Name(Element ci)
    {
        var name = ci.Text.Trim();
        if (Fields.IsId(name) && ci.Children.Count == 0) return name;

        Complain(ci, $"\"{name}\" is no identifier", "name something of the model");
        return null;
    }

    Literal Refuse(Element element, string what, string remedy)
    {
        Complain(element, what, remedy);
        return Nothing;
    }

    void Complain(Element element, string what, string remedy) => fields.Complaints.InFormula(element, what, remedy);

    static readonly ImmutableArray<string> Operations = ["plus", "minus", "times", "divide", "power", "root", "exp", "ln", "log",
        "abs", "floor", "ceiling", "factorial", "min", "max", "quotient", "rem", "and", "or", "xor", "not", "implies"];
}
