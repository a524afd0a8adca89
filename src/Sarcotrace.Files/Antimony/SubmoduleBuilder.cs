using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Puts modules into others, and takes parts of them away.</summary>
/// <param name="draft">The module in the making.</param>
/// <param name="file">What else is defined.</param>
/// <param name="same">Joins two names.</param>
sealed class SubmoduleBuilder(Draft draft, AntimonyFile file, Action<Sameness> same)
{
    /// <summary>Uses a module: its things come in under the label and a dot.</summary>
    internal void Use(Submodule use)
    {
        var label = use.Label ?? draft.Fresh("_S");
        if (!file.Modules.TryGetValue(use.Module, out var inner))
        {
            file.Complain(use.At, $"there is no module {use.Module} before this", Studies.Nearest.Remedy(use.Module, file.Modules.Keys));
            return;
        }

        if (draft.Items.Count + inner.Items.Count > Draft.Most)
        {
            file.Complain(use.At, $"the model has more than {Draft.Most} things", "use fewer submodules");
            return;
        }

        if (draft.Find(label) is not null)
        {
            file.Complain(use.At, $"there are two things called {label}", "rename one");
            return;
        }

        draft.Get(label, use.At, file.Name).Kind = ItemKind.Submodel;
        Bring(use, inner, label);
        Connect(use, inner, label);
    }

    void Bring(Submodule use, Draft inner, string label)
    {
        var factors = new Factors(use.TimeFactor, use.ExtentFactor);
        string Outer(string name) => $"{label}.{name}";
        var reactions = inner.Items.Where(item => item.Kind == ItemKind.Reaction).Select(item => Outer(item.Name)).ToHashSet();
        foreach (var item in inner.Items)
        {
            var outside = item.Outside(Outer, formula => factors.Outside(Substitution.Rename(formula, Outer), reactions.Contains), factors);
            if (outside is { Kind: ItemKind.Species, Within: null }) outside.Within = use.Within;
            draft.Add(outside);
        }

        if (use.Within is { } within) draft.Get(within, use.At, file.Name).Kind = ItemKind.Compartment;
        foreach (var (name, unit) in inner.Units) draft.Units.TryAdd(name, unit);
    }

    void Connect(Submodule use, Draft inner, string label)
    {
        if (use.Arguments.Length > inner.Ports.Length)
            file.Complain(use.At, $"{use.Module} takes {inner.Ports.Length} names and is given {use.Arguments.Length}", "leave the others out");
        foreach (var (port, argument) in inner.Ports.Zip(use.Arguments))
        {
            var name = $"{label}.{port}";
            if (argument is Symbol outer) same(new(use.At, name, outer.Name, null));
            else draft.Get(name, use.At, file.Name).Initial = argument;
        }
    }

    /// <summary>Takes a thing away, with the reactions it took part in and the formulas it stood in.</summary>
    internal void Delete(Deletion deletion)
    {
        var own = draft.Own(deletion.Name);
        if (draft.Find(own) is not { } gone)
        {
            file.Complain(deletion.At, $"there is no {deletion.Name}", "check the name");
            return;
        }

        bool IsGone(string name) => name == own
            || gone.Kind == ItemKind.Submodel && name.StartsWith(own + ".", StringComparison.Ordinal);
        foreach (var item in draft.Items.Where(item => IsGone(item.Name)).ToArray()) draft.Remove(item.Name);
        bool Has(Expression? formula) => formula is not null && Substitution.Names(formula).Any(name => IsGone(draft.Own(name)));
        foreach (var item in draft.Items.ToArray())
        {
            if (item.Reaction is { } reaction && reaction.Left.AddRange(reaction.Right).Any(part => IsGone(draft.Own(part.Species)))
                || item.Event is { } happening && Has(happening.Trigger) || Has(item.Condition))
            {
                draft.Remove(item.Name);
                continue;
            }

            if (Has(item.Initial)) item.Initial = null;
            if (Has(item.Rule)) (item.Rule, item.RuleKind) = (null, null);
            if (Has(item.Rate)) item.Rate = null;
            item.Modifiers = [.. item.Modifiers.Where(name => !IsGone(draft.Own(name)))];
            if (item.Event is { } kept)
            {
                item.Event = kept with
                {
                    Delay = Has(kept.Delay) ? null : kept.Delay,
                    Priority = Has(kept.Priority) ? null : kept.Priority,
                    Assignments = [.. kept.Assignments.Where(set => !IsGone(draft.Own(set.Target)) && !Has(set.Formula))],
                };
            }
        }
    }
}
