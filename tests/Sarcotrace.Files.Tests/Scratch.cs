using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Tests;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
sealed class Scratch : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-test-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Write(string name, string text) => Write(name, new UTF8Encoding(false).GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    /// <summary>Reads a people table written from text.</summary>
    public Loaded<People> People(string text, string map = "", string? where = null) => PeopleFile.Read(
        Write("people.csv", text),
        new("people.csv", null, [.. map.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(word => ColumnChoice.FromWord(word).Value!)], where, []),
        default, null, default).People;

    public void Dispose() => _folder.Delete(recursive: true);
}
