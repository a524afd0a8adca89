using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Tests;

static class PeopleTexts
{
    /// <summary>Reads a people table written from text.</summary>
    public static Loaded<People> People(this Scratch scratch, string text, string map = "", string? where = null) => PeopleFile.Read(
        scratch.Write("people.csv", text),
        new("people.csv", null, [.. map.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(word => ColumnChoice.FromWord(word).Value!)], where, []),
        default, null, default).People;
}
