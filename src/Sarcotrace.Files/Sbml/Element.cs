namespace Sarcotrace.Files.Sbml;

/// <summary>One element of a model file: what it is called, what it says, and where it stands.</summary>
/// <param name="space">Which vocabulary it belongs to.</param>
/// <param name="name">Its name without prefix.</param>
/// <param name="file">File it stands in.</param>
/// <param name="line">Its line.</param>
sealed class Element(Vocabulary space, string name, string file, int line)
{
    public Vocabulary Space { get; } = space;

    public string Name { get; } = name;

    public string File { get; } = file;

    public int Line { get; } = line;

    /// <summary>Text directly inside, after the last child.</summary>
    public string Text { get; set; } = "";

    /// <summary>In its parent, the text right before it (what MathML's sep separates).</summary>
    public string TextBefore { get; set; } = "";

    public IReadOnlyList<Element> Children => _children ?? (IReadOnlyList<Element>)[];

    /// <summary>Attributes by vocabulary and name; those without prefix belong to the element's own.</summary>
    public List<(Vocabulary Space, string Name, string Value)> Attributes { get; init; } = [];

    List<Element>? _children;

    public Element? Parent { get; private set; }

    public void Add(Element child)
    {
        child.Parent = this;
        (_children ??= []).Add(child);
    }

    public void Remove()
    {
        Parent?._children?.Remove(this);
        Parent = null;
    }

    public bool Is(Vocabulary space, string name) => Space == space && Name == name;

    /// <summary>An attribute of the element's own vocabulary, written with or without prefix.</summary>
    public string? this[string name] => this[Space, name];

    public string? this[Vocabulary space, string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Space == space && attribute.Name == name) return attribute.Value;
            }

            return null;
        }
    }

    public void Set(Vocabulary space, string name, string value)
    {
        Attributes.RemoveAll(attribute => attribute.Space == space && attribute.Name == name);
        Attributes.Add((space, name, value));
    }

    /// <summary>The first child of a name in the element's own vocabulary, or null.</summary>
    public Element? Child(string name) => Child(Space, name);

    public Element? Child(Vocabulary space, string name)
    {
        foreach (var child in Children)
        {
            if (child.Is(space, name)) return child;
        }

        return null;
    }

    /// <summary>The items of a list that may be absent.</summary>
    public IEnumerable<Element> Items(string list, string item) => Items(Space, list, item);

    public IEnumerable<Element> Items(Vocabulary space, string list, string item) =>
        Children.Where(child => child.Is(space, list))
            .SelectMany(child => child.Children.Where(inner => inner.Is(space, item)));

    /// <summary>This element and all inside it, outer before inner.</summary>
    public IEnumerable<Element> All()
    {
        Stack<Element> ahead = new([this]);
        while (ahead.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--) ahead.Push(next.Children[i]);
        }
    }

    /// <summary>A copy that shares nothing; its parent is unset.</summary>
    public Element Copy(Action<Element, Element>? copied = null)
    {
        Element copy = new(Space, Name, File, Line)
        {
            Text = Text,
            TextBefore = TextBefore,
            Attributes = [.. Attributes],
        };
        foreach (var child in Children) copy.Add(child.Copy(copied));
        copied?.Invoke(this, copy);
        return copy;
    }
}

/// <summary>Whose word an element or attribute is.</summary>
enum Vocabulary
{
    /// <summary>SBML's core, of any level and version.</summary>
    Core,
    /// <summary>MathML.</summary>
    Math,
    /// <summary>Hierarchical composition.</summary>
    Comp,
    /// <summary>Flux balance.</summary>
    Fbc,
    /// <summary>Anyone else's.</summary>
    Other,
}
