using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Sbml;

/// <summary>A document with the models it defines and those it takes from other files.</summary>
/// <param name="Root">Its outermost element.</param>
/// <param name="Models">Its own models by identifier, the main one among them.</param>
/// <param name="Externals">Definitions that point to other files, by identifier.</param>
sealed record Document(Element Root, Dictionary<string, Element> Models, Dictionary<string, Element> Externals);

/// <summary>Finds the model that a submodel names, in its own document or in files beside it.</summary>
/// <param name="open">Opens a file by a name without path, or gives null.</param>
/// <param name="complaints">Where to complain.</param>
sealed class Definitions(Func<string, Stream?>? open, Complaints complaints)
{
    const int MostFiles = 1_000;
    const int LongestChain = 100;

    readonly Dictionary<string, Document?> _files = [];

    /// <summary>The highest version of Level 3 among the documents opened.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Lists what a document defines.</summary>
    public Document Of(Element root, Dialect dialect)
    {
        Version = Math.Max(Version, dialect.Version);
        Document document = new(root, [], []);
        foreach (var model in root.Items(Vocabulary.Comp, "listOfModelDefinitions", "modelDefinition"))
            Define(document.Models, model);
        foreach (var external in root.Items(Vocabulary.Comp, "listOfExternalModelDefinitions", "externalModelDefinition"))
            Define(document.Externals, external);
        if (Main(root) is { } main && main["id"] is { } id) document.Models.TryAdd(id, main);
        return document;
    }

    /// <summary>The model of an identifier and the document it stands in; null after a complaint.</summary>
    public (Document Document, Element Model)? Find(Document document, string id, Element asker)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            if (document.Models.TryGetValue(id, out var model)) return (document, model);
            if (!document.Externals.TryGetValue(id, out var external))
            {
                complaints.At(asker, $"no model is called {id}", Nearest.Remedy(id, [.. document.Models.Keys, .. document.Externals.Keys]));
                return null;
            }

            if (Open(external) is not { } other) return null;

            asker = external;
            document = other;
            if (Fields.Text(external, "modelRef") is { } named) id = named;
            else return Main(document.Root) is { } main ? (document, main) : Missing(external);
        }

        complaints.At(asker, "definitions of models point at one another without end", "let one of them hold the model");
        return null;
    }

    (Document, Element)? Missing(Element external)
    {
        complaints.At(external, "the file it names holds no model", "name the model to use by modelRef");
        return null;
    }

    static Element? Main(Element root) => root.Child("model");

    void Define(Dictionary<string, Element> all, Element model)
    {
        if (Fields.Text(model, "id") is not { } id)
            complaints.At(model, "id is missing", "give the definition an identifier");
        else if (!all.TryAdd(id, model))
            complaints.At(model, $"two models are called {id}", "give each its own identifier");
    }

    Document? Open(Element external)
    {
        var source = Fields.Text(external, "source") ?? "";
        if (_files.TryGetValue(source, out var known)) return known;
        if (_files.Count >= MostFiles)
        {
            complaints.At(external, $"the model refers to more than {MostFiles} files", "join some of them");
            return null;
        }

        return _files[source] = Load(external, source);
    }

    Document? Load(Element external, string source)
    {
        if (!IsBeside(source))
        {
            complaints.At(external, $"the source \"{source}\" leads out of the model's folder",
                "put the file beside the model and give its name alone");
            return null;
        }

        using var stream = open?.Invoke(source);
        if (stream is null)
        {
            complaints.At(external, $"the file \"{source}\" is not found beside the model", "put it there, or flatten the model first");
            return null;
        }

        if (ElementReader.Read(stream, source, complaints) is not { } root || Dialect.Of(root, complaints) is not { } dialect) return null;
        if (dialect.Level == 3)
        {
            Packages.Check(root, complaints);
            return Of(root, dialect);
        }

        complaints.At(external, $"the file \"{source}\" is {dialect}", "save it as SBML Level 3, which submodels need");
        return null;
    }

    // Neither an address nor a way up or to a root; a file in a folder below is the opener's choice.
    static bool IsBeside(string source) => source.Length > 0 && !source.Contains(':', StringComparison.Ordinal)
        && !source.Contains('\\', StringComparison.Ordinal) && source[0] != '/' && !source.Split('/').Contains("..");
}
