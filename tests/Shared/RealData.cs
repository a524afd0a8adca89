namespace Sarcotrace.Testing;

/// <summary>Public data sets that are not ours to ship: a folder beside the checkout, or SARCOTRACE_TEST_DATA.</summary>
static class RealData
{
    static readonly string Root = Environment.GetEnvironmentVariable("SARCOTRACE_TEST_DATA")
        ?? Approved.FromRoot("../shared/data");

    /// <summary>The path of a file, such as <c>nhanes/x.csv</c>; skips the running test, saying so, where it is absent.</summary>
    public static string File(string name)
    {
        var path = Path.Combine(Root, name);
        Assert.SkipUnless(System.IO.File.Exists(path), $"real data {name} is absent; SARCOTRACE_TEST_DATA names its folder");
        return path;
    }
}
