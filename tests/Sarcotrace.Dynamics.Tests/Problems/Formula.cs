using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Tests.Problems;

/// <summary>Lets test problems be written as formulas.</summary>
readonly record struct Formula(Graph Graph, int Node)
{
    public static Formula operator +(Formula a, Formula b) => a.Of(Act.Add, b);

    public static Formula operator -(Formula a, Formula b) => a.Of(Act.Subtract, b);

    public static Formula operator *(Formula a, Formula b) => a.Of(Act.Multiply, b);

    public static Formula operator /(Formula a, Formula b) => a.Of(Act.Divide, b);

    public static Formula operator -(Formula a) => new(a.Graph, a.Graph.Add(Act.Negate, a.Node));

    public static Formula operator *(double a, Formula b) => b.Number(a) * b;

    public static Formula operator +(Formula a, double b) => a + a.Number(b);

    public static Formula operator -(double a, Formula b) => b.Number(a) - b;

    public static Formula operator -(Formula a, double b) => a - a.Number(b);

    public static Formula operator /(Formula a, double b) => a / a.Number(b);

    Formula Number(double value) => new(Graph, Graph.Constant(value));

    Formula Of(Act act, Formula other) => new(Graph, Graph.Add(act, Node, other.Node));
}
