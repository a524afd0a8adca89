using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>One step of Rodas5P for as many individuals as a register holds, each with its own time and step.</summary>
/// <remarks>
/// Memory: [inputs of the plan, start, end, eight stage vectors, observables, scratch]. Source: [steinebach2023]
/// </remarks>
sealed class RodasLanes<T, TLane>
    where T : struct
    where TLane : struct, ILane<T>
{
    const int Stages = RosenbrockTable.Stages;

    readonly StepPlan _plan;
    readonly Stretches _prepare;
    readonly Stretches _stage;
    readonly Stretches _observe;
    readonly Memory _memory;
    readonly int _n;
    readonly int _start;
    readonly int _vectors;
    readonly int _end;
    readonly int _scratch;
    readonly T[] _a = new T[Stages * Stages];
    readonly T[] _c = new T[Stages * Stages];
    readonly T[] _scaled = new T[Stages * Stages];
    readonly Vector256<double>[] _fourA = new Vector256<double>[Stages * Stages];
    readonly Vector256<double>[] _fourScaled = new Vector256<double>[Stages * Stages];
    readonly T _relative;
    readonly T _absolute;

    public RodasLanes(StepPlan plan)
    {
        _plan = plan;
        _n = plan.States;
        (_prepare, _stage, _observe) = plan.Code(Width);
        _start = plan.Inputs;
        _end = _start + _n;
        _vectors = _end + _n;
        var observed = _vectors + Stages * _n;
        Observed = observed * Width;
        _scratch = (observed + plan.Problem.Observables.Length) * Width;
        var scratch = Math.Max(_prepare.Scratch, Math.Max(_stage.Scratch, _observe.Scratch));
        _memory = new Memory(_scratch + (scratch + 1) * Width);
        for (var i = 0; i < Stages * Stages; i++)
        {
            _a[i] = TLane.Of(RosenbrockTable.A[i]);
            _c[i] = TLane.Of(RosenbrockTable.C[i]);
            _fourA[i] = Vector256.Create(RosenbrockTable.A[i]);
        }
        _relative = TLane.Of(plan.Problem.Tolerances.Relative);
        _absolute = TLane.Of(plan.Problem.Tolerances.Absolute);
    }

    public static int Width => TLane.Count;

    /// <summary>Where the observables of a moment lie.</summary>
    public int Observed { get; }

    /// <summary>A place of the memory.</summary>
    public ref double this[int i] => ref _memory[i];

    /// <summary>Place of a state at the start of the step, in the first lane.</summary>
    public int State(int i) => (_start + i) * Width;

    /// <summary>Place of a parameter or inflow in the first lane.</summary>
    public int Parameter(int i) => (1 + _n + i) * Width;

    /// <summary>Makes a step and leaves it to be judged.</summary>
    /// <returns>Square of the error by tolerance.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Try(T t, T h)
    {
        ref var inputs = ref _memory[0];
        ref var scratch = ref _memory[_scratch];
        ref var vectors = ref _memory[_vectors * Width];
        var inverse = TLane.Divide(TLane.Of(1), h);
        for (var i = Stages; i < Stages * Stages; i++)
        {
            _scaled[i] = TLane.Multiply(_c[i], inverse);
        }
        if (Width == 1)
        {
            for (var i = Stages; i < Stages * Stages; i++)
            {
                _fourScaled[i] = Vector256.Create((double)(object)_scaled[i]);
            }
        }
        var shift = TLane.Multiply(inverse, TLane.Of(1 / RosenbrockTable.Gamma));
        TLane.Store(shift, ref Unsafe.Add(ref inputs, _plan.Shift * Width));
        TLane.Store(t, ref inputs);
        _prepare.Run(ref inputs, ref Unsafe.Add(ref inputs, _plan.Carried * Width), ref scratch);
        for (var stage = 0; stage < Stages; stage++)
        {
            Combine(stage);
            AddSlopes(stage, h);
            TLane.Store(TLane.MultiplyAdd(h, TLane.Of(RosenbrockTable.Times[stage]), t), ref inputs);
            _stage.Run(ref inputs, ref Unsafe.Add(ref vectors, stage * _n * Width), ref scratch);
        }
        return Finish();
    }

    /// <summary>Takes the end of the step for the start of the next, in the lanes told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Move(T accepted)
    {
        ref var start = ref _memory[_start * Width];
        ref var end = ref _memory[_end * Width];
        ref var state = ref _memory[Width];
        for (var i = 0; i < _n * Width; i += Width)
        {
            var y = TLane.Select(
                accepted, TLane.Load(ref Unsafe.Add(ref end, i)), TLane.Load(ref Unsafe.Add(ref start, i)));
            TLane.Store(y, ref Unsafe.Add(ref start, i));
            TLane.Store(y, ref Unsafe.Add(ref state, i));
        }
    }

    /// <summary>Computes the observables at a time within the step, in every lane its own.</summary>
    /// <param name="time">The times.</param>
    /// <param name="theta">Their shares of the step, 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Observe(T time, T theta)
    {
        ref var inputs = ref _memory[0];
        var rest = TLane.Subtract(TLane.Of(1), theta);
        foreach (var i in _plan.Seen)
        {
            ref var k = ref _memory[(_vectors + i) * Width];
            var (a, b, c) = (TLane.Of(0), TLane.Of(0), TLane.Of(0));
            for (var stage = 0; stage < Stages; stage++)
            {
                var vector = TLane.Load(ref Unsafe.Add(ref k, stage * _n * Width));
                a = TLane.MultiplyAdd(TLane.Of(RosenbrockTable.H[stage]), vector, a);
                b = TLane.MultiplyAdd(TLane.Of(RosenbrockTable.H[8 + stage]), vector, b);
                c = TLane.MultiplyAdd(TLane.Of(RosenbrockTable.H[16 + stage]), vector, c);
            }
            var inner = TLane.MultiplyAdd(theta, TLane.MultiplyAdd(theta, c, b), a);
            var late = TLane.MultiplyAdd(rest, inner, TLane.Load(ref _memory[(_end + i) * Width]));
            var y = TLane.MultiplyAdd(theta, late, TLane.Multiply(rest, TLane.Load(ref _memory[(_start + i) * Width])));
            TLane.Store(y, ref Unsafe.Add(ref inputs, (1 + i) * Width));
        }
        TLane.Store(time, ref inputs);
        _observe.Run(ref inputs, ref _memory[Observed], ref _memory[_scratch]);
    }

    void AddSlopes(int stage, T h)
    {
        if (RosenbrockTable.D[stage] == 0)
        {
            return;
        }
        var share = TLane.Multiply(h, TLane.Of(RosenbrockTable.D[stage]));
        for (var i = 0; i < _n; i++)
        {
            if (_plan.Slopes[i] is var slope and >= 0)
            {
                ref var right = ref _memory[(_plan.Right + i) * Width];
                var change = TLane.Load(ref _memory[slope * Width]);
                TLane.Store(TLane.MultiplyAdd(share, change, TLane.Load(ref right)), ref right);
            }
        }
    }

    /// <summary>State and right-hand side of a stage, from the vectors of those before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Combine(int stage)
    {
        ref var k = ref _memory[_vectors * Width];
        ref var start = ref _memory[_start * Width];
        ref var state = ref _memory[Width];
        ref var right = ref _memory[_plan.Right * Width];
        var n = _n * Width;
        var whole = 0;
        if (Width == 1 && Vector256.IsHardwareAccelerated)
        {
            // One individual alone fills no register, but four of its states do, with the same bits.
            whole = n & ~3;
            StageSums<Vector256<double>, Lane4>.Of(
                stage, ref k, n, ref start, ref state, ref right,
                _fourA.AsSpan(stage * Stages), _fourScaled.AsSpan(stage * Stages), 0, whole);
        }
        StageSums<T, TLane>.Of(
            stage, ref k, n, ref start, ref state, ref right,
            _a.AsSpan(stage * Stages), _scaled.AsSpan(stage * Stages), whole, n);
    }

    /// <summary>The step's end, and its error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    T Finish()
    {
        ref var last = ref _memory[(_vectors + (Stages - 1) * _n) * Width];
        ref var start = ref _memory[_start * Width];
        ref var state = ref _memory[Width];
        ref var end = ref _memory[_end * Width];
        var n = _n * Width;
        var sum = TLane.Of(0);
        var (lastError, lastScale) = (TLane.Of(0), TLane.Of(1));
        var waits = false;
        for (var i = 0; i < n; i += Width)
        {
            var error = TLane.Load(ref Unsafe.Add(ref last, i));
            var y = TLane.Add(TLane.Load(ref Unsafe.Add(ref state, i)), error);
            TLane.Store(y, ref Unsafe.Add(ref end, i));
            var size = TLane.Max(TLane.Abs(TLane.Load(ref Unsafe.Add(ref start, i))), TLane.Abs(y));
            var scale = TLane.MultiplyAdd(_relative, size, _absolute);
            if (waits)
            {
                sum = TLane.Add(sum, Pair(lastError, lastScale, error, scale));
            }
            (lastError, lastScale) = (error, scale);
            waits = !waits;
        }
        if (waits)
        {
            var share = TLane.Divide(lastError, lastScale);
            sum = TLane.MultiplyAdd(share, share, sum);
        }
        return TLane.Multiply(sum, TLane.Of(1.0 / _n));
    }

    /// <summary>(a/s)² + (b/r)² by one division, which takes longer than all the rest.</summary>
    static T Pair(T a, T s, T b, T r)
    {
        var left = TLane.Multiply(a, r);
        var right = TLane.Multiply(b, s);
        var below = TLane.Multiply(s, r);
        return TLane.Divide(TLane.MultiplyAdd(left, left, TLane.Multiply(right, right)), TLane.Multiply(below, below));
    }
}
