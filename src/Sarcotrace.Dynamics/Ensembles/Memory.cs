using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>Doubles that start at a line of the cache, so that no register is read across two.</summary>
sealed class Memory
{
    const int Line = 64;

    readonly double[] _all;
    readonly int _first;

    public Memory(int count)
    {
        _all = GC.AllocateArray<double>(count + Line / sizeof(double), pinned: true);
        var rest = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_all, 0) % Line);
        _first = rest == 0 ? 0 : (Line - rest) / sizeof(double);
    }

    public ref double this[int i] => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_all), _first + i);
}
