using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Sbml;

/// <summary>What is wrong with a model file, as it is found; a flood is cut off and said to be.</summary>
sealed class Complaints
{
    const int Most = 1_000;

    readonly List<Problem> _problems = [];

    /// <summary>Whether anything stops the model.</summary>
    public bool Any { get; private set; }

    public ImmutableArray<Problem> All => [.. _problems];

    public void At(string file, int? line, string? element, string what, string remedy, Severity severity = Severity.Error)
    {
        Any |= severity == Severity.Error;
        if (_problems.Count < Most) _problems.Add(new(file, line, element, what, remedy, severity));
        else if (_problems.Count == Most) _problems.Add(new(file, null, null, "there are more problems", "mend these first", severity));
    }

    public void At(Element element, string what, string remedy, Severity severity = Severity.Error) =>
        At(element.File, element.Line, Named(element), what, remedy, severity);

    /// <summary>Something in a formula, named by what the formula belongs to: the nearest element above that is SBML's.</summary>
    public void InFormula(Element element, string what, string remedy)
    {
        var owner = element;
        while (owner.Space == Vocabulary.Math && owner.Parent is { } parent) owner = parent;
        At(element.File, element.Line, Named(owner), what, remedy);
    }

    /// <summary>Something not used, which changes no result.</summary>
    public void Note(Element element, string what, string remedy) => At(element, what, remedy, Severity.Note);

    static string Named(Element element) =>
        (element["id"] ?? element["variable"] ?? element["symbol"] ?? element["species"]) is { } id
            ? $"{element.Name} {id}"
            : element.Name;
}
