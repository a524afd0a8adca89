using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Every cut-off by itself: how many people lie on its low side, at whatever age it holds.</summary>
static class CutoffTables
{
    internal const string WeaknessName = "phenotype-weakness";
    internal const string OthersName = "phenotype-cutoffs";

    /// <summary>Grip.</summary>
    internal static Table Weakness(Census census) =>
        Of(census, WeaknessName, "Low grip under each criterion", IsGrip);

    /// <summary>Everything else: performance, mass, fat, body size and screens.</summary>
    internal static Table Others(Census census) =>
        Of(census, OthersName, "Every other cut-off by itself", cutoff => !IsGrip(cutoff));

    static bool IsGrip(Cutoff cutoff) =>
        cutoff.Indicator is Indicator.Grip or Indicator.GripPerBmi or Indicator.GripPerFat or Indicator.GripPerWeight;

    static Table Of(Census census, string name, string title, Func<Cutoff, bool> wanted)
    {
        CutoffCount[] counts = [.. census.Counts.Where(count => wanted(count.First) && count.People(Sex.Unknown).Of > 0)];
        Share[] shares = [.. counts.Select(count => Wilson(census, count))];
        return new(
            name, title,
            [
                Columns.Text("criterion", "whose cut-off", counts.Select(count => Whose(count.First))),
                Columns.Text("part", "the part it judges; alternates are offered beside it", counts.Select(count => Part(count.First.Slot))),
                Columns.Text("rule", "what counts as low", counts.Select(count => count.Rule)),
                Columns.Count("low", "people on the low side", counts.Select(count => count.People(Sex.Unknown).Low)),
                Columns.Count("measured", "people measured for whom a cut-off holds", counts.Select(count => count.People(Sex.Unknown).Of)),
                Columns.Number("share", "1", "low over measured", shares.Select(share => share.Value)),
                Columns.Number("share_low", "1", "lower end of Wilson's interval", shares.Select(share => share.Low)),
                Columns.Number("share_high", "1", "upper end of Wilson's interval", shares.Select(share => share.High)),
                Columns.Number("weighted_share", "1", "weighted for the survey; empty without weights",
                    counts.Select(count => count.Share(Sex.Unknown))),
                Columns.Count("low_men", "men on the low side", counts.Select(count => count.People(Sex.Male).Low)),
                Columns.Count("measured_men", "men measured", counts.Select(count => count.People(Sex.Male).Of)),
                Columns.Number("weighted_men", "1", "weighted share among men", counts.Select(count => count.Share(Sex.Male))),
                Columns.Count("low_women", "women on the low side", counts.Select(count => count.People(Sex.Female).Low)),
                Columns.Count("measured_women", "women measured", counts.Select(count => count.People(Sex.Female).Of)),
                Columns.Number("weighted_women", "1", "weighted share among women", counts.Select(count => count.Share(Sex.Female))),
                Columns.Text("confirmed", "whether the cut-off was read in its source",
                    counts.Select(count => count.Cutoffs.All(cutoff => cutoff.Confirmed) ? "yes" : "unconfirmed")),
            ]);
    }

    static Share Wilson(Census census, CutoffCount count)
    {
        var (low, of) = count.People(Sex.Unknown);
        return Share.Wilson(low, of, census.Options.Confidence);
    }

    static string Whose(Cutoff cutoff) => cutoff.Criterion is { } criterion ? CutoffTable.Of(criterion).Name : "screen";

    static string Part(Slot slot) => slot switch
    {
        Slot.Alternate => "alternate",
        Slot.Screen => "screen",
        _ => Words.Of(slot),
    };
}
