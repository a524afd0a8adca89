using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sarcotrace.Core.Effects;

namespace Sarcotrace.Questions.Replication;

/// <summary>How a molecule's name was brought into the reference species.</summary>
enum JoinKind
{
    AsWritten,
    ByName,
    ByOrthologue,
    Ambiguous,
    Unknown,
    SpeciesRefused,
}

/// <summary>One name of one species and what became of it.</summary>
/// <param name="Species">Species, empty where not said.</param>
/// <param name="Name">As the study writes it.</param>
/// <param name="Kind">How it was joined.</param>
/// <param name="To">Name in the reference species; all candidates where ambiguous.</param>
sealed record Join(string Species, string Name, JoinKind Kind, ImmutableArray<string> To);

/// <summary>How much of a species' genes the table of orthologues knows.</summary>
sealed record Coverage(string Species, int Found, int Asked)
{
    public double Share => Asked == 0 ? 1 : (double)Found / Asked;
}

/// <summary>Brings names of molecules together: by the researcher's tables, never by changing capitals.</summary>
sealed partial class Joining
{
    readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    readonly Dictionary<(string Species, string Name), Join> _joins = [];
    readonly ILookup<(string Species, string Symbol), string> _toReference;
    readonly ILookup<(string Species, string Symbol), string> _fromReference;
    readonly HashSet<string> _genes;
    readonly ReportedEffects _effects;
    readonly string _reference;

    Joining(ReportedEffects effects, string reference)
    {
        (_effects, _reference) = (effects, reference);
        var table = effects.Orthologues;
        var to = table?.Species.IndexOf(reference) ?? -1;
        var relations = to < 0 ? [] : table!.Species.SelectMany((species, from) =>
            table.Rows.Where(row => row[from].Length > 0 && row[to].Length > 0).Select(row => (Species: species, Symbol: row[from], Reference: row[to])))
                .Distinct().ToArray();
        _toReference = relations.ToLookup(relation => (relation.Species, relation.Symbol), relation => relation.Reference);
        _fromReference = relations.ToLookup(relation => (relation.Species, relation.Reference), relation => relation.Symbol);
        _genes = [.. table?.Rows.SelectMany(row => row) ?? []];
        foreach (var row in effects.Names?.Rows ?? [])
            foreach (var name in row) Under(_names, Key(name)).Add(row[0]);
    }

    /// <summary>Every name and what became of it, in the order in which they come.</summary>
    public ImmutableArray<Join> Joins { get; private set; } = [];

    /// <summary>Coverage of each species that needed the table of orthologues.</summary>
    public ImmutableArray<Coverage> Coverages { get; private set; } = [];

    /// <summary>Names that two species spell alike but for capitals and that no table joins.</summary>
    public ImmutableArray<string> OnlyCapitals { get; private set; } = [];

    /// <summary>Joins all names of a set of effects.</summary>
    public static Joining Of(ReportedEffects effects, string reference, double leastCoverage)
    {
        var joining = new Joining(effects, reference);
        var names = effects.Effects.Select(effect => (effect.Species, effect.Molecule)).Distinct().ToArray();
        HashSet<string> inReference = [.. names.Where(name => name.Species == reference).Select(name => name.Molecule)];
        foreach (var (species, name) in names) joining._joins[(species, name)] = joining.One(species, name, inReference);
        joining.Cover(leastCoverage);
        joining.Joins = [.. names.Select(name => joining._joins[name])];
        joining.OnlyCapitals = [.. names.GroupBy(name => name.Molecule, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(name => joining._joins[name]).Where(join => join.Kind == JoinKind.AsWritten).Select(join => Key(join.To[0]))
                .Distinct().Count() > 1)
            .Select(group => string.Join(" / ", group.Select(name => $"{name.Molecule}{(name.Species.Length > 0 ? $" ({name.Species})" : "")}")))];
        return joining;
    }

    /// <summary>The name in the reference species; null where there is none that can be relied on.</summary>
    public string? NameOf(ReportedEffect effect)
    {
        var join = _joins[(effect.Species, effect.Molecule)];
        return join.Kind is JoinKind.AsWritten or JoinKind.ByName or JoinKind.ByOrthologue ? join.To[0] : null;
    }

    Join One(string species, string name, HashSet<string> inReference)
    {
        if (_names.TryGetValue(Key(name), out var shown))
            return new(species, name, shown.Count == 1 ? JoinKind.ByName : JoinKind.Ambiguous, [.. shown.Order(StringComparer.Ordinal)]);
        if (_effects.Orthologues is null || species.Length == 0 || species == _reference) return new(species, name, JoinKind.AsWritten, [name]);

        // A metabolite has one name in every species; it stands in no column of genes.
        if (!_genes.Contains(name) && inReference.Contains(name)) return new(species, name, JoinKind.AsWritten, [name]);

        string[] candidates = [.. _toReference[(species, name)]];
        if (candidates.Length == 0) return new(species, name, JoinKind.Unknown, []);
        string[] back = [.. _fromReference[(species, candidates[0])]];
        return candidates.Length > 1 ? new(species, name, JoinKind.Ambiguous, [.. candidates])
            : back.Length > 1 ? new(species, name, JoinKind.Ambiguous, [$"{candidates[0]}, also of {string.Join(", ", back.Where(other => other != name))}"])
            : new(species, name, JoinKind.ByOrthologue, [candidates[0]]);
    }

    void Cover(double least)
    {
        if (_effects.Orthologues is null) return;
        var asked = _joins.Values.Where(join => join.Kind is JoinKind.ByOrthologue or JoinKind.Unknown or JoinKind.Ambiguous && join.Species != _reference
            && !_names.ContainsKey(Key(join.Name)));
        Coverages = [.. asked.GroupBy(join => join.Species).Select(group =>
            new Coverage(group.Key, group.Count(join => join.Kind != JoinKind.Unknown), group.Count()))];
        foreach (var refused in Coverages.Where(coverage => coverage.Share < least))
        {
            foreach (var join in _joins.Values.Where(join => join.Species == refused.Species && join.Kind == JoinKind.ByOrthologue).ToArray())
                _joins[(join.Species, join.Name)] = join with { Kind = JoinKind.SpeciesRefused };
        }
    }

    /// <summary>A name as it is compared: HMDB00271 is HMDB0000271, Sarcosine is sarcosine, but Il6 is not IL6.</summary>
    public static string Key(string name) => Hmdb().Match(name) is { Success: true } match
        ? $"HMDB{match.Groups[1].Value.TrimStart('0').PadLeft(7, '0')}"
        : name.Trim() is { Length: > 0 } bare ? char.ToLowerInvariant(bare[0]) + bare[1..] : "";

    static HashSet<string> Under(Dictionary<string, HashSet<string>> all, string key) => all.TryGetValue(key, out var set) ? set : all[key] = [];

    [GeneratedRegex(@"^HMDB(\d{5,7})$", RegexOptions.IgnoreCase)]
    private static partial Regex Hmdb();
}
