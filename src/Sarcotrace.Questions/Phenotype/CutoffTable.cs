using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The published cut-offs and the ages that criteria are meant for, read from the data files beside this one.</summary>
public static class CutoffTable
{
    /// <summary>Every cut-off, in the order of the file.</summary>
    public static ImmutableArray<Cutoff> All { get; } = CompiledTable.Read(typeof(CutoffTable), "cutoffs.csv", Cutoff);

    /// <summary>Every criterion, in the order of <see cref="Criterion"/>.</summary>
    public static ImmutableArray<Consensus> Criteria { get; } =
        [.. CompiledTable.Read(typeof(CutoffTable), "criteria.csv", Consensus).OrderBy(consensus => consensus.Criterion)];

    /// <summary>The facts about a criterion.</summary>
    public static Consensus Of(Criterion criterion) => Criteria[(int)criterion];

    static Cutoff Cutoff(CompiledRow row) => new(
        row["criterion"] == "screening" ? null : row.Choice<Criterion>("criterion"), row.Word("population", "any", "caucasian", "asian"),
        row.Choice<Slot>("slot"), row.Choice<Indicator>("indicator"), row.Word("method", "any", "dxa", "bia"),
        Sex(row), row.Number<int>("age_from"), row.Number<int>("age_below"), Operator(row), row.Needed<decimal>("value"), row["unit"],
        new(row["source"]), row.IsConfirmed("tag"), row.Text("evidence") ?? "", row.Text("note") ?? "");

    static Consensus Consensus(CompiledRow row) => new(
        row.Choice<Criterion>("criterion"), row["name"], row.Number<int>("age_from"), row.Word("by_country", "yes", "no") == "yes",
        new(row["source"]), row.IsConfirmed("tag"), row.Text("note") ?? "");

    static Sex Sex(CompiledRow row) =>
        row.Word("sex", "any", "male", "female") == "any" ? Core.Sex.Unknown : row.Choice<Sex>("sex");

    static Comparison Operator(CompiledRow row) => row.Word("operator", "<", "<=", ">", ">=") switch
    {
        "<" => Comparison.Below,
        "<=" => Comparison.AtMost,
        ">" => Comparison.Above,
        _ => Comparison.AtLeast,
    };
}

/// <summary>What is known about a criterion beside its cut-offs.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Name">As people write it.</param>
/// <param name="AgeFrom">Age from which it is meant, years; null where it names none.</param>
/// <param name="ByCountry">Whether it leaves that age to the country.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confirmed">Whether the age was read; otherwise it is from memory of the paper.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record Consensus(
    Criterion Criterion, string Name, int? AgeFrom, bool ByCountry, Citation Source, bool Confirmed, string Note);
