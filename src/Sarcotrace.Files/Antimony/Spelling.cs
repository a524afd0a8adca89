using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>How a model's names are written where Antimony keeps some words for itself, and its reactions' parameters.</summary>
sealed class Spelling
{
    readonly Dictionary<string, string> _changed = [];
    readonly Dictionary<(string Reaction, string Parameter), string> _locals = [];
    readonly HashSet<string> _taken;

    /// <summary>Finds names for a model.</summary>
    internal Spelling(Network network)
    {
        string[] ids =
        [
            network.Id, .. network.Functions.Select(function => function.Id), .. network.Compartments.Select(place => place.Id),
            .. network.Species.Select(species => species.Id), .. network.Parameters.Select(parameter => parameter.Id),
            .. network.Reactions.Select(reaction => reaction.Id), .. network.Events.Select(happening => happening.Id),
            .. network.Reactions.SelectMany(reaction => reaction.Reactants.AddRange(reaction.Products)).Select(reference => reference.Id).OfType<string>(),
        ];
        _taken = [.. ids];
        foreach (var id in ids.Where(IsUnsayable)) _changed.TryAdd(id, Fresh(Sayable(id)));
        foreach (var reaction in network.Reactions)
            foreach (var local in reaction.LocalParameters) _locals[(reaction.Id, local.Id)] = Fresh($"{Of(reaction.Id)}_{Sayable(local.Id)}");
    }

    /// <summary>A name as written.</summary>
    internal string Of(string id) => _changed.GetValueOrDefault(id, id);

    /// <summary>A reaction's own parameter as written.</summary>
    internal string Of(Reaction reaction, Parameter local) => _locals[(reaction.Id, local.Id)];

    /// <summary>A formula as written.</summary>
    internal string Of(Expression formula) => FormulaWriter.Write(Renamed(formula, Of), FormulaSyntax.Antimony);

    /// <summary>A reaction's rate as written.</summary>
    internal string Rate(Reaction reaction) => FormulaWriter.Write(
        Renamed(reaction.Rate!, name => _locals.TryGetValue((reaction.Id, name), out var local) ? local : Of(name)), FormulaSyntax.Antimony);

    /// <summary>A function's formula as written.</summary>
    internal string Body(Function function) => FormulaWriter.Write(
        Renamed(function.Body!, name => function.Arguments.Contains(name) ? Argument(name) : Of(name)), FormulaSyntax.Antimony);

    /// <summary>An argument's name as written.</summary>
    internal static string Argument(string name) => IsUnsayable(name) ? Sayable(name) + "_" : name;

    /// <summary>A name that nothing has.</summary>
    internal string Fresh(string wanted)
    {
        while (Words.Reserved.Contains(wanted) || !_taken.Add(wanted)) wanted += "_";
        return wanted;
    }

    /// <summary>A text in quotes.</summary>
    internal static string Quoted(string text) => text.AsSpan().ContainsAny("\"\n\r")
        ? $"```{text.Replace("```", "'''", StringComparison.Ordinal)}```"
        : $"\"{text}\"";

    // Calls are renamed too: a function may have a reserved name as well.
    Expression Renamed(Expression formula, Func<string, string> name) => formula switch
    {
        Invocation call => new Invocation(Of(call.Function), [.. call.Arguments.Select(part => Renamed(part, name))]),
        Operation operation => operation with { Arguments = [.. operation.Arguments.Select(part => Renamed(part, name))] },
        Symbol symbol => new Symbol(name(symbol.Name)),
        Literal { Unit: { } unit } number => number with { Unit = UnitText.Name(unit) },
        _ => formula,
    };

    static bool IsUnsayable(string id) => Words.Reserved.Contains(id) || id.Length == 0 || id != Sayable(id);

    static string Sayable(string id)
    {
        var letters = string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return letters.Length > 0 && char.IsAsciiLetter(letters[0]) || letters.StartsWith('_') ? letters : "_" + letters;
    }
}
