using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Rows that share groups with each other and with no other rows: their variance is a block of its own.</summary>
/// <remarks>
/// The rows are turned so that the random columns become a triangle: what lies below it has no random effect and needs no
/// visit while variances are sought. Nested designs fall into one block for each outermost group, crossed ones into one.
/// </remarks>
sealed class Block
{
    readonly Reflections _turn;

    Block(int[] rows, int height, int width, Reflections turn, int[][] levels, int[][] starts) =>
        (Rows, Height, Width, _turn, Levels, Starts) = (rows, height, width, turn, levels, starts);

    internal int[] Rows { get; }

    /// <summary>Rows that the random effects reach once turned.</summary>
    internal int Height { get; }

    /// <summary>Random effects of the block.</summary>
    internal int Width { get; }

    /// <summary>By part: its levels in the block.</summary>
    internal int[][] Levels { get; }

    /// <summary>By part: the first column of each of those levels.</summary>
    internal int[][] Starts { get; }

    /// <summary>Turned random columns, row after row.</summary>
    internal double[] Random { get; private set; } = [];

    /// <summary>Turned fixed columns, row after row.</summary>
    internal double[] Fixed { get; private set; } = [];

    /// <summary>The blocks of a design; what is left of the fixed columns below them is appended, column by column.</summary>
    internal static Block[] Of(Pattern pattern, int rows, double[][] fixedColumns, List<double>[] below) =>
        [.. Connected(pattern, rows).Select(some => Of(pattern, some, fixedColumns, below))];

    /// <summary>A column of the whole design, turned; what lies below the block is appended.</summary>
    internal void Turn(ReadOnlySpan<double> column, Span<double> kept, List<double> below)
    {
        var own = new double[Rows.Length];
        for (var i = 0; i < own.Length; i++) own[i] = column[Rows[i]];
        _turn.Apply(own);
        own.AsSpan(0, Height).CopyTo(kept);
        below.AddRange(own.AsSpan(Height));
    }

    static Block Of(Pattern pattern, int[] rows, double[][] fixedColumns, List<double>[] below)
    {
        var (levels, starts) = (new int[pattern.Parts.Length][], new int[pattern.Parts.Length][]);
        List<double[]> columns = [];
        for (var k = 0; k < pattern.Parts.Length; k++)
        {
            var part = pattern.Parts[k];
            levels[k] = [.. rows.Select(row => part.Term.Groups[row]).Distinct().Order()];
            starts[k] = [.. Enumerable.Range(0, levels[k].Length).Select(i => columns.Count + i * part.Size)];
            columns.AddRange(levels[k].SelectMany(level => part.Values.Select(values =>
                rows.Select(row => part.Term.Groups[row] == level ? values[row] : 0).ToArray())));
        }

        var turn = rows.Length > columns.Count ? Reflections.Triangularise([.. columns], rows.Length) : Reflections.None;
        var block = new Block(rows, Math.Min(rows.Length, columns.Count), columns.Count, turn, levels, starts);
        block.Random = ByRow([.. columns], block.Height);
        double[][] turned = [.. fixedColumns.Select((column, index) =>
        {
            var kept = new double[block.Height];
            block.Turn(column, kept, below[index]);
            return kept;
        })];
        block.Fixed = ByRow(turned, block.Height);
        return block;
    }

    static double[] ByRow(double[][] columns, int height) =>
        [.. Enumerable.Range(0, height).SelectMany(row => columns.Select(column => column[row]))];

    /// <summary>Rows that groups connect, directly or through others.</summary>
    static IEnumerable<int[]> Connected(Pattern pattern, int rows)
    {
        int[] parent = [.. Enumerable.Range(0, rows)];
        int Root(int row)
        {
            while (parent[row] != row) row = parent[row] = parent[parent[row]];
            return row;
        }

        foreach (var part in pattern.Parts)
        {
            var first = Enumerable.Repeat(-1, part.Term.Levels.Length).ToArray();
            for (var row = 0; row < rows; row++)
            {
                ref var earlier = ref first[part.Term.Groups[row]];
                if (earlier < 0) earlier = row;
                var (one, other) = (Root(row), Root(earlier));
                parent[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        return Enumerable.Range(0, rows).GroupBy(Root).Select(group => group.ToArray());
    }
}
