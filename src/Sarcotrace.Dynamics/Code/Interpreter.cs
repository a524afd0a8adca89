using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>Runs a tape step by step: where code cannot be made at run time, and before it is worth making.</summary>
static class Interpreter
{
    /// <summary>Doubles of working memory.</summary>
    public static int Scratch(Tape tape) => tape.First + tape.Steps.Length;

    public static void Run(Tape tape, ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> scratch)
    {
        inputs[..tape.Inputs].CopyTo(scratch);
        tape.Constants.CopyTo(scratch[tape.Inputs..]);
        var place = tape.First;
        foreach (ref readonly var step in tape.Steps.AsSpan())
        {
            var a = scratch[step.A];
            var b = step.B < 0 ? 0 : scratch[step.B];
            var c = step.C < 0 ? 0 : scratch[step.C];
            scratch[place++] = step.Op switch
            {
                Op.MultiplyAdd => Math.FusedMultiplyAdd(a, b, c),
                Op.MultiplySubtract => Math.FusedMultiplyAdd(a, b, -c),
                Op.NegatedMultiplyAdd => Math.FusedMultiplyAdd(-a, b, c),
                _ => Arithmetic.Of(step.Act, a, b, c),
            };
        }
        for (var k = 0; k < tape.Outputs.Length; k++)
        {
            outputs[k] = scratch[tape.Outputs[k]];
        }
    }
}
