using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Which cells of one person were never filled in; independent of everything else about the person.</summary>
/// <param name="Asm">No appendicular muscle.</param>
/// <param name="Hand">The hand that could not be tested: left, right, or empty.</param>
/// <param name="Gait">No gait speed.</param>
/// <param name="Chair">No chair stands.</param>
/// <param name="Egfr">No filtration rate.</param>
/// <param name="Smoking">Nobody asked.</param>
readonly record struct Losses(bool Asm, string Hand, bool Gait, bool Chair, bool Egfr, bool Smoking)
{
    internal static Losses Of(Draws draws, Anchors anchors)
    {
        return new(
            Lost("missing.asm"),
            Lost("missing.grip-hand") ? draws.Uniform() < 0.5 ? "left" : "right" : "",
            Lost("missing.gait"),
            Lost("missing.chair"),
            Lost("missing.egfr"),
            Lost("missing.smoking"));

        bool Lost(string share) => draws.Uniform() < anchors[share];
    }
}
