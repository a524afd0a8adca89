using System.Text.RegularExpressions;
using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core;

namespace Sarcotrace.App.Report;

/// <summary>Numbers works in the order in which a report first cites them, and lists those alone at its end.</summary>
sealed partial class Citations(IReadOnlyDictionary<string, BibEntry> works)
{
    readonly List<BibEntry> _cited = [];

    /// <summary>The bibliography that travels with the program.</summary>
    public static IReadOnlyDictionary<string, BibEntry> Works() => BibReader.Read(Embedded.Text("references.bib"));

    /// <summary>The number of a work, from 1.</summary>
    /// <exception cref="KeyNotFoundException">docs/references.bib has no such key.</exception>
    public int Number(string key)
    {
        if (!works.TryGetValue(key, out var work))
            throw new KeyNotFoundException($"docs/references.bib has no entry {key}, which an answer cites");

        var place = _cited.IndexOf(work);
        if (place >= 0) return place + 1;
        _cited.Add(work);
        return _cited.Count;
    }

    /// <summary>Writes the numbers of works as links.</summary>
    public void Write(MarkupWriter html, IEnumerable<Citation> sources)
    {
        foreach (var source in sources.Distinct())
        {
            var number = Number(source.Key);
            html.Add($""" <a class="cite" href="#ref-{number}" aria-label="Reference {number}">[{number}]</a>""");
        }
    }

    /// <summary>Writes a sentence in which <c>[key]</c> stands for a work; other brackets stay as they are.</summary>
    public void Write(MarkupWriter html, string sentence)
    {
        var at = 0;
        foreach (Match match in Key().Matches(sentence))
        {
            var keys = match.Groups["key"].Captures.Select(capture => capture.Value).ToArray();
            if (!keys.All(works.ContainsKey)) continue;

            html.Add($"{sentence[at..match.Index].TrimEnd(' ')}");
            Write(html, keys.Select(key => new Citation(key)));
            at = match.Index + match.Length;
        }

        html.Add($"{sentence[at..]}");
    }

    /// <summary>Writes the list of all works cited so far.</summary>
    public void WriteList(MarkupWriter html)
    {
        html.Add($"<ol class=\"references\">\n");
        for (var i = 0; i < _cited.Count; i++)
        {
            var work = _cited[i];
            html.Add($"""<li id="ref-{i + 1}">{work.Authors}{Stop(work.Authors)} <cite>{work.Title}</cite>{Stop(work.Title)}""");
            html.Add($""" {work.Where}, {work.Year}.""");
            if (work.Isbn.Length > 0) html.Add($" ISBN {work.Isbn}.");
            var name = work.Doi.Length > 0 ? "doi:" + work.Doi : work.Link;
            if (work.Link.Length > 0) html.Add($""" <a href="{work.Link}">{name}</a>""");
            if (work.Note.Length > 0) html.Add($" ({work.Note})");
            html.Add($"</li>\n");
        }

        html.Add($"</ol>\n");
    }

    static string Stop(string title) => title.EndsWith('.') || title.EndsWith('?') || title.EndsWith('!') ? "" : ".";

    [GeneratedRegex(@"\[(?<key>[a-z][a-z0-9-]*)(?:[,;] ?(?<key>[a-z][a-z0-9-]*))*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
