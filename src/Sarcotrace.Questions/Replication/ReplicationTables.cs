using Sarcotrace.Core;
using Sarcotrace.Statistics.Meta;
using static Sarcotrace.Core.Columns;

namespace Sarcotrace.Questions.Replication;

/// <summary>The tables that replication writes; pages and other programs read them by these names.</summary>
sealed class ReplicationTables(IReadOnlyList<Examined> examined, Joining joining, ReplicationOptions options)
{
    public const string Verdicts = "replication-verdicts";
    public const string Effects = "replication-effects";
    public const string Pools = "replication-pooled";
    public const string Without = "replication-without";
    public const string Species = "replication-species";
    public const string Names = "replication-names";
    public const string Words = "replication-words";

    /// <summary>All that have rows, and the words always.</summary>
    public IEnumerable<Table> All() => new[] { OfWords(), OfVerdicts(), OfPools(), OfSpecies(), OfWithout(), OfEffects(), OfNames() }
        .Where(table => table.Rows > 0);

    Table OfWords()
    {
        var words = VerdictRules.Definitions(options.Confidence);
        return new(Words, "What the verdicts mean, in the order in which they are asked",
        [
            Text("verdict", "the word", words.Select(word => VerdictRules.Words(word.Verdict))),
            Text("meaning", "when it is used", words.Select(word => word.Meaning)),
        ]);
    }

    Table OfVerdicts()
    {
        var rows = examined.SelectMany(one => one.Claim.Replications.Zip(one.Judgements,
            (effect, judgement) => (one, effect, judgement, effect.From.Study, effect.From.Count, effect.From.Species))
            .Concat(one.Claim.Replications.Length > 1 && one.Replications is not null
                ? [(one, one.Together, one.Summary, "all replications", one.Claim.Replications.Sum(effect => effect.From.Count), "")]
                : [])).ToArray();
        return new(Verdicts, "Original and replication, claim by claim",
        [
            Text("molecule", "name in the reference species", rows.Select(row => row.one.Claim.Molecule)),
            Text("outcome", "trait or contrast", rows.Select(row => row.one.Claim.Outcome)),
            Text("replication", "study", rows.Select(row => row.Study)),
            Text("species", "species of the replication", rows.Select(row => row.Species)),
            Text("verdict", "the word; defined in the table of words", rows.Select(row => VerdictRules.Words(row.judgement.Verdict))),
            Number("original", "1", "effect of the original study", rows.Select(row => row.one.Original.Value)),
            Number("original_low", "1", "lower end of its interval", rows.Select(row => row.one.Original.Low)),
            Number("original_high", "1", "upper end of its interval", rows.Select(row => row.one.Original.High)),
            Number("effect", "1", "effect of the replication", rows.Select(row => row.effect.Value)),
            Number("low", "1", "lower end of its interval", rows.Select(row => row.effect.Low)),
            Number("high", "1", "upper end of its interval", rows.Select(row => row.effect.High)),
            Number("difference", "1", "replication less original", rows.Select(row => row.judgement.Difference)),
            Number("difference_low", "1", "lower end of its interval", rows.Select(row => row.judgement.Low)),
            Number("difference_high", "1", "upper end of its interval", rows.Select(row => row.judgement.High)),
            Number("smallest_effect", "1", "smallest effect that matters", rows.Select(row => row.judgement.Smallest)),
            Number("bayes_factor", "1", "how many times likelier under the original effect than under none", rows.Select(row => row.judgement.BayesFactor)),
            Number("power", "1", "chance that a replication of this precision excludes 0 if the original estimate is true",
                rows.Select(row => row.judgement.Power)),
            Number("n_original", "{count}", "independent units of the original", rows.Select(row => row.one.Original.From.Count), 9),
            Number("n_replication", "{count}", "independent units of the replication", rows.Select(row => row.Count), 9),
            Text("scale", "what is compared", rows.Select(row => row.one.Claim.ScaleName)),
            Text("unit", "of differences", rows.Select(row => row.one.Claim.UnitOfDifferences)),
        ]);
    }

