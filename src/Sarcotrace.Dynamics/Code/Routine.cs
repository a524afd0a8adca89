using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>Chosen nodes of a graph, made ready to be computed many times from vectors of inputs.</summary>
/// <remarks>
/// Safe to share between threads, each with its own scratch. First runs are interpreted; what is run often is
/// compiled, with the same bits.
/// </remarks>
public sealed class Routine
{
    // Steps interpreted before compiling pays: making code costs about as much as interpreting a step so often.
    const int Patience = 3000;

    readonly Tape _tape;
    readonly Lock _gate = new();
    Stretches? _code;
    int _runs;

    Routine(Tape tape)
    {
        _tape = tape;
        Scratch = Interpreter.Scratch(tape);
    }

    /// <summary>Number of values it computes.</summary>
    public int Outputs => _tape.Outputs.Length;

    /// <summary>Doubles of working memory a call needs.</summary>
    public int Scratch { get; }

    /// <summary>Number of operations a run makes.</summary>
    public int Operations => _tape.Steps.Length;

    /// <summary>Makes a routine.</summary>
    /// <param name="graph">Where the nodes are; later additions to it do not matter.</param>
    /// <param name="outputs">Nodes to compute, in the order wanted; a node may come twice.</param>
    /// <returns>The routine.</returns>
    /// <remarks>Keeps only what the outputs need. Source: [griewank2008] §4</remarks>
    public static Routine Of(Graph graph, ImmutableArray<int> outputs) => new(Tape.Of(graph, outputs));

    /// <summary>Compiles now, rather than once it has been run often.</summary>
    /// <remarks>Does nothing where code cannot be made at run time. Source: [griewank2008] §4</remarks>
    public void Compile()
    {
        lock (_gate)
        {
            if (_code is null && RuntimeFeature.IsDynamicCodeSupported && _tape.Steps.Length > 0)
            {
                _code = Stretches.Of(_tape, 1);
            }
        }
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="inputs">The inputs, by place.</param>
    /// <param name="outputs">Where the outputs go, in order; may be the same memory as nothing else.</param>
    /// <param name="scratch">At least <see cref="Scratch"/> doubles, overwritten.</param>
    /// <exception cref="ArgumentException">One of them is too short.</exception>
    /// <remarks>Source: [griewank2008] §4</remarks>
    public void Run(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> scratch)
    {
        if (inputs.Length < _tape.Inputs || outputs.Length < Outputs || scratch.Length < Scratch)
        {
            throw new ArgumentException($"takes {_tape.Inputs} inputs, {Outputs} outputs and {Scratch} of scratch");
        }
        if (_code is { } code)
        {
            code.Run(
                ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs),
                ref MemoryMarshal.GetReference(scratch));
            return;
        }
        Interpreter.Run(_tape, inputs, outputs, scratch);
        if (++_runs == Patience)
        {
            Compile();
        }
    }
}
