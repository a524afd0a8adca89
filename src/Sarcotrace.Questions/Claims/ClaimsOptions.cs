using Sarcotrace.Core;

namespace Sarcotrace.Questions.Claims;

/// <summary>What may be chosen when the claims on a mechanism are examined.</summary>
public sealed record ClaimsOptions
{
    /// <value>Sets of plausible values; 20 to 1,000,000; by default 2,000.</value>
    public int Draws { get; init => field = Require.Within(20, 1_000_000, value); } = 2000;

    /// <value>Coefficient of variation of what is drawn, before its range cuts it; above 0, at most 2; by default 0.3.</value>
    public double Variation { get; init => field = Require.Between(0, 2.000001, value); } = 0.3;

    /// <value>Seed of the draws; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Contrary view under which the model is run; empty for the model as it stands.</value>
    public string Contrary { get; init; } = "";

    /// <value>Experiment whose responses colour the network.</value>
    public string Shown { get; init; } = "mouse-aged-sarcosine";

    /// <value>Relative error allowed in a step; above 0, below 1; by default 1e-4, far below what the draws differ by.</value>
    public double RelativeError { get; init => field = Require.Between(0, 1, value); } = 1e-4;

    /// <value>Threads that may work; results do not depend on it; by default 1.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value); } = 1;
}
