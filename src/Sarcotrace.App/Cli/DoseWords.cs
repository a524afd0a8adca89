using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Dosing;

namespace Sarcotrace.App.Cli;

/// <summary>Reads what the command line says of doses; every problem is kept.</summary>
sealed class DoseWords
{
    readonly List<Problem> _problems = [];

    /// <summary>All that was wrong.</summary>
    internal ImmutableArray<Problem> Problems => [.. _problems];

    /// <summary>A species; where it is none, people, and a problem.</summary>
    internal Animal Species(string option, string word)
    {
        if (Animal.Find(word) is { } found) return found;
        Complain(option, $"'{word}' is no species of the table", Nearest.Remedy(word, [.. Animal.All.Select(one => one.Key)]));
        return Animal.All[0];
    }

    /// <summary>An amount; where it is none, 1 mg, and a problem.</summary>
    internal Amount Amount(string option, string word)
    {
        if (Questions.Dosing.Amount.Of(word) is { } amount) return amount;
        Complain(option, $"'{word}' is no amount of sarcosine", "write for example 450mg, 7.5mg/kg, 0.45g or 1.04mmol/kg");
        return new(1, false);
    }

    /// <summary>A weight in kg, or null where none is given or it is none.</summary>
    internal decimal? Weight(string option, string? word)
    {
        if (word is null) return null;
        if (Questions.Dosing.Amount.Weight(word) is { } weight) return weight;
        Complain(option, $"'{word}' is no body weight", "write for example 60kg or 28g");
        return null;
    }

    /// <summary>A whole number in a range; where it is outside, the least, and a problem.</summary>
    internal int Within(string option, int least, int most, int value)
    {
        if (value >= least && value <= most) return value;
        Complain(option, $"{value} is out of range", FormattableString.Invariant($"choose from {least} to {most:#,0}"));
        return least;
    }

    /// <summary>The model of a folder; none where it is not asked for, or not there and not named.</summary>
    internal (Mechanism? Mechanism, ImmutableArray<(string Name, string Path)> Files) Mechanism(string? folder, bool wanted)
    {
        if (!wanted || (folder is null && !Directory.Exists(DoseCommand.Models))) return (null, []);

        var loaded = MechanismFolder.Read(folder ?? DoseCommand.Models);
        if (loaded.Value is { } mechanism) return (mechanism, MechanismFolder.Files(folder ?? DoseCommand.Models));
        _problems.AddRange(loaded.Problems);
        return (null, []);
    }

    /// <summary>Keeps a problem unless something holds.</summary>
    internal void Check(bool holds, string option, string what)
    {
        if (!holds) Complain(option, what, "change it, or leave it out");
    }

    /// <summary>Keeps a problem.</summary>
    internal void Complain(string option, string what, string remedy) => _problems.Add(new(option, null, null, what, remedy));
}
