namespace Sarcotrace.Dynamics.Tests.Code;

/// <summary>Numbers without a pattern, the same in each run.</summary>
sealed class Dice(ulong seed)
{
    ulong _state = seed;

    public double Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (_state >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int count) => (int)(Next() * count);
}
