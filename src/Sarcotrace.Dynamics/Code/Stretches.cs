using System.Runtime.Intrinsics;

namespace Sarcotrace.Dynamics.Code;

/// <summary>A tape as compiled code over a lane type, cut into stretches that the compiler still optimises.</summary>
/// <remarks>
/// Beyond some thousand references to locals the just-in-time compiler stops optimising and code runs five times
/// slower; hence the cuts, with values that cross them kept in scratch.
/// </remarks>
sealed class Stretches
{
    // One stretch of so many steps stays far below every limit of the compiler and fits the first-level code cache.
    const int Longest = 400;

    readonly Stretch[] _stretches;

    Stretches(Stretch[] stretches, int scratch) => (_stretches, Scratch) = (stretches, scratch);

    /// <summary>Lane groups of working memory.</summary>
    public int Scratch { get; }

    /// <summary>Compiles a tape.</summary>
    /// <param name="tape">What to compute.</param>
    /// <param name="lanes">1, 4 or 8 individuals side by side.</param>
    /// <param name="stride">Lane groups from one output to the next.</param>
    public static Stretches Of(Tape tape, int lanes, int stride = 1)
    {
        var cuts = Cuts(tape.Steps.Length);
        var (slots, count) = Slots(tape, cuts);
        var places = Enumerable.Range(0, tape.Outputs.Length).ToLookup(place => tape.Outputs[place]);
        var (type, lane) = lanes switch
        {
            1 => (typeof(double), typeof(Lane1)),
            4 => (typeof(Vector256<double>), typeof(Lane4)),
            8 => (typeof(Vector512<double>), typeof(Lane8)),
            _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "must be 1, 4 or 8"),
        };
        var stretches = new Stretch[cuts.Length - 1];
        for (var i = 0; i < stretches.Length; i++)
        {
            stretches[i] = new Emitter(tape, type, lane, lanes, stride).Write(cuts[i], cuts[i + 1], slots, places);
        }
        return new Stretches(stretches, count);
    }

    public void Run(ref double inputs, ref double outputs, ref double scratch)
    {
        foreach (var stretch in _stretches)
        {
            stretch(ref inputs, ref outputs, ref scratch);
        }
    }

    static int[] Cuts(int steps)
    {
        var pieces = Math.Max(1, (steps + Longest - 1) / Longest);
        return [.. Enumerable.Range(0, pieces + 1).Select(i => (int)((long)steps * i / pieces))];
    }

    /// <summary>
    /// A place in scratch for each value that a later stretch reads, used again once its last reader is past.
    /// </summary>
    static (Dictionary<int, int> Slots, int Count) Slots(Tape tape, int[] cuts)
    {
        var last = new Dictionary<int, int>();
        for (var (i, piece) = (0, 0); i < tape.Steps.Length; i++)
        {
            while (i >= cuts[piece + 1])
            {
                piece++;
            }
            foreach (var operand in (ReadOnlySpan<int>)[tape.Steps[i].A, tape.Steps[i].B, tape.Steps[i].C])
            {
                if (operand >= tape.First && operand - tape.First < cuts[piece])
                {
                    last[operand] = piece;
                }
            }
        }
        var slots = new Dictionary<int, int>();
        var free = new Stack<int>();
        var ends = new PriorityQueue<int, int>();
        var count = 0;
        for (var piece = 0; piece + 1 < cuts.Length; piece++)
        {
            while (ends.TryPeek(out var slot, out var end) && end < piece)
            {
                ends.Dequeue();
                free.Push(slot);
            }
            for (var address = tape.First + cuts[piece]; address < tape.First + cuts[piece + 1]; address++)
            {
                if (last.TryGetValue(address, out var end))
                {
                    slots[address] = free.TryPop(out var again) ? again : count++;
                    ends.Enqueue(slots[address], end);
                }
            }
        }
        return (slots, count);
    }
}
