using System.Collections.Immutable;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Tests.Code;

public class RoutineTests
{
    static readonly Act[] Acts =
        [.. Enum.GetValues<Act>().Where(act => act is not (Act.Constant or Act.Input or Act.Select))];

    static bool TakesTwo(Act act) => act is Act.Add or Act.Subtract or Act.Multiply or Act.Divide or Act.Power
        or Act.Min or Act.Max or Act.Less or Act.LessOrEqual or Act.Equal or Act.NotEqual or Act.And or Act.Or;

    static (Graph Graph, ImmutableArray<int> Outputs) Tangle(ulong seed, int size, int inputs)
    {
        var dice = new Dice(seed);
        var graph = new Graph();
        var nodes = Enumerable.Range(0, inputs).Select(graph.Input).ToList();
        nodes.Add(graph.Constant(0.75));
        while (nodes.Count < size)
        {
            int Any() => nodes[Math.Max(0, nodes.Count - 1 - dice.Below(60))];
            var act = dice.Below(3) == 0 ? Acts[dice.Below(Acts.Length)] : (Act)(2 + dice.Below(4));
            nodes.Add(dice.Below(20) == 0 ? graph.Choose(Any(), Any(), Any())
                : TakesTwo(act) ? graph.Add(act, Any(), Any()) : graph.Add(act, Any()));
        }
        return (graph, [.. nodes.Where((_, i) => i % 3 == 0)]);
    }

    static double[] Values(ulong seed, int count)
    {
        var dice = new Dice(seed);
        double[] odd = [0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 3, -2.5];
        return [.. Enumerable.Range(0, count).Select(i => i % 9 == 8 ? odd[dice.Below(8)] : 4 * dice.Next() - 1)];
    }

    static ref double Room(int count) => ref new double[count + 1].AsSpan()[0];

    static void Same(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                double.IsNaN(expected[i]) ? double.IsNaN(actual[i])
                    : BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]),
                $"output {i}: {expected[i]:R} became {actual[i]:R}");
        }
    }

    [Theory]
    [InlineData(5), InlineData(120), InlineData(3000)]
    public void Every_route_gives_the_same_bits(int size)
    {
        for (var seed = 1UL; seed < 12; seed++)
        {
            var (graph, outputs) = Tangle(seed * 7919, size, 12);
            var tape = Tape.Of(graph, outputs);
            foreach (var lanes in new[] { 1, 4, 8 })
            {
                var code = Stretches.Of(tape, lanes);
                var side = Values(seed, 12 * lanes);
                var made = new double[outputs.Length * lanes];
                code.Run(ref side[0], ref made[0], ref Room(code.Scratch * lanes));
                for (var lane = 0; lane < lanes; lane++)
                {
                    var expected = new double[outputs.Length];
                    var inputs = Enumerable.Range(0, 12).Select(i => side[i * lanes + lane]).ToArray();
                    Interpreter.Run(tape, inputs, expected, new double[Interpreter.Scratch(tape)]);
                    Same(expected, [.. Enumerable.Range(0, outputs.Length).Select(k => made[k * lanes + lane])]);
                }
            }
        }
    }

    [Fact]
    public void Values_are_those_of_the_arithmetic()
    {
        var (graph, outputs) = Tangle(4242, 400, 12);
        var inputs = Values(3, 12);
        var values = new double[graph.Count];
        for (var i = 0; i < graph.Count; i++)
        {
            var node = graph[i];
            values[i] = node.Act switch
            {
                Act.Constant => node.Value,
                Act.Input => inputs[node.A],
                _ => Arithmetic.Of(node.Act, values[node.A], At(node.B), At(node.C)),
            };
        }
        // Each node of its own: what it is made of may be fused, and differ in the last bits.
        foreach (var node in outputs.Where(node => double.IsFinite(values[node])).Take(40))
        {
            var routine = Routine.Of(graph, [node]);
            var result = new double[1];
            routine.Run(inputs, result, new double[routine.Scratch]);
            Assert.Equal(values[node], result[0], 1e-9 * (1 + Math.Abs(values[node])));
        }

        double At(int operand) => operand < 0 ? 0 : values[operand];
    }

    [Fact]
    public void A_product_that_one_sum_takes_is_rounded_once()
    {
        var graph = new Graph();
        var sum = graph.Add(Act.Add, graph.Add(Act.Multiply, graph.Input(0), graph.Input(1)), graph.Input(2));
        var routine = Routine.Of(graph, [sum]);
        double[] inputs = [1 + 1e-10, 1 - 1e-10, -1];
        var result = new double[1];
        for (var i = 0; i < 4000; i++)
        {
            routine.Run(inputs, result, new double[routine.Scratch]);
            Assert.Equal(Math.FusedMultiplyAdd(inputs[0], inputs[1], inputs[2]), result[0]);
        }
    }

    [Fact]
    public void Inputs_and_numbers_can_be_outputs_too()
    {
        var graph = new Graph();
        var routine = Routine.Of(
            graph, [graph.Input(3), graph.Constant(5), graph.Input(3), graph.Add(Act.Negate, graph.Input(0))]);
        var result = new double[4];
        routine.Compile();
        routine.Run([1, 0, 0, 9], result, new double[routine.Scratch]);
        Assert.Equal([9, 5, 9, -1], result);
    }

    [Fact]
    public void Too_little_room_is_refused()
    {
        var graph = new Graph();
        var routine = Routine.Of(graph, [graph.Add(Act.Exp, graph.Input(1))]);
        Assert.Throws<ArgumentException>(() => routine.Run([1], new double[1], new double[routine.Scratch]));
    }
}
