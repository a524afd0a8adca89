using Sarcotrace.Core;

namespace Sarcotrace.Files.Sbml;

/// <summary>Which packages of Level 3 a document needs, and whether they are known.</summary>
static class Packages
{
    const string Required = " required";

    static readonly string[] Known =
    [
        "http://www.sbml.org/sbml/level3/version1/comp/version1",
        "http://www.sbml.org/sbml/level3/version1/fbc/version1",
        "http://www.sbml.org/sbml/level3/version1/fbc/version2",
        "http://www.sbml.org/sbml/level3/version1/fbc/version3",
        "http://www.sbml.org/sbml/level3/version1/l3v2extendedmath/version1",
    ];

    public static void Check(Element root, Complaints complaints)
    {
        var declared = root.Attributes.Where(attribute => attribute.Name.StartsWith("xmlns", StringComparison.Ordinal))
            .Select(attribute => attribute.Value)
            .Where(uri => uri.StartsWith(Dialect.Package, StringComparison.Ordinal) && !Dialect.IsCore(uri));
        var demanded = root.Attributes.Where(attribute => attribute.Name.EndsWith(Required, StringComparison.Ordinal))
            .ToDictionary(attribute => attribute.Name[..^Required.Length], attribute => attribute.Value.Trim() is "true" or "1");

        foreach (var uri in declared.Concat(demanded.Keys).Distinct().Except(Known))
        {
            if (demanded.GetValueOrDefault(uri))
            {
                complaints.At(root, $"the package {Name(uri)} changes what the model means, and is not known ({uri})",
                    "save the model without this package, if the program that made it can");
            }
            else
            {
                complaints.At(root, $"the package {Name(uri)} is not used", "it changes no result", Severity.Note);
            }
        }
    }

    static string Name(string uri) => uri.StartsWith(Dialect.Package, StringComparison.Ordinal)
        && uri.Split('/') is [.., var name, _] ? name : uri;
}
