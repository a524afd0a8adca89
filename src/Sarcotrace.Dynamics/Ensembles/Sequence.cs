namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>Gives out blocks of individuals and hands them on in order, with few of them open at a time.</summary>
sealed class Sequence(long count, int size, int window, int row, Action<Block> receive, IProgress<double>? progress)
{
    readonly object _gate = new();
    readonly Dictionary<long, Block> _done = [];
    readonly Stack<Block> _free = [];
    long _next;
    long _delivered;
    Exception? _failure;

    /// <summary>A block to work on; null where none is left or too many are open.</summary>
    public Block? Take()
    {
        lock (_gate)
        {
            if (_failure is not null || _next >= count || _next - _delivered >= (long)window * size)
            {
                return null;
            }
            var block = _free.TryPop(out var again) ? again : new Block(size, row);
            block.Begin(_next, (int)Math.Min(size, count - _next));
            _next += block.Count;
            return block;
        }
    }

    /// <summary>Whether more blocks will come; waits for those before them.</summary>
    public bool Wait(CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (_failure is null && _next < count && _next - _delivered >= (long)window * size)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, 100);
            }
            return _failure is null && _next < count;
        }
    }

    /// <summary>Hands on a finished block, once those before it are.</summary>
    public void Deliver(Block block)
    {
        lock (_gate)
        {
            _done.Add(block.First, block);
            while (_failure is null && _done.Remove(_delivered, out var next))
            {
                receive(next);
                _delivered += next.Count;
                _free.Push(next);
                progress?.Report((double)_delivered / count);
            }
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Stops giving out work after a failure.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            Monitor.PulseAll(_gate);
        }
    }

    public Exception? Failure => _failure;
}
