using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>What a text and those it imports define, and what is wrong with them.</summary>
sealed class AntimonyFile
{
    const int MostProblems = 500;
    readonly List<Problem> _problems = [];
    readonly List<(string File, Token At, string Function, int Arguments)> _calls = [];

    /// <summary>Functions by name.</summary>
    internal Dictionary<string, Function> Functions { get; } = [];

    /// <summary>Modules by name, each as the things it is made of.</summary>
    internal Dictionary<string, Draft> Modules { get; } = [];

    /// <summary>The module defined last, or null.</summary>
    internal Draft? Last { get; private set; }

    /// <summary>The module marked as the main one, or null.</summary>
    internal Draft? Starred { get; private set; }

    /// <summary>What problems call the text that is read at present.</summary>
    internal string Name { get; set; } = "";

    /// <summary>Whether so much is wrong that reading on would not help.</summary>
    internal bool IsFull => _problems.Count >= MostProblems;

    /// <summary>All problems.</summary>
    internal IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Whether something must be mended.</summary>
    internal bool Failed => _problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>Adds a problem.</summary>
    internal void Complain(Token at, string what, string remedy, Severity severity = Severity.Error)
    {
        if (IsFull) return;
        _problems.Add(new(Name, at.Line, $"letter {at.Column}", what, remedy, severity));
    }

    /// <summary>Adds problems of a file that is no Antimony.</summary>
    internal void Add(IEnumerable<Problem> problems) => _problems.AddRange(problems);

    /// <summary>Notes the calls in a formula, to be checked once all functions are known.</summary>
    internal void Note(Token at, Expression formula) =>
        _calls.AddRange(Substitution.Calls(formula).Select(call => (Name, at, call.Function, call.Arguments.Length)));

    /// <summary>Builds a module, which later ones may use.</summary>
    internal void Define(ModuleText module, Token at)
    {
        var draft = DraftBuilder.Build(module, this);
        if (!Modules.TryAdd(module.Name, draft)) Complain(at, $"there are two modules {module.Name}", "rename one");
        Last = draft;
        if (module.Starred) Starred = draft;
    }

    /// <summary>Complains of calls of functions that are not there or take other arguments.</summary>
    internal void CheckCalls()
    {
        foreach (var (file, at, function, arguments) in _calls)
        {
            Name = file;
            if (!Functions.TryGetValue(function, out var known))
                Complain(at, $"there is no function {function}", Studies.Nearest.Remedy(function, [.. Functions.Keys, .. FormulaWords.Functions.Keys]));
            else if (known.Arguments.Length != arguments)
                Complain(at, $"{function} has {arguments} arguments", $"give it {known.Arguments.Length}");
        }
    }
}
