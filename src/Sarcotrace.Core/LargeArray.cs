using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sarcotrace.Core;

/// <summary>Arrays of many megabytes that are written once from end to end.</summary>
/// <remarks>
/// The system hands memory out in pages of 4 KiB, each at its first touch, which costs more than most of what is written
/// there. Linux grants pages of 2 MiB to those who ask; elsewhere, and where it refuses, the array is an ordinary one.
/// </remarks>
public static class LargeArray
{
    const int LargePage = 2 << 20;
    const int Huge = 14;

    /// <summary>An array whose values mean nothing until they are written.</summary>
    /// <param name="length">How many there are.</param>
    /// <typeparam name="T">Numbers or marks.</typeparam>
    /// <exception cref="OverflowException">No array is as long, or the length is negative.</exception>
    public static T[] Unwritten<T>(long length) where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(checked((int)length));
        var bytes = (nint)array.Length * Unsafe.SizeOf<T>();
        if (bytes < 2 * LargePage || !OperatingSystem.IsLinux()) return array;

        // The collector moves no array of this size; were it to, the advice would be lost and nothing else.
        var from = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        var first = (from + LargePage - 1) / LargePage * LargePage;
        var end = (from + bytes) / LargePage * LargePage;
        if (end > first) _ = Advise(first, end - first, Huge);
        return array;
    }

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    static extern int Advise(nint address, nint length, int advice);
}
