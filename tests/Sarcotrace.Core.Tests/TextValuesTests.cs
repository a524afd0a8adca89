namespace Sarcotrace.Core.Tests;

public class TextValuesTests
{
    [Theory, InlineData(3, 3), InlineData(256, 256), InlineData(257, 257), InlineData(65_536, 65_536), InlineData(65_537, 100_000)]
    public void However_many_texts_occur_each_cell_keeps_its_own_and_few_are_held_once(int distinct, int held)
    {
        string?[] cells = [.. Enumerable.Range(0, 100_000).Select(cell => $"t{cell % distinct}")];
        var values = TextValues.Of(cells.AsEnumerable());
        Assert.Equal(cells, values);
        Assert.Equal(cells.Length, values.Length);
        Assert.Equal(held, values.Held);
    }

    [Fact]
    public void An_empty_cell_is_null_and_no_text()
    {
        TextValues values = ["a", null, "", "a", null];
        Assert.Equal(["a", null, "", "a", null], values.AsEnumerable());
        Assert.Equal((1, 2, 0, -1), (values.IndexOf(null), values.IndexOf(""), values.IndexOf("a"), values.IndexOf("b")));
        Assert.Equal([null, "", "a"], values.Slice(1, 3).AsEnumerable());
        Assert.Empty((TextValues)[]);
    }

    [Fact]
    public void Small_values_are_put_into_words_once()
    {
        var asked = 0;
        var values = TextValues.Of(1000, cell => cell % 3, value => (asked++, value == 0 ? null : $"{value}").Item2);
        Assert.Equal(3, asked);
        Assert.Equal([null, "1", "2", null], values.Take(4));
    }
}
