using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Petab;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Petab;

public class PetabReaderTests
{
    static readonly Network Decay = new("decay")
    {
        Compartments = [new("c", 1)],
        Species = [new("A", "c") { InitialConcentration = 1 }, new("B", "c") { InitialConcentration = 0 }],
        Parameters = [new("k1", 0.8), new("k2", 0.6), new("half", null, false)],
        Rules = [new(RuleKind.Assignment, "half", Expression.Of(Operator.Divide, new Symbol("A"), new Literal(2)))],
        Reactions = [new("r") { LocalParameters = [new("q", 3)], Rate = new Symbol("q") }],
    };

    [Theory]
    [InlineData("Bachmann_MSB2011", 541, 113, 20)]
    [InlineData("Boehm_JProteomeRes2014", 48, 9, 3)]
    [InlineData("Bruno_JExpBot2016", 77, 13, 6)]
    [InlineData("Crauste_CellSystems2017", 21, 12, 4)]
    [InlineData("Elowitz_Nature2000", 58, 21, 1)]
    [InlineData("Fujita_SciSignal2010", 144, 19, 3)]
    [InlineData("Zheng_PNAS2012", 60, 46, 15)]
    public void A_benchmark_problem_is_read_whole(string name, int measurements, int estimated, int observables)
    {
        var problem = Read(RealData.File($"petab/{name}/{name}.yaml"));
        Assert.Equal(measurements, problem.Measurements.Length);
        Assert.Equal(estimated, problem.Parameters.Count(parameter => parameter.Estimated));
        Assert.Equal(observables, problem.Observables.Length);
        Assert.Equal(ConditionTiming.BeforeInitialValues, problem.Timing);
    }

    [Theory]
    [InlineData("v1.0.0")]
    [InlineData("v2.0.0")]
    public void Every_case_of_the_test_suite_is_read(string version)
    {
        var suite = Path.GetDirectoryName(Path.GetDirectoryName(RealData.File($"petab/test-suite/{version}/sbml/0001/_0001.yaml")))!;
        var cases = Directory.GetDirectories(suite);
        Assert.True(cases.Length >= 20);
        foreach (var folder in cases) Read(Path.Combine(folder, $"_{Path.GetFileName(folder)}.yaml"));
    }

    [Fact]
    public void A_pair_of_conditions_becomes_an_experiment()
    {
        using var scratch = new Scratch();
        var problem = Read(First(scratch,
            conditions: "conditionId\tk1\tB\npre\t0.3\t0\nsim\tk2\tNaN\n",
            measurements: "observableId\tpreequilibrationConditionId\tsimulationConditionId\ttime\tmeasurement\no\tpre\tsim\t1\t0.7\no\t\tsim\tinf\t1\n"));
        var (pair, alone) = (problem.Experiments[0], problem.Experiments[1]);
        Assert.True(pair.Preequilibrates);
        Assert.Equal([double.NegativeInfinity, 0], pair.Periods.Select(period => period.Start));
        Assert.Equal(["pre", "sim"], pair.Periods.SelectMany(period => period.Conditions));
        Assert.False(alone.Preequilibrates);
        Assert.Equal(double.PositiveInfinity, problem.Measurements[1].Time);
        Assert.Equal([new("k1", new Symbol("k2"))], problem.Conditions[1].Changes);
    }

    [Fact]
    public void Priors_of_the_first_version_are_read_with_their_scale()
    {
        using var scratch = new Scratch();
        var problem = Read(First(scratch, parameters:
            "parameterId\tparameterScale\tlowerBound\tupperBound\tnominalValue\testimate\tobjectivePriorType\tobjectivePriorParameters\tinitializationPriorType\n"
            + "k1\tlog10\t0.01\t100\t1\t1\tparameterScaleNormal\t0.5;2\tparameterScaleUniform\nk2\tlin\t0\t10\t0.6\t1\tlaplace\t1;2\tuniform\n"));
        var (k1, k2) = (problem.Parameters[0], problem.Parameters[1]);
        Assert.Equal((PriorShape.Normal, true, false), (k1.Prior!.Shape, k1.Prior.OnScale, k1.Prior.Truncated));
        Assert.Equal([-2.0, 2.0], k1.Beginnings!.Numbers);
        Assert.Equal((PriorShape.Laplace, false), (k2.Prior!.Shape, k2.Prior.OnScale));
        Assert.Equal([0.0, 10.0], k2.Beginnings!.Numbers);
        Assert.Equal(2, k1.ToScale(k1.FromScale(2)), 1e-12);
    }

