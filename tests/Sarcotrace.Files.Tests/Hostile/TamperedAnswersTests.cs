using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>answers.json of an earlier run after somebody changed it.</summary>
public sealed class TamperedAnswersTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void A_run_comes_back_as_it_was() => Assert.Equal(Seeds.Answers[0], Again(AnswersFile.Read(_scratch.Write("answers.json", Seeds.Answers[0])).Value!));

    [Theory]
    [InlineData("\"phenotype-people\"", "\"../../x\"", "no file's")]
    [InlineData("\"phenotype-people\"", "\"a/b\"", "no file's")]
    [InlineData("\"phenotype-people\"", "\"\"", "no file's")]
    [InlineData("\"A study\"", "null", "null where a text belongs")]
    [InlineData("\"It falls\"", "null", "null where a text belongs")]
    [InlineData("[1,null,3]", "[1,null]", "several lengths")]
    [InlineData("\"name\": \"t\"", "\"name\": \"x\"", "columns of one name")]
    [InlineData("\"digits\": 3", "\"digits\": 99", "no digits")]
    [InlineData("\"people\": 2", "\"people\": -1", "-1 people")]
    [InlineData("\"people\": 2", "\"people\": 99999999999", "the file is broken")]
    [InlineData("\"Inf\"", "\"much\"", "'much' is no number")]
    [InlineData("\"replicates\": 12", "\"replicates\": 1.5", "the file is broken")]
    [InlineData("\"title\"", "\"tit\\ud800le\"", "the file is broken")]
    [InlineData("sarcotrace-answers-1", "sarcotrace-answers-9", "this is not")]
    public void A_change_that_no_run_makes_is_refused(string what, string to, string said)
    {
        var text = Encoding.UTF8.GetString(Seeds.Answers[0]);
        Assert.Contains(what, text, StringComparison.Ordinal);
        var read = AnswersFile.Read(_scratch.Write("answers.json", text.Replace(what, to, StringComparison.Ordinal)));
        var problem = Assert.Single(read.Problems);
        Assert.Contains(said, problem.What, StringComparison.Ordinal);
        Assert.Contains("run the study again", problem.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1), InlineData(50), InlineData(200)]
    public void A_file_cut_off_is_refused(int bytes) =>
        Assert.False(AnswersFile.Read(_scratch.Write("answers.json", Seeds.Answers[0][..^bytes])).Succeeded);

    public void Dispose() => _scratch.Dispose();

    static byte[] Again(RunRecord run)
    {
        using var memory = new MemoryStream();
        AnswersFile.Write(memory, run);
        return memory.ToArray();
    }
}
