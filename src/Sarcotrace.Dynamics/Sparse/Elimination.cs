using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>Which rows and columns are eliminated in which order, and what fills in.</summary>
/// <param name="Rows">Row of each pivot, in the order of elimination.</param>
/// <param name="Columns">Column of each pivot.</param>
/// <param name="Fill">
/// Places of the factors, in the order of elimination: row by row, columns ascending by pivot.
/// </param>
sealed record Elimination(
    ImmutableArray<int> Rows, ImmutableArray<int> Columns, ImmutableArray<ImmutableArray<int>> Fill)
{
    /// <summary>Orders a pattern so that little fills in.</summary>
    /// <param name="pattern">Places of J.</param>
    /// <param name="algebraic">Rows whose diagonal in M is zero, so that the diagonal may be missing.</param>
    /// <returns>
    /// The order; null where no order has a full set of pivots, so that the matrix is singular whatever its values.
    /// </returns>
    /// <remarks>
    /// Rows of differential equations pivot on their diagonal, which a short step makes large; the others on a place
    /// of J that a transversal gives them. Among these the least product of remaining row and column counts goes
    /// first, ties by row. Cost: about the places of the factors times their mean row. Source: [davis2006] §6–7
    /// </remarks>
    public static Elimination? Of(Pattern pattern, ImmutableArray<bool> algebraic)
    {
        var n = pattern.Size;
        var columnOf = Transversal(pattern, algebraic);
        if (columnOf is null)
        {
            return null;
        }
        var rows = new SortedSet<int>[n];
        var columns = new HashSet<int>[n];
        for (var i = 0; i < n; i++)
        {
            (rows[i], columns[i]) = ([], []);
        }
        for (var i = 0; i < n; i++)
        {
            foreach (var j in pattern.Columns.AsSpan()[pattern.Starts[i]..pattern.Starts[i + 1]])
            {
                Link(i, j);
            }
            if (!algebraic[i])
            {
                Link(i, i);
            }
        }
        return Order(n, columnOf, rows, columns);

        void Link(int i, int j)
        {
            rows[i].Add(j);
            columns[j].Add(i);
        }
    }

    static Elimination Order(int n, int[] columnOf, SortedSet<int>[] rows, HashSet<int>[] columns)
    {
        // The final set of each row is what it had when it became the pivot, and what it lost to earlier pivots.
        var lower = new List<int>[n];
        var queue = new SortedSet<(long Cost, int Row)>();
        var cost = new long[n];
        for (var i = 0; i < n; i++)
        {
            lower[i] = [];
            cost[i] = Cost(i);
            queue.Add((cost[i], i));
        }
        var order = new List<int>(n);
        var touched = new HashSet<int>();
        var rowOf = new int[n];
        for (var i = 0; i < n; i++)
        {
            rowOf[columnOf[i]] = i;
        }
        while (queue.Count > 0)
        {
            var pivot = queue.Min.Row;
            queue.Remove(queue.Min);
            order.Add(pivot);
            var column = columnOf[pivot];
            touched.Clear();
            foreach (var j in rows[pivot])
            {
                columns[j].Remove(pivot);
                touched.Add(rowOf[j]);
            }
            foreach (var i in columns[column])
            {
                rows[i].Remove(column);
                lower[i].Add(column);
                touched.Add(i);
                foreach (var j in rows[pivot])
                {
                    if (j != column && rows[i].Add(j))
                    {
                        columns[j].Add(i);
                    }
                }
            }
            touched.Remove(pivot);
            foreach (var i in touched.Where(i => Cost(i) != cost[i] && queue.Remove((cost[i], i))))
            {
                cost[i] = Cost(i);
                queue.Add((cost[i], i));
            }
        }
        var turn = new int[n];
        for (var k = 0; k < n; k++)
        {
            turn[columnOf[order[k]]] = k;
        }
        return new Elimination(
            [.. order],
            [.. order.Select(row => columnOf[row])],
            [.. order.Select(row => lower[row].Concat(rows[row]).OrderBy(column => turn[column]).ToImmutableArray())]);

        long Cost(int i) => (rows[i].Count - 1L) * (columns[columnOf[i]].Count - 1L);
    }

    /// <summary>A column for each row, no two the same: the diagonal wherever M has it.</summary>
    static int[]? Transversal(Pattern pattern, ImmutableArray<bool> algebraic)
    {
        var n = pattern.Size;
        var columnOf = new int[n];
        var rowOf = new int[n];
        for (var i = 0; i < n; i++)
        {
            columnOf[i] = algebraic[i] ? -1 : i;
            rowOf[i] = columnOf[i];
        }
        // An algebraic row keeps its own unknown where its equation holds it.
        for (var i = 0; i < n; i++)
        {
            if (algebraic[i] && pattern.Columns.AsSpan()[pattern.Starts[i]..pattern.Starts[i + 1]].BinarySearch(i) >= 0)
            {
                (columnOf[i], rowOf[i]) = (i, i);
            }
        }
        for (var i = 0; i < n; i++)
        {
            if (columnOf[i] < 0 && !Augment(i))
            {
                return null;
            }
        }
        return columnOf;

        bool Augment(int start)
        {
            var from = new Dictionary<int, int>();
            var open = new Queue<int>([start]);
            while (open.TryDequeue(out var row))
            {
                var own = pattern.Columns[pattern.Starts[row]..pattern.Starts[row + 1]];
                foreach (var column in algebraic[row] || own.Contains(row) ? own : own.Add(row))
                {
                    if (!from.TryAdd(column, row))
                    {
                        continue;
                    }
                    if (rowOf[column] < 0)
                    {
                        Turn(column, from);
                        return true;
                    }
                    open.Enqueue(rowOf[column]);
                }
            }
            return false;
        }

        void Turn(int column, Dictionary<int, int> from)
        {
            while (column >= 0)
            {
                var row = from[column];
                (var before, columnOf[row]) = (columnOf[row], column);
                rowOf[column] = row;
                column = before;
            }
        }
    }
}
