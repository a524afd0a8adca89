using System.Runtime.InteropServices;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Markers sorted into square cells, so that those near a frame are found without asking all.</summary>
sealed class Crowd
{
    const double Cell = 16;

    readonly Dictionary<(int Column, int Row), List<Place>> _cells = [];
    readonly double _reach;

    /// <summary>Sorts markers that reach so far from their centre on either axis.</summary>
    public Crowd(IEnumerable<Place> markers, double reach)
    {
        _reach = reach;
        foreach (var marker in markers)
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (At(marker.X), At(marker.Y)), out _);
            (cell ??= []).Add(marker);
        }
    }

    /// <summary>How many markers touch a frame, counted no further than asked.</summary>
    public int Touching(Frame frame, int most)
    {
        var count = 0;
        var (left, right) = (frame.X - _reach, frame.Right + _reach);
        var (top, bottom) = (frame.Y - _reach, frame.Bottom + _reach);
        for (var column = At(left); column <= At(right); column++)
        {
            for (var row = At(top); row <= At(bottom); row++)
            {
                if (!_cells.TryGetValue((column, row), out var markers)) continue;

                foreach (var marker in markers)
                {
                    if (marker.X <= left || marker.X >= right || marker.Y <= top || marker.Y >= bottom) continue;
                    if (++count >= most) return count;
                }
            }
        }

        return count;
    }

    static int At(double place) => (int)Math.Floor(place / Cell);
}
