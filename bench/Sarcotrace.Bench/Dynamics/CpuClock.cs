using System.Runtime.InteropServices;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>Processor time of the calling thread, which other work on the same machine disturbs least.</summary>
static partial class CpuClock
{
    const int ThisThread = 3;

    public static double Microseconds
    {
        get
        {
            _ = Read(ThisThread, out var now);
            return now.Seconds * 1e6 + now.Nanoseconds * 1e-3;
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    static extern int Read(int clock, out Moment now);

    struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
