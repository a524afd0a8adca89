using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Files.Formulas;
using Sarcotrace.Files.Petab;

namespace Sarcotrace.Files.Tests.Petab;

public class PetabWriterTests
{
    [Theory]
    [InlineData("Bachmann_MSB2011/Bachmann_MSB2011.yaml")]
    [InlineData("Boehm_JProteomeRes2014/Boehm_JProteomeRes2014.yaml")]
    [InlineData("Fujita_SciSignal2010/Fujita_SciSignal2010.yaml")]
    [InlineData("test-suite/v1.0.0/sbml/0017/_0017.yaml")]
    [InlineData("test-suite/v2.0.0/sbml/0009/_0009.yaml")]
    [InlineData("test-suite/v2.0.0/sbml/0016/_0016.yaml")]
    [InlineData("test-suite/v2.0.0/sbml/0024/_0024.yaml")]
    [InlineData("test-suite/v2.0.0/sbml/0031/_0031.yaml")]
    public void What_is_written_reads_back_the_same(string name)
    {
        var path = RealData.File($"petab/{name}");
        var problem = PetabReaderTests.Read(path);
        using var scratch = new Scratch();
        var problems = PetabWriter.Write(problem, scratch.Path("."), (_, stream) => stream.WriteByte(0));
        Assert.Empty(problems);
        var back = PetabReader.Read(scratch.Path("problem.yaml"), (_, _) => new(problem.Network, []));
        Assert.True(back.Succeeded, string.Join('\n', back.Problems));
        Assert.Equal(Said(problem), Said(back.Value!));
    }

    [Fact]
    public void Estimates_replace_nominal_values_and_nothing_else()
    {
        const string Table = "parameterId\tnominalValue\testimate\tmy column\r\nk1\t0.8\t1\tkept \"as is\"\r\nk2\t\t1\t\r\n";
        var changed = PetabWriter.WithValues(Table, new Dictionary<string, double> { ["k1"] = 0.1, ["k3"] = 1 });
        Assert.Equal(Table.Replace("0.8", "0.1", StringComparison.Ordinal), changed);
    }

    [Fact]
    public void A_missing_column_of_values_is_added() => Assert.Equal(
        "parameterId\testimate\tnominalValue\nk1\t1\t2.5\n",
        PetabWriter.WithValues("parameterId\testimate\nk1\t1\n", new Dictionary<string, double> { ["k1"] = 2.5 }));

    [Fact]
    public void What_the_first_version_cannot_say_is_told_and_not_written()
    {
        using var scratch = new Scratch();
        var problem = PetabReaderTests.Read(PetabReaderTests.First(scratch)) with
        {
            Experiments = [new("c0", [new(5, ["c0"])])],
        };
        File.Delete(scratch.Path("problem.yaml"));
        var problems = PetabWriter.Write(problem, scratch.Path("."), (_, _) => { });
        Assert.Contains(problems, found => found.Severity == Severity.Error && found.Column == "c0");
        Assert.False(File.Exists(scratch.Path("problem.yaml")));
    }

    // Arrays compare by reference, so the problems are compared by what they say.
    static string[] Said(FitProblem problem) =>
    [
        .. problem.Parameters.Select(parameter => $"{parameter with { Prior = null, Beginnings = null }} {Said(parameter.Prior)} {Said(parameter.Beginnings)}"),
        .. problem.Conditions.Select(condition => $"{condition.Id} {string.Join(' ', condition.Changes.Select(change => $"{change.Target}={Text(change.Value)}"))}"),
        .. problem.Experiments.Select(experiment => $"{experiment.Id} {string.Join(' ', experiment.Periods.Select(period => $"{period.Start}:{string.Join('+', period.Conditions)}"))}"),
        .. problem.Observables.Select(observable => $"{observable.Id} {observable.Noise} {Text(observable.Formula)} {Text(observable.NoiseFormula)} "
            + string.Join(' ', observable.Placeholders.AddRange(observable.NoisePlaceholders))),
        .. problem.Measurements.Select(measurement => $"{measurement.Observable} {measurement.Experiment} {measurement.Time:R} {measurement.Value:R} "
            + string.Join(' ', measurement.ObservableParameters.AddRange(measurement.NoiseParameters).Select(Text))),
    ];

    static string Said(Prior? prior) => prior is null ? "" : $"{prior.Shape} {prior.OnScale} {prior.Truncated} {string.Join(' ', prior.Numbers)}";

    static string Text(Core.Networks.Expression formula) => FormulaWriter.Write(formula, FormulaSyntax.Petab);
}