    [Fact]
    public void Placeholders_are_filled_by_numbers_and_names()
    {
        using var scratch = new Scratch();
        var problem = Read(First(scratch,
            observables: "observableId\tobservableFormula\tnoiseFormula\tobservableTransformation\no\tA\t1\tlin\n"
                .Replace("A\t1", "observableParameter1_o*A + observableParameter2_o\tnoiseParameter1_o", StringComparison.Ordinal),
            measurements: "observableId\tsimulationConditionId\ttime\tmeasurement\tobservableParameters\tnoiseParameters\no\tc0\t1\t0.7\tk2;2.5\t0.1\n"));
        Assert.Equal(["observableParameter1_o", "observableParameter2_o"], problem.Observables[0].Placeholders);
        Assert.Equal([new Symbol("k2"), new Literal(2.5)], problem.Measurements[0].ObservableParameters);
        Assert.Equal([new Literal(0.1)], problem.Measurements[0].NoiseParameters);
    }

    [Fact]
    public void A_reactions_own_parameter_can_be_named_by_mapping()
    {
        using var scratch = new Scratch();
        scratch.Write("map.tsv", "petabEntityId\tmodelEntityId\nq_of_r\tr.q\n");
        var problem = Read(Second(scratch, "mapping_files: [map.tsv]\n", parameters:
            "parameterId\tlowerBound\tupperBound\tnominalValue\testimate\nq_of_r\t0\t10\t3\ttrue\n"));
        Assert.Empty(problem.Network.Reactions[0].LocalParameters);
        Assert.Equal(new Symbol("q_of_r"), problem.Network.Reactions[0].Rate);
        Assert.Contains(problem.Network.Parameters, parameter => parameter.Id == "q_of_r" && parameter.Value == 3);
    }

    [Fact]
    public void Periods_are_sorted_and_may_join_conditions()
    {
        using var scratch = new Scratch();
        scratch.Write("c.tsv", "conditionId\ttargetId\ttargetValue\na\tA\tA + 5\nb\tB\t2*k1\n");
        scratch.Write("e.tsv", "experimentId\ttime\tconditionId\ne\t10\ta\ne\t-inf\t\ne\t10\tb\n");
        scratch.Write("m.tsv", "observableId\texperimentId\ttime\tmeasurement\no\te\t1\t0.7\no\t\t1\t0.7\n");
        var problem = Read(Second(scratch, "condition_files: [c.tsv]\nexperiment_files: [e.tsv]\n", measurements: "m.tsv"));
        Assert.Equal([double.NegativeInfinity, 10], problem.Experiments[0].Periods.Select(period => period.Start));
        Assert.Equal(["a", "b"], problem.Experiments[0].Periods[1].Conditions);
        Assert.Equal("", problem.Experiments[1].Id);
    }

    [Fact]
    public void All_problems_are_told_at_once_with_their_place()
    {
        using var scratch = new Scratch();
        var loaded = Load(First(scratch,
            parameters: "parameterId\tparameterScale\tlowerBound\tupperBound\tnominalValue\testimate\n"
                + "k1\tlog10\t0\t100\t1\t1\nk2\tln\t5\t1\tx\t1\nk2\tlin\t0\t1\t1\t2\nk3\tlin\t0\t1\t1\t1\nhalf\tlin\t0\t1\t1\t1\n",
            conditions: "conditionId\tk9\nc0\t1\nc0\t2\n",
            observables: "observableId\tobservableFormula\tnoiseFormula\no\tA + X\t1\np\tA +\t1\nq\tA\tq_\n",
            measurements: "observableId\tsimulationConditionId\ttime\tmeasurement\tnoiseParameters\no\tc1\t1\t0.7\t\nz\tc0\tsoon\t\t\no\tc0\t1\t2\t3\n"));
        Assert.Null(loaded.Value);
        (string File, int Row, string Column)[] expected =
        [
            ("p.tsv", 2, "lowerBound"), ("p.tsv", 3, "parameterScale"), ("p.tsv", 3, "upperBound"), ("p.tsv", 3, "nominalValue"),
            ("p.tsv", 4, "parameterId"), ("p.tsv", 4, "estimate"), ("p.tsv", 5, "parameterId"), ("p.tsv", 6, "parameterId"),
            ("c.tsv", 1, "k9"), ("c.tsv", 3, "conditionId"), ("o.tsv", 2, "observableFormula"), ("o.tsv", 3, "observableFormula"),
            ("o.tsv", 4, "noiseFormula"), ("m.tsv", 2, "simulationConditionId"), ("m.tsv", 3, "observableId"), ("m.tsv", 3, "time"),
            ("m.tsv", 3, "measurement"), ("m.tsv", 4, "noiseParameters"),
        ];
        var places = loaded.Problems.Select(problem => (problem.File, problem.Row ?? 0, problem.Column ?? "")).ToArray();
        foreach (var place in expected) Assert.Contains(place, places);
        Assert.All(loaded.Problems, problem => Assert.NotEqual("", problem.Remedy));
    }

