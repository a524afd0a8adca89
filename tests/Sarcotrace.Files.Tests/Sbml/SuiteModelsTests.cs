using System.Diagnostics;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>Every public model is read, or refused for a reason that is named.</summary>
public sealed class SuiteModelsTests
{
    [Fact]
    public void Every_model_of_the_test_suite_is_read()
    {
        using var suite = SuiteModels.Semantic();
        var clock = Stopwatch.StartNew();
        var cases = suite.Cases().ToList();
        var refused = cases.Select(suite.Read).Where(loaded => !loaded.Succeeded).ToList();

        Assert.True(refused.Count == 0, Told(cases.Count, refused.Count, clock,
            refused.SelectMany(loaded => loaded.Problems.Where(problem => problem.Severity == Severity.Error).Take(3))));
        Assert.Equal(1_823, cases.Count);
    }

    [Fact]
    public void Every_BioModel_is_read()
    {
        using var models = SuiteModels.BioModels();
        var clock = Stopwatch.StartNew();
        var files = models.Files().ToList();
        var refused = files.Select(models.Read).Where(loaded => !loaded.Succeeded).ToList();

        Assert.True(refused.Count == 0, Told(files.Count, refused.Count, clock,
            refused.SelectMany(loaded => loaded.Problems.Where(problem => problem.Severity == Severity.Error).Take(3))));
        Assert.Equal(269, files.Count);
    }

    static string Told(int all, int refused, Stopwatch clock, IEnumerable<Problem> problems) =>
        $"{all - refused} of {all} read, {refused} refused, {clock.Elapsed.TotalSeconds:0.0} s\n"
        + string.Join('\n', problems.Select(problem => problem.ToString()).Take(60));
}
