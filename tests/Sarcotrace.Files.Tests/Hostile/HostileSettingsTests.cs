using System.Diagnostics;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Study files and filters that would hang, fill the memory or overflow the stack.</summary>
public sealed class HostileSettingsTests : IDisposable
{
    readonly Scratch _scratch = new();

    public static TheoryData<string, string> Studies => new()
    {
        { "a: &a [x, x]\nb: [*a, *a]\npeople: p.csv\n", "aliases are not understood here" },
        { "people: " + new string('[', 100_000), "nested too deeply" },
        { "people: p.csv\npeople: q.csv\n", "given twice" },
        { "people:\n\tfile: p.csv\n", "" },
        { "people: \"p\\0.csv\"\n", "a letter of the text is 0" },
        { string.Concat(Enumerable.Range(0, 20_000).Select(key => $"k{key}: 1\n")), "more than 10000 keys" },
        { "people: p.csv\nquestions: {<<: *a}\n", "" },
        { "- a\n- b\n", "not one list of keys" },
        { "", "not one list of keys" },
        { "title: [1, {\npeople: p.csv\n", "" },
        { $"{new string('k', 1_000_000)}: 1\npeople: p.csv\n", "" },
    };

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_study_file_that_is_none_is_refused_at_once(string text, string said)
    {
        var clock = Stopwatch.StartNew();
        var read = StudyFile.Read(_scratch.Write("study.yaml", text));
        Assert.False(read.Succeeded);
        Assert.Contains(read.Problems, problem => problem.What.Contains(said, StringComparison.Ordinal) && problem.Remedy.Length > 0);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60); // not for ever
    }

    [Fact]
    public void A_study_file_of_a_hundred_megabytes_is_refused_unread()
    {
        using (var file = File.Create(_scratch.Path("study.yaml"))) file.SetLength(100 << 20);
        Assert.Contains("larger than 4 MiB", Assert.Single(StudyFile.Read(_scratch.Path("study.yaml")).Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", 500_000), InlineData("not ", 500_000), InlineData("age > 1 and ", 100_000), InlineData("age > 1 or ", 200)]
    public void A_filter_without_end_is_refused_or_ends(string part, int times)
    {
        var filter = string.Concat(Enumerable.Repeat(part, times)) + "age > 1";
        var people = _scratch.People("id,age\nA,60\n", where: filter);
        Assert.Equal(times > 200, !people.Succeeded);
    }

    [Fact]
    public void A_role_given_to_two_columns_is_a_problem()
    {
        var people = _scratch.People("id,a,b\nA,160,170\n", "height=a;height=b");
        Assert.Contains(people.Problems, problem => problem.Severity == Severity.Error && problem.What.Contains("2 columns", StringComparison.Ordinal));
    }

    public void Dispose() => _scratch.Dispose();
}
