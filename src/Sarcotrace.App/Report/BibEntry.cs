using System.Globalization;

namespace Sarcotrace.App.Report;

/// <summary>A work of docs/references.bib.</summary>
/// <param name="Key">Its key there.</param>
/// <param name="Kind">article, book …</param>
/// <param name="Fields">Its fields by lower-case name, braces removed.</param>
sealed record BibEntry(string Key, string Kind, IReadOnlyDictionary<string, string> Fields)
{
    const int MostAuthors = 6;

    /// <summary>"Family G, Family GH, et al."</summary>
    public string Authors
    {
        get
        {
            const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            var names = Field("author").Split(" and ", tidy);
            var others = names.Length > 0 && names[^1] == "others";
            var shown = names.Where(name => name != "others").Take(MostAuthors).Select(Short);
            return string.Join(", ", shown) + (others || names.Length > MostAuthors ? ", et al." : "");
        }
    }

    public string Title => Field("title");

    /// <summary>Journal with volume and pages, or publisher with edition.</summary>
    public string Where
    {
        get
        {
            var journal = Field("journal");
            if (journal.Length > 0)
            {
                var number = Field("number") is { Length: > 0 } issue ? $"({issue})" : "";
                var pages = Field("pages") is { Length: > 0 } range ? $":{range}" : "";
                return $"{journal} {Field("volume")}{number}{pages}".TrimEnd();
            }

            var edition = Field("edition") is { Length: > 0 } count ? Ordinal(count) + " edition" : "";
            var publisher = First("publisher", "institution", "organization", "howpublished");
            string[] parts = [Field("booktitle"), edition, publisher];
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }
    }

    public string Year => Field("year");

    public string Doi => Field("doi");

    public string Isbn => Field("isbn");

    /// <summary>What of the entry is not confirmed, or empty.</summary>
    public string Note => Field("note");

    /// <summary>Where the work is found, or empty.</summary>
    public string Link
    {
        get
        {
            if (Doi.Length > 0) return "https://doi.org/" + Doi;
            var url = Field("url");
            return url.StartsWith("https://", StringComparison.Ordinal) ? url : "";
        }
    }

    static string Ordinal(string count) => count switch { "2" => "2nd", "3" => "3rd", _ => count + "th" };

    string Field(string name) => Fields.GetValueOrDefault(name, "");

    string First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Field(name) is { Length: > 0 } found) return found;
        }

        return "";
    }

    /// <summary>"Family, Given Names" as "Family GN"; a name without comma (a group) as it is.</summary>
    static string Short(string name)
    {
        var cut = name.IndexOf(',', StringComparison.Ordinal);
        if (cut < 0) return name;

        var given = name[(cut + 1)..].Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var initials = string.Concat(given.Select(part => StringInfo.GetNextTextElement(part)));
        return $"{name[..cut].Trim()} {initials}".TrimEnd();
    }
}
