using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>Gathers the cells of a column of texts one after another.</summary>
public sealed class TextGathering
{
    const int MostTexts = ushort.MaxValue + 1;

    readonly Dictionary<string, ushort> _places = new(StringComparer.Ordinal);
    ImmutableArray<string?>.Builder _texts = ImmutableArray.CreateBuilder<string?>();
    List<ushort>? _cells = [];
    int _empty = -1;
    string? _last;
    ushort _lastPlace;

    /// <summary>Adds a cell; null is an empty one.</summary>
    public void Add(string? text)
    {
        if (_cells is not null && Place(text) is { } place) _cells.Add(place);
        else Single().Add(text);
    }

    /// <summary>All cells; nothing may be added afterwards.</summary>
    public TextValues ToValues()
    {
        if (_cells is null) return TextValues.Single(_texts.DrainToImmutable());
        return TextValues.Coded(_texts.DrainToImmutable(), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells));
    }

    // Null where one more text would be one too many.
    ushort? Place(string? text)
    {
        if (text is null) return _empty >= 0 ? (ushort)_empty : New(null);
        if (ReferenceEquals(text, _last)) return _lastPlace;
        if (!_places.TryGetValue(text, out var place))
        {
            if (New(text) is not { } added) return null;
            place = added;
        }

        (_last, _lastPlace) = (text, place);
        return place;
    }

    ushort? New(string? text)
    {
        if (_texts.Count == MostTexts) return null;

        var place = (ushort)_texts.Count;
        _texts.Add(text);
        if (text is null) _empty = place;
        else _places.Add(text, place);
        return place;
    }

    // From here on each cell holds its own text.
    ImmutableArray<string?>.Builder Single()
    {
        if (_cells is null) return _texts;

        var single = ImmutableArray.CreateBuilder<string?>(2 * _cells.Count);
        foreach (var place in _cells) single.Add(_texts[place]);
        (_texts, _cells) = (single, null);
        _places.Clear();
        return single;
    }
}
