using System.Runtime.Intrinsics;

namespace Sarcotrace.Dynamics.Code;

/// <summary>How many individuals this machine's registers hold side by side.</summary>
static class Lanes
{
    public static int Widest => Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;
}
