using System.Runtime.CompilerServices;

namespace Sarcotrace.Testing;

/// <summary>Texts that a person approved: they change only on purpose. SARCOTRACE_APPROVE=1 writes them anew.</summary>
static class Approved
{
    /// <summary>Fails unless the text is the one in the file, named from the root of the checkout.</summary>
    public static void Text(string file, string text)
    {
        var path = FromRoot(file);
        var normal = text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("SARCOTRACE_APPROVE") == "1") File.WriteAllText(path, normal);
        Assert.True(File.Exists(path), $"{file} is missing; look at what would be written, then set SARCOTRACE_APPROVE=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), normal);
    }

    /// <summary>A path from the root of the checkout.</summary>
    public static string FromRoot(string file) => Path.GetFullPath(Path.Combine(Here(), "../../..", file));

    static string Here([CallerFilePath] string path = "") => path;
}
