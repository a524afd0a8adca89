using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Sarcotrace.Core;

/// <summary>The cells of a column of texts; null is an empty cell.</summary>
/// <remarks>
/// Where few texts occur, a cell is the place of its text among them: half a million verdicts are half a megabyte.
/// Where more than 65,536 occur, as among identifiers, each cell holds its own.
/// </remarks>
[CollectionBuilder(typeof(TextValues), nameof(Of))]
public sealed class TextValues : IReadOnlyList<string?>
{
    readonly ImmutableArray<string?> _texts;
    readonly byte[]? _narrow;
    readonly ushort[]? _wide;

    TextValues(ImmutableArray<string?> texts, byte[]? narrow, ushort[]? wide) => (_texts, _narrow, _wide) = (texts, narrow, wide);

    /// <summary>Cells.</summary>
    public int Length => _narrow?.Length ?? _wide?.Length ?? _texts.Length;

    /// <summary>Texts that are held: those that occur, or one a cell where too many do.</summary>
    public int Held => _texts.Length;

    int IReadOnlyCollection<string?>.Count => Length;

    /// <summary>The text of a cell.</summary>
    public string? this[int cell] => _narrow is not null ? _texts[_narrow[cell]] : _wide is not null ? _texts[_wide[cell]] : _texts[cell];

    /// <summary>The cells of a few texts.</summary>
    public static TextValues Of(ReadOnlySpan<string?> cells)
    {
        var gathering = new TextGathering();
        foreach (var cell in cells) gathering.Add(cell);
        return gathering.ToValues();
    }

    /// <summary>The cells in order.</summary>
    public static TextValues Of(IEnumerable<string?> cells)
    {
        var gathering = new TextGathering();
        foreach (var cell in cells) gathering.Add(cell);
        return gathering.ToValues();
    }

    /// <summary>Cells that stand for small values, each put into words once.</summary>
    /// <typeparam name="T">Such as a verdict, or a set of measures.</typeparam>
    /// <param name="count">Cells.</param>
    /// <param name="value">The value of a cell.</param>
    /// <param name="words">Its words, or null for an empty cell.</param>
    public static TextValues Of<T>(int count, Func<int, T> value, Func<T, string?> words) where T : struct
    {
        Dictionary<T, string?> spoken = [];
        var gathering = new TextGathering();
        for (var cell = 0; cell < count; cell++)
        {
            var own = value(cell);
            if (!spoken.TryGetValue(own, out var text)) spoken[own] = text = words(own);
            gathering.Add(text);
        }

        return gathering.ToValues();
    }

    /// <summary>The first cell with that text; −1 where there is none.</summary>
    public int IndexOf(string? text)
    {
        for (var cell = 0; cell < Length; cell++)
        {
            if (this[cell] == text) return cell;
        }

        return -1;
    }

    /// <summary>Some cells in a row, each with its text.</summary>
    public ImmutableArray<string?> Slice(int from, int count)
    {
        var some = ImmutableArray.CreateBuilder<string?>(count);
        for (var cell = from; cell < from + count; cell++) some.Add(this[cell]);
        return some.MoveToImmutable();
    }

    /// <inheritdoc/>
    public IEnumerator<string?> GetEnumerator()
    {
        for (var cell = 0; cell < Length; cell++) yield return this[cell];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Of texts that occur, and the place of each cell's among them.</summary>
    internal static TextValues Coded(ImmutableArray<string?> texts, ReadOnlySpan<ushort> places)
    {
        if (texts.Length > byte.MaxValue + 1) return new(texts, null, places.ToArray());

        var narrow = new byte[places.Length];
        for (var cell = 0; cell < narrow.Length; cell++) narrow[cell] = (byte)places[cell];
        return new(texts, narrow, null);
    }

    /// <summary>Of one text a cell.</summary>
    internal static TextValues Single(ImmutableArray<string?> texts) => new(texts, null, null);
}
