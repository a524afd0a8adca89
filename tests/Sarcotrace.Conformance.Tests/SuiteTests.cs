namespace Sarcotrace.Conformance.Tests;

/// <summary>The whole SBML Test Suite and the curated models, by the suite's own tolerances.</summary>
public class SuiteTests
{
    [Fact]
    public void Every_case_of_the_suite_passes()
    {
        var cases = SuiteCase.In(RealData.File("sbml-test-suite/semantic.zip")).ToArray();
        var verdicts = new Verdict[cases.Length];
        Parallel.For(0, cases.Length, i => verdicts[i] = Judge.Safely(cases[i]));
        Assert.Equal(1823, cases.Length);
        Assert.Empty(verdicts.Where(verdict => verdict.Outcome != Outcome.Passed)
            .Select(verdict => $"{verdict.Case} {verdict.Outcome}: {verdict.Why}"));
    }

    [Fact]
    public void Every_curated_model_runs_or_is_refused_by_name()
    {
        var verdicts = BioModels.In(RealData.File("biomodels/curated.zip"));
        Assert.Empty(verdicts.Where(verdict => verdict.Outcome == Outcome.Wrong).Select(verdict => $"{verdict.Case}: {verdict.Why}"));
        // Two give no initial value to a variable; one has no slope where it starts.
        string[] refused = ["BIOMD0000000034_url.xml", "BIOMD0000000113_url.xml", "BIOMD0000000211_url.xml"];
        Assert.Equal(refused, verdicts.Where(verdict => verdict.Outcome == Outcome.Refused).Select(verdict => verdict.Case));
    }
}
