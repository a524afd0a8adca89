using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sarcotrace.House.Tests;

/// <summary>The rules of docs/house.md, held against the whole checkout.</summary>
public partial class HouseTests
{
    /// <summary>Where the system's functions may be asked: edges without digits, drawings, angles of foreign models, one case of one test.</summary>
    static readonly string[] AsksTheSystem = ["Elementary.cs", "PointLabels.cs", "Arithmetic.cs", "Shares.cs", "ShapiroWilk.cs"];

    static readonly string[] Sourced = ["Sarcotrace.Statistics", "Sarcotrace.Images", "Sarcotrace.Dynamics"];

    [Fact]
    public void Projects_depend_only_downwards() => Nothing(
        from path in Checkout.Files("src", "*.csproj")
        from broken in Rules.Downwards(Path.GetFileNameWithoutExtension(path), References(path))
        select broken);

    [Fact]
    public void No_question_uses_another() => Nothing(
        Rules.Alone(Types("Sarcotrace.Questions"), "Sarcotrace.Questions"));

    [Fact]
    public void No_namespaces_form_a_cycle() => Nothing(
        Checkout.Assemblies.SelectMany(assembly => Rules.NoCycles(assembly.GetTypes())));

    [Fact]
    public void Public_values_cannot_be_changed() => Nothing(
        Checkout.Assemblies.Where(assembly => assembly.GetName().Name is "Sarcotrace.Core" or "Sarcotrace.Questions")
            .SelectMany(assembly => assembly.GetExportedTypes()).SelectMany(Rules.Immutable));

    [Fact]
    public void No_static_can_be_written() => Nothing(
        Checkout.Assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(Rules.NoSettableStatics));

    [Fact]
    public void Public_methods_of_the_foundations_name_their_source() => Nothing(
        from assembly in Checkout.Assemblies
        where Sourced.Contains(assembly.GetName().Name)
        from member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        let name = (string)member.Attribute("name")!
        where name.StartsWith("M:", StringComparison.Ordinal) && IsPublic(assembly, name)
        from broken in Rules.Sourced(name, member.ToString(), Keys())
        select broken);

    [Fact]
    public void Results_have_the_same_bits_on_every_machine() => Nothing(
        from path in Checkout.Files("src", "*.cs")
        where !AsksTheSystem.Contains(Path.GetFileName(path))
        from broken in Rules.Portable(path, File.ReadAllText(path))
        select broken);

    [Fact]
    public void Every_work_cited_in_the_code_is_in_the_list() => Nothing(
        from path in Checkout.Files("src", "*.cs")
        from Match match in Cited().Matches(File.ReadAllText(path))
        where !Keys().Contains(match.Groups[1].Value)
        select $"{path} cites {match.Groups[1].Value}, which docs/references.bib lacks");

    [Fact]
    public void Every_work_has_a_doi_or_isbn_or_says_that_it_is_not_confirmed() => Nothing(
        from line in Bibliography()
        where !line.Contains("doi={", StringComparison.Ordinal) && !line.Contains("isbn={", StringComparison.Ordinal)
            && !line.Contains("not confirmed}", StringComparison.Ordinal)
        select $"no doi or isbn: {line}");

    [Fact]
    public void Every_reference_value_says_where_it_came_from() => Nothing(
        from folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "golden"))
        where Directory.GetFiles(folder, "expected*").Length > 0 && !File.Exists(Path.Combine(folder, "about.md"))
        select $"{folder} has no about.md");

    [Fact]
    public void Every_question_explains_itself() => Nothing(
        from folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "src/Sarcotrace.Questions"))
        where Path.GetFileName(folder) is not ("obj" or "bin") && !File.Exists(Path.Combine(folder, "readme.md"))
        select $"{folder} has no readme.md");

    [Fact]
    public void No_name_is_a_vague_word() => Nothing(
        from type in Checkout.Assemblies.SelectMany(assembly => assembly.GetTypes())
        where !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith("Sarcotrace", StringComparison.Ordinal) == true
        where Vague().IsMatch(type.Name)
        select $"{type.FullName}: look for the word a researcher would use");

    static void Nothing(IEnumerable<string> broken)
    {
        var sentences = broken.Distinct().ToArray();
        Assert.True(sentences.Length == 0, string.Join('\n', sentences));
    }

    static IEnumerable<Type> Types(string assembly) =>
        Checkout.Assemblies.Where(found => found.GetName().Name == assembly).SelectMany(found => found.GetTypes());

    static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(used => Path.GetFileNameWithoutExtension(((string)used.Attribute("Include")!).Replace('\\', '/')));

    static bool IsPublic(System.Reflection.Assembly assembly, string member)
    {
        var signature = member[2..].Split('(')[0];
        var type = assembly.GetType(signature[..signature.LastIndexOf('.')]);
        return type is { IsVisible: true } && !signature.EndsWith("#ctor", StringComparison.Ordinal)
            && type.GetMethods().Any(method => method.Name == signature[(signature.LastIndexOf('.') + 1)..].Split('`')[0]);
    }

    static HashSet<string> Keys() => [.. Bibliography().Select(line => line.Split('{', ',')[1])];

    static IEnumerable<string> Bibliography() =>
        File.ReadLines(Path.Combine(Checkout.Root, "docs/references.bib")).Where(line => line.StartsWith('@'));

    [GeneratedRegex(@"new(?: Citation)?\(""([a-z]+[0-9]{4}[a-z]?)""\)")]
    private static partial Regex Cited();

    [GeneratedRegex("(Manager|Helper|Utils?|Service|Task|Info|Data|Processor|Common|Misc|Base)$")]
    private static partial Regex Vague();
}
