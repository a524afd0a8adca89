using System.Collections.Immutable;

namespace Sarcotrace.Core.Tests;

public class CompiledTableTests
{
    [Fact]
    public void Cells_are_read_by_name_and_quotes_keep_commas()
    {
        var rows = Read("name,mass_g,note\nmouse,25.5,\"small, \"\"grey\"\"\"\nrat,,\"\"\n");
        Assert.Equal(("mouse", 25.5, "small, \"grey\""), rows[0]);
        Assert.Equal(("rat", null, null), rows[1]);
    }

    [Theory]
    [InlineData("name,mass_g\nmouse,1\n", "animals.csv, line 2: note is no column of the table")]
    [InlineData("name,mass_g,note,colour\nmouse,1,,grey\n", "animals.csv, line 1: nothing uses column 'colour'")]
    [InlineData("name,mass_g,mass_g\nmouse,1,1\n", "animals.csv, line 1: column 'mass_g' has no name or stands twice")]
    [InlineData("name,mass_g,note\nmouse,1,\nrat,2\n", "animals.csv, line 3: 2 cells, not 3")]
    [InlineData("name,mass_g,note\n,1,\n", "animals.csv, line 2: name is empty")]
    [InlineData("name,mass_g,note\nmouse,heavy,\n", "animals.csv, line 2: mass_g 'heavy' is not a number of type Double")]
    [InlineData("name,mass_g,note\nmouse,NaN,\n", "animals.csv, line 2: mass_g 'NaN' is not a number of type Double")]
    [InlineData("name,mass_g,note\nmouse,1,\"open\n", "animals.csv, line 2: a quote is not closed")]
    [InlineData("name,mass_g,note\n", "animals.csv, line 1: nothing uses column 'name'")]
    public void What_is_odd_is_told_with_its_line(string text, string told) =>
        Assert.Equal(told, Assert.Throws<FormatException>(() => Read(text)).Message);

    [Fact]
    public void A_choice_is_a_name_of_the_enumeration_and_nothing_else()
    {
        Assert.Equal(Origin.Published, Choice("published"));
        Assert.Equal("x.csv, line 2: origin '2' is not one of Measured, Derived, Published, Assumed, Simulated", Assert.Throws<FormatException>(() => Choice("2")).Message);
        Assert.Throws<FormatException>(() => Choice("guessed"));
        static Origin Choice(string word) =>
            CompiledTable.Read(new StringReader($"origin\n{word}\n"), "x.csv", row => row.Choice<Origin>("origin"))[0];
    }

    [Fact]
    public void A_word_is_one_of_those_allowed()
    {
        Assert.True(Tag("confirmed"));
        Assert.Equal("x.csv, line 2: tag 'sure' is not one of confirmed, unconfirmed", Assert.Throws<FormatException>(() => Tag("sure")).Message);
        static bool Tag(string word) => CompiledTable.Read(new StringReader($"tag\n{word}\n"), "x.csv", row => row.IsConfirmed("tag"))[0];
    }

    [Fact]
    public void A_table_that_was_not_compiled_in_is_named() => Assert.Equal("nowhere.csv", Assert.Throws<FileNotFoundException>(() =>
        CompiledTable.Read(typeof(CompiledTable), "nowhere.csv", row => row["name"])).FileName);

    static ImmutableArray<(string Name, double? Mass, string? Note)> Read(string text) => CompiledTable.Read(
        new StringReader(text), "animals.csv", row => (row["name"], row.Number<double>("mass_g"), row.Text("note")));
}
