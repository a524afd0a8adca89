namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Mutants of one reader's files, one after another.</summary>
sealed class Trial
{
    readonly Reader _reader;
    readonly Mutator _draws;
    readonly string _path;

    internal Trial(Reader reader, string folder, ulong seed)
    {
        (_reader, _draws, _path) = (reader, new(seed), Path.Combine(folder, reader.File));
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        foreach (var (name, text) in reader.Beside)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (path != _path) File.WriteAllText(path, text);
        }
    }

    /// <summary>The present one.</summary>
    internal byte[] Mutant { get; private set; } = [];

    /// <summary>Makes the next one, and lays it where the reader looks.</summary>
    internal void Next() => Mutant = _draws.Mutant(_reader.Seeds[_draws.Below(_reader.Seeds.Length)], _reader.Words);

    /// <summary>Reads the present one; null where it is read or refused as it should be.</summary>
    internal string? Read() => Read(Mutant, wanted: false);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">What it holds.</param>
    /// <param name="wanted">Whether it must give a value.</param>
    internal string? Read(byte[] bytes, bool wanted)
    {
        File.WriteAllBytes(_path, bytes);
        try
        {
            var read = _reader.Open(_path);
            return wanted && !read.Succeeded ? string.Join('\n', read.Problems) : read.Fault;
        }
        catch (Exception broken)
        {
            return $"{broken.GetType().Name}: {broken.Message}\n{broken.StackTrace}";
        }
    }
}