    Table OfPools()
    {
        var rows = examined.SelectMany(one => new[] { one.All, one.Replications }.OfType<Pooled>().Select(pooled => (one.Claim, pooled))).ToArray();
        return new(Pools, "Effects pooled over studies",
        [
            Text("molecule", "name in the reference species", rows.Select(row => row.Claim.Molecule)),
            Text("outcome", "trait or contrast", rows.Select(row => row.Claim.Outcome)),
            Text("studies", "which were pooled", rows.Select(row => row.pooled.Set)),
            Number("effects", "{count}", "effects pooled", rows.Select(row => (double)row.pooled.Effects.Length), 9),
            Number("clusters", "{count}", "independent studies or groups of studies", rows.Select(row => (double)row.pooled.Clusters), 9),
            Text("scale", "what is pooled", rows.Select(row => row.Claim.ScaleName)),
            Text("unit", "of differences", rows.Select(row => row.Claim.UnitOfDifferences)),
            Number("effect", "1", "overall effect", rows.Select(row => row.pooled.Value)),
            Number("low", "1", "lower end of its interval", rows.Select(row => row.pooled.Low)),
            Number("high", "1", "upper end of its interval", rows.Select(row => row.pooled.High)),
            Number("prediction_low", "1", "where the effect of a new study is expected", rows.Select(row => row.pooled.PredictionLow)),
            Number("prediction_high", "1", "upper end", rows.Select(row => row.pooled.PredictionHigh)),
            Number("tau", "1", "standard deviation between studies", rows.Select(row => row.pooled.Tau)),
            Number("i2", "1", "share of variation that is not sampling", rows.Select(row => row.pooled.ISquared)),
            Number("i2_low", "1", "lower end of its interval", rows.Select(row => row.pooled.ISquaredLow)),
            Number("i2_high", "1", "upper end of its interval", rows.Select(row => row.pooled.ISquaredHigh)),
            Text("method", "how", rows.Select(row => row.pooled.Method)),
        ]);
    }

    // Species are set side by side where studies are independent and two of them say something of their own.
    Table OfSpecies()
    {
        var rows = examined.Where(one => one.All is { } all && all.Clusters == all.Effects.Length).Select(one => (one.Claim, Groups: BySpecies(one.Claim)))
            .Where(pair => pair.Groups.Names.Length > 1)
            .SelectMany(pair => pair.Groups.Names.Select((name, i) => (pair.Claim, pair.Groups, name, fit: pair.Groups.Groups[i]))).ToArray();
        return new(Species, "Species side by side",
        [
            Text("molecule", "name in the reference species", rows.Select(row => row.Claim.Molecule)),
            Text("outcome", "trait or contrast", rows.Select(row => row.Claim.Outcome)),
            Text("species", "species", rows.Select(row => row.name)),
            Number("studies", "{count}", "studies of the species", rows.Select(row => (double)row.fit.Weights.Length), 9),
            Number("effect", "1", "overall effect in the species; of one study, its own", rows.Select(row => row.fit.Value[0])),
            Number("low", "1", "lower end of its interval (normal)", rows.Select(row => row.fit.Interval(0, options.Confidence).Low)),
            Number("high", "1", "upper end of its interval (normal)", rows.Select(row => row.fit.Interval(0, options.Confidence).High)),
            Number("q", "1", "weighted squares between the species", rows.Select(row => row.Groups.Q)),
            Number("p", "1", "chance of so much difference between species, were there none", rows.Select(row => row.Groups.P)),
            Text("scale", "what is compared", rows.Select(row => row.Claim.ScaleName)),
            Text("unit", "of differences", rows.Select(row => row.Claim.UnitOfDifferences)),
        ]);
    }

    static Subgroups BySpecies(Claim claim) => Subgroups.Compare(
        [.. claim.All.Select(effect => effect.Value)], [.. claim.All.Select(effect => effect.StandardError * effect.StandardError)],
        [.. claim.All.Select(effect => effect.From.Species.Length > 0 ? effect.From.Species : "not said")]);