    [Theory]
    [InlineData("format_version: 3\n", "format_version")]
    [InlineData("format_version: 2.0.0\nmodel_files: {m: {location: model.xml, language: sbml}}\nextensions: {petab_select: {version: 1.0}}\n", "petab_select")]
    [InlineData("format_version: 2.0.0\nmodel_files: {m: {location: ../model.xml, language: sbml}}\n", "outside")]
    [InlineData("format_version: 2.0.0\nmodel_files: {m: {location: model.bngl, language: bngl}}\n", "bngl")]
    [InlineData("format_version: 2.0.0\nmodel_files: {m: {location: a, language: sbml}, n: {location: b, language: sbml}}\n", "2 models")]
    [InlineData("- a list\n", "list of keys")]
    public void What_cannot_be_read_is_refused_by_name(string yaml, string said)
    {
        using var scratch = new Scratch();
        var loaded = Load(scratch.Write("problem.yaml", yaml));
        Assert.Null(loaded.Value);
        Assert.Contains(loaded.Problems, problem => problem.ToString().Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        using var scratch = new Scratch();
        var loaded = Load(First(scratch, measurements: "observableID\tsimulationConditionId\ttime\tmeasurement\no\tc0\t1\t1\n"));
        Assert.Contains(loaded.Problems, problem => problem is { File: "m.tsv", Column: "observableId", Remedy: "rename observableID" });
    }

    internal static FitProblem Read(string path)
    {
        var loaded = Load(path);
        Assert.True(loaded.Succeeded, $"{path}\n{string.Join('\n', loaded.Problems)}");
        return loaded.Value!;
    }

    internal static Loaded<FitProblem> Load(string path) => PetabReader.Read(path, (stream, file) =>
        file == "model.xml" && stream.Length == 0 ? new(Decay, []) : SbmlReader.Read(stream, file, null));

    internal static string First(
        Scratch scratch, string? parameters = null, string? conditions = null, string? observables = null, string? measurements = null)
    {
        scratch.Write("model.xml", "");
        scratch.Write("p.tsv", parameters ?? "parameterId\tparameterScale\tlowerBound\tupperBound\tnominalValue\testimate\nk2\tlin\t0\t10\t0.6\t1\n");
        scratch.Write("c.tsv", conditions ?? "conditionId\nc0\n");
        scratch.Write("o.tsv", observables ?? "observableId\tobservableFormula\tnoiseFormula\no\tA\t0.5\n");
        scratch.Write("m.tsv", measurements ?? "observableId\tsimulationConditionId\ttime\tmeasurement\no\tc0\t1\t0.7\n");
        return scratch.Write("problem.yaml", "format_version: 1\nparameter_file: p.tsv\nproblems:\n- condition_files: [c.tsv]\n"
            + "  measurement_files: [m.tsv]\n  observable_files: [o.tsv]\n  sbml_files: [model.xml]\n");
    }

    static string Second(Scratch scratch, string more, string? parameters = null, string measurements = "m2.tsv")
    {
        scratch.Write("model.xml", "");
        scratch.Write("p.tsv", parameters ?? "parameterId\tlowerBound\tupperBound\tnominalValue\testimate\nk2\t0\t10\t0.6\ttrue\n");
        scratch.Write("o.tsv", "observableId\tobservableFormula\tnoiseFormula\no\tA\t0.5\n");
        scratch.Write("m2.tsv", "observableId\texperimentId\ttime\tmeasurement\no\t\t1\t0.7\n");
        return scratch.Write("problem.yaml", "format_version: 2.0.0\nparameter_files: [p.tsv]\nmodel_files: {m: {location: model.xml, language: sbml}}\n"
            + $"observable_files: [o.tsv]\nmeasurement_files: [{measurements}]\n{more}");
    }
}
