namespace Sarcotrace.App.Report.Wording;

/// <summary>Files that travel inside the program: fonts, style, script, bibliography.</summary>
static class Embedded
{
    /// <summary>The bytes of an embedded file.</summary>
    /// <exception cref="FileNotFoundException">No file of that name was embedded.</exception>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{name} was not embedded", name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>An embedded file as UTF-8 text with lines that end in \n.</summary>
    /// <exception cref="FileNotFoundException">No file of that name was embedded.</exception>
    public static string Text(string name)
        => System.Text.Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n").TrimStart('\uFEFF');
}
