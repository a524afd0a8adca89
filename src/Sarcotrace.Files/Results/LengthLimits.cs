using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>How long a table or a list may be to stand whole in answers.json and in a report.</summary>
/// <remarks>What is longer lies whole in a Parquet file beside answers.json, which names it.</remarks>
public sealed record LengthLimits
{
    /// <summary>Rows up to which a table stands whole.</summary>
    public int RowsWhole { get; init => field = Require.AtLeast(0, value); } = 20_000;

    /// <summary>Rows that a report shows of a longer table, the first ones.</summary>
    public int RowsShown { get; init => field = Require.AtLeast(1, value); } = 5_000;

    /// <summary>Names up to which a list of what was left out, or of what a caution concerns, stands whole; of a longer one the first so many.</summary>
    public int NamesWhole { get; init => field = Require.AtLeast(0, value); } = 1_000;

    /// <summary>Nothing is too long.</summary>
    internal static LengthLimits None { get; } = new() { RowsWhole = int.MaxValue, RowsShown = int.MaxValue, NamesWhole = int.MaxValue };
}
