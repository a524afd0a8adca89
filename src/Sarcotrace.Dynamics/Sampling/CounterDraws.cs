namespace Sarcotrace.Dynamics.Sampling;

/// <summary>Random numbers by place: what is drawn depends on seed, stream and index alone, never on what came before.</summary>
/// <remarks>Source: [steele2014]</remarks>
public readonly record struct CounterDraws
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    readonly ulong _key;

    CounterDraws(ulong key) => _key = key;

    /// <summary>The draws of a seed and stream.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">Which of its streams.</param>
    /// <returns>The draws.</returns>
    /// <remarks>Source: [steele2014]</remarks>
    public static CounterDraws Of(ulong seed, ulong stream = 0) => new(Mix(Mix(seed + Golden) ^ (stream * Golden + 0x632BE59BD9B4E019)));

    /// <summary>64 random bits.</summary>
    /// <param name="index">Which draw.</param>
    /// <returns>The bits.</returns>
    /// <remarks>Source: [steele2014]</remarks>
    public ulong Bits(ulong index) => Mix(_key + (index + 1) * Golden);

    /// <summary>A uniform number within (0, 1).</summary>
    /// <param name="index">Which draw.</param>
    /// <returns>One of 2^53 numbers, neither 0 nor 1.</returns>
    /// <remarks>Source: [steele2014]</remarks>
    public double Uniform(ulong index) => ((Bits(index) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A whole number below a limit.</summary>
    /// <param name="index">Which draw.</param>
    /// <param name="limit">At least 1.</param>
    /// <returns>0 to limit − 1; bias below limit/2^64.</returns>
    /// <remarks>Source: [lemire2019]</remarks>
    public int Below(ulong index, int limit) => (int)Math.BigMul(Bits(index), (ulong)limit, out _);

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
