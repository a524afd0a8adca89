using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>A stretch of straight-line code.</summary>
/// <param name="inputs">First lane of the first input.</param>
/// <param name="outputs">First lane of the first output.</param>
/// <param name="scratch">First lane of the values kept between stretches.</param>
delegate void Stretch(ref double inputs, ref double outputs, ref double scratch);

/// <summary>Writes one stretch of a tape as intermediate language over a lane type.</summary>
/// <remarks>
/// Every value is assigned once, to a local of its own: updates in memory would wait for stores to be forwarded.
/// </remarks>
sealed class Emitter
{
    readonly Tape _tape;
    readonly Type _type;
    readonly Type _lane;
    readonly int _bytes;
    readonly int _stride;
    readonly DynamicMethod _method;
    readonly ILGenerator _il;
    readonly Dictionary<int, LocalBuilder> _locals = [];

    // Callers ask first whether code can be made at run time.
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only reached where dynamic code is supported.")]
    public Emitter(Tape tape, Type type, Type lane, int count, int stride)
    {
        (_tape, _type, _lane, _bytes, _stride) = (tape, type, lane, count * sizeof(double), stride);
        var number = typeof(double).MakeByRefType();
        // A first argument of its own lets the delegate be closed, which saves each call a shuffle of its arguments.
        _method = new DynamicMethod(
            "Stretch", typeof(void), [typeof(object), number, number, number], typeof(Emitter).Module, true)
        {
            InitLocals = false,
        };
        _il = _method.GetILGenerator(64 * 1024);
    }

    /// <summary>Writes steps and says how to call them.</summary>
    /// <param name="from">First step.</param>
    /// <param name="to">After the last step.</param>
    /// <param name="slots">Where values that cross stretches lie in scratch, by address.</param>
    /// <param name="places">Places of each address among the outputs.</param>
    public Stretch Write(int from, int to, IReadOnlyDictionary<int, int> slots, ILookup<int, int> places)
    {
        for (var i = from; i < to; i++)
        {
            var address = _tape.First + i;
            Compute(_tape.Steps[i], slots);
            var local = _il.DeclareLocal(_type);
            _locals[address] = local;
            _il.Emit(OpCodes.Stloc, local);
            Keep(address, slots, places);
        }
        if (to == _tape.Steps.Length)
        {
            foreach (var plain in places.Where(place => place.Key < _tape.First))
            {
                Deliver(plain.Key, slots, plain);
            }
        }
        _il.Emit(OpCodes.Ret);
        return _method.CreateDelegate<Stretch>(null);
    }

    void Keep(int address, IReadOnlyDictionary<int, int> slots, ILookup<int, int> places)
    {
        if (slots.TryGetValue(address, out var slot))
        {
            Address(3, slot);
            _il.Emit(OpCodes.Ldloc, _locals[address]);
            _il.Emit(OpCodes.Stobj, _type);
        }
        Deliver(address, slots, places[address]);
    }

    void Deliver(int address, IReadOnlyDictionary<int, int> slots, IEnumerable<int> places)
    {
        foreach (var place in places)
        {
            Address(2, place * _stride);
            Load(address, slots);
            _il.Emit(OpCodes.Stobj, _type);
        }
    }

    void Compute(Step step, IReadOnlyDictionary<int, int> slots)
    {
        var each = step.Op == Op.Act && step.Act.IsElementary();
        if (each)
        {
            _il.Emit(OpCodes.Ldc_I4, (int)step.Act);
        }
        Load(step.A, slots);
        if (step.B >= 0 || each)
        {
            Load(step.B >= 0 ? step.B : step.A, slots);
        }
        if (step.C >= 0)
        {
            Load(step.C, slots);
        }
        if (_type == typeof(double) && step.Op == Op.Act && Plain(step.Act) is { } code)
        {
            _il.Emit(code);
            return;
        }
        _il.Emit(OpCodes.Call, Method(each ? "Each" : step.Op == Op.Act ? step.Act.ToString() : step.Op.ToString()));
    }

    void Load(int address, IReadOnlyDictionary<int, int> slots)
    {
        if (_locals.TryGetValue(address, out var local))
        {
            _il.Emit(OpCodes.Ldloc, local);
            return;
        }
        if (address >= _tape.Inputs && address < _tape.First)
        {
            _il.Emit(OpCodes.Ldc_R8, _tape.Constants[address - _tape.Inputs]);
            if (_type != typeof(double))
            {
                _il.Emit(OpCodes.Call, Static.GetMethod("Create", [typeof(double)])!);
            }
            return;
        }
        // Read again at each use: an operand in memory costs less than a register held, or stored a second time.
        Address(address < _tape.Inputs ? 1 : 3, address < _tape.Inputs ? address : slots[address]);
        _il.Emit(OpCodes.Ldobj, _type);
    }

    void Address(int argument, int place)
    {
        _il.Emit(OpCodes.Ldarg, (short)argument);
        if (place != 0)
        {
            _il.Emit(OpCodes.Ldc_I4, place * _bytes);
            _il.Emit(OpCodes.Add);
        }
    }

    static OpCode? Plain(Act act) => act switch
    {
        Act.Add => OpCodes.Add,
        Act.Subtract => OpCodes.Sub,
        Act.Multiply => OpCodes.Mul,
        Act.Divide => OpCodes.Div,
        Act.Negate => OpCodes.Neg,
        _ => null,
    };

    Type Static => _type == typeof(Vector512<double>) ? typeof(Vector512) : typeof(Vector256);

    /// <summary>
    /// The method of an act: what the compiler knows by itself is called directly, as it inlines no more in long
    /// code.
    /// </summary>
    MethodInfo Method(string name)
    {
        var direct = (name, _type == typeof(Vector512<double>), _type == typeof(Vector256<double>)) switch
        {
            ("Add", true, _) or ("Add", _, true) => _type.GetMethod("op_Addition"),
            ("Subtract", true, _) or ("Subtract", _, true) => _type.GetMethod("op_Subtraction"),
            ("Multiply", true, _) or ("Multiply", _, true) => _type.GetMethod("op_Multiply", [_type, _type]),
            ("Divide", true, _) or ("Divide", _, true) => _type.GetMethod("op_Division", [_type, _type]),
            ("Negate", true, _) or ("Negate", _, true) => _type.GetMethod("op_UnaryNegation"),
            (_, true, _) when Avx512F.IsSupported => Fused(typeof(Avx512F), name, "Fused"),
            (_, _, true) when Fma.IsSupported => Fused(typeof(Fma), name, ""),
            _ => null,
        };
        return direct ?? _lane.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;
    }

    MethodInfo? Fused(Type set, string name, string prefix) => name switch
    {
        "MultiplyAdd" => set.GetMethod(prefix + "MultiplyAdd", [_type, _type, _type]),
        "MultiplySubtract" => set.GetMethod(prefix + "MultiplySubtract", [_type, _type, _type]),
        "NegatedMultiplyAdd" => set.GetMethod(prefix + "MultiplyAddNegated", [_type, _type, _type]),
        _ => null,
    };
}
