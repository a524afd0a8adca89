using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sarcotrace.House.Tests;

/// <summary>The checkout the tests stand in.</summary>
static class Checkout
{
    /// <summary>Its folder.</summary>
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    /// <summary>Projects that ship, lowest first: one may use only those before it that are not its equals.</summary>
    public static readonly string[][] Floors =
    [
        ["Sarcotrace.Core"],
        ["Sarcotrace.Statistics", "Sarcotrace.Images", "Sarcotrace.Dynamics", "Sarcotrace.Files"],
        ["Sarcotrace.Questions"],
        ["Sarcotrace.App"],
    ];

    /// <summary>The assemblies that exist by now, lowest first.</summary>
    public static IEnumerable<Assembly> Assemblies => Floors.SelectMany(floor => floor)
        .Where(name => Directory.Exists(Path.Combine(Root, "src", name)))
        .Select(name => Assembly.Load(name == "Sarcotrace.App" ? "sarcotrace" : name));

    /// <summary>Files below a folder of the checkout, build outputs left out.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static string Here([CallerFilePath] string path = "") => path;
}
