using System.Globalization;
using System.Text;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>
/// Writes the model as C with an analytic sparse Jacobian, so that other solvers get the same formulas.
/// </summary>
static class CModel
{
    public static void Write(string file)
    {
        var graph = new Graph();
        var rates = Qsp41.Rates(graph);
        var derivatives = new Derivatives(graph);
        var (starts, rows, values) = (new List<int> { 0 }, new List<int>(), new List<int>());
        for (var column = 0; column < rates.Length; column++)
        {
            for (var row = 0; row < rates.Length; row++)
            {
                if (derivatives.Of(rates[row], 1 + column) is var slope && slope != graph.Zero)
                {
                    rows.Add(row);
                    values.Add(slope);
                }
            }
            starts.Add(rows.Count);
        }
        var text = new StringBuilder();
        Line($"enum {{ N = {rates.Length}, M = {Qsp41.Nominal.Length}, NNZ = {rows.Count} }};");
        Line($"static const long starts[] = {{{string.Join(", ", starts)}}};");
        Line($"static const long rows[] = {{{string.Join(", ", rows)}}};");
        Line($"static const double initial[] = {{{string.Join(", ", Qsp41.Initial)}}};");
        Line($"static const double nominal[] = {{{string.Join(", ", Qsp41.Nominal)}}};");
        Function(text, graph, "rates", rates);
        Function(text, graph, "slopes", values);
        File.WriteAllText(file, text.ToString());

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    static void Function(StringBuilder text, Graph graph, string name, IReadOnlyList<int> outputs)
    {
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"static void {name}(const double *restrict y, const double *restrict p, double *restrict out)\n{{");
        var needed = new bool[graph.Count];
        foreach (var output in outputs)
        {
            needed[output] = true;
        }
        for (var i = graph.Count - 1; i >= 0; i--)
        {
            if (needed[i] && graph[i].Act is not (Act.Input or Act.Constant))
            {
                needed[graph[i].A] = true;
                if (graph[i].B >= 0)
                {
                    needed[graph[i].B] = true;
                }
            }
        }
        for (var i = 0; i < graph.Count; i++)
        {
            if (needed[i])
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    const double v{i} = {Formula(graph[i])};");
            }
        }
        for (var k = 0; k < outputs.Count; k++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    out[{k}] = v{outputs[k]};");
        }
        text.AppendLine("}");
    }

    static string Formula(Node node) => node.Act switch
    {
        Act.Constant => node.Value.ToString("R", CultureInfo.InvariantCulture),
        Act.Input => node.A <= Qsp41.States.Length ? $"y[{node.A - 1}]" : $"p[{node.A - 1 - Qsp41.States.Length}]",
        Act.Add => $"v{node.A} + v{node.B}",
        Act.Subtract => $"v{node.A} - v{node.B}",
        Act.Multiply => $"v{node.A} * v{node.B}",
        Act.Negate => $"-v{node.A}",
        _ => throw new InvalidOperationException($"{node.Act} does not occur in mass action"),
    };
}