    Table OfWithout()
    {
        var rows = examined.SelectMany(one => one.Without.Select((rest, i) => (one, rest, effect: one.Claim.All[i]))).ToArray();
        return new(Without, "Overall effect without each study",
        [
            Text("molecule", "name in the reference species", rows.Select(row => row.one.Claim.Molecule)),
            Text("outcome", "trait or contrast", rows.Select(row => row.one.Claim.Outcome)),
            Text("left_out", "study", rows.Select(row => row.effect.From.Study)),
            Number("effect", "1", "overall effect of the others", rows.Select(row => row.rest.Without.Value[0])),
            Number("low", "1", "lower end of its interval", rows.Select(row => row.rest.Without.Interval(0, options.Confidence).Low)),
            Number("high", "1", "upper end of its interval", rows.Select(row => row.rest.Without.Interval(0, options.Confidence).High)),
            Number("residual", "1", "distance of the study from what the others predict, in standard errors", rows.Select(row => row.rest.Residual)),
            Number("cook", "1", "Cook's distance", rows.Select(row => row.rest.Cook)),
            Number("dffits", "1", "shift of the overall effect in standard errors", rows.Select(row => row.rest.Dffits)),
            Number("weight", "1", "share of the study in the overall effect", rows.Select(row => row.rest.Weight)),
        ]);
    }

    Table OfEffects()
    {
        var rows = examined.SelectMany(one => one.Claim.All.Select((effect, i) => (one, effect, original: i < one.Claim.Originals.Length,
            weight: one.All?.Weights[i] ?? double.NaN))).ToArray();
        return new(Effects, "Every effect on its common scale",
        [
            Text("molecule", "name in the reference species", rows.Select(row => row.one.Claim.Molecule)),
            Text("outcome", "trait or contrast", rows.Select(row => row.one.Claim.Outcome)),
            Text("study", "study", rows.Select(row => row.effect.From.Study)),
            Text("species", "species", rows.Select(row => row.effect.From.Species)),
            Text("role", "original or replication", rows.Select(row => row.original ? "original" : "replication")),
            Text("cluster", "what depends on each other", rows.Select(row => Pooled.Cluster(row.effect))),
            Text("as_written", "name in the study", rows.Select(row => row.effect.From.Molecule)),
            Text("scale", "what is compared", rows.Select(row => row.one.Claim.ScaleName)),
            Text("unit", "of differences", rows.Select(row => row.one.Claim.UnitOfDifferences)),
            Number("effect", "1", "effect", rows.Select(row => row.effect.Value)),
            Number("se", "1", "standard error", rows.Select(row => row.effect.StandardError)),
            Number("df", "1", "degrees of freedom of t; empty for the normal",
                rows.Select(row => double.IsInfinity(row.effect.Df) ? double.NaN : row.effect.Df), 6),
            Number("low", "1", "lower end of its interval", rows.Select(row => row.effect.Low)),
            Number("high", "1", "upper end of its interval", rows.Select(row => row.effect.High)),
            Number("n", "{count}", "independent units", rows.Select(row => row.effect.From.Count), 9),
            Number("weight", "1", "share in the overall effect", rows.Select(row => row.weight)),
            Text("place", "where it was read", rows.Select(row => row.effect.From.Place)),
        ]);
    }

    Table OfNames()
    {
        var rows = joining.Joins.Where(join => join.Kind != JoinKind.AsWritten).ToArray();
        return new(Names, "Names that were joined, and those that could not be",
        [
            Text("species", "species", rows.Select(row => row.Species)),
            Text("name", "as the study writes it", rows.Select(row => row.Name)),
            Text("joined", "how", rows.Select(row => Word(row.Kind))),
            Text("to", "name in the reference species, or candidates", rows.Select(row => string.Join("; ", row.To))),
        ]);
    }

    static string Word(JoinKind kind) => kind switch
    {
        JoinKind.ByName => "by the table of names",
        JoinKind.ByOrthologue => "by the table of orthologues",
        JoinKind.Ambiguous => "left out: not one to one",
        JoinKind.SpeciesRefused => "left out: too few of the species' genes are in the table",
        _ => "left out: not in the table of orthologues",
    };
}
