using System.Globalization;
using Sarcotrace.Dynamics.Estimation;
using Sarcotrace.Files.Petab;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Dynamics.Tests.Estimation;

/// <summary>The PEtab test suite and published benchmark problems: likelihoods, priors and gradients.</summary>
public class PetabTests
{
    [Theory]
    [InlineData("v1.0.0", 20)]
    [InlineData("v2.0.0", 31)]
    public void Every_case_has_its_likelihood_and_its_gradient(string version, int count)
    {
        var suite = Path.GetDirectoryName(Path.GetDirectoryName(RealData.File($"petab/test-suite/{version}/sbml/0001/_0001.yaml")))!;
        var folders = Directory.GetDirectories(suite).Order().ToArray();
        Assert.Equal(count, folders.Length);
        foreach (var folder in folders)
        {
            var id = Path.GetFileName(folder);
            var objective = Objective(Path.Combine(folder, $"_{id}.yaml"));
            var told = Told(Path.Combine(folder, $"_{id}_solution.yaml"));
            var found = objective.At(objective.Nominal.AsSpan(), false, TestContext.Current.CancellationToken);
            Assert.True(
                Math.Abs(-found.Value - told["llh"]) <= told["tol_llh"], $"{version}/{id}: {-found.Value:R}, not {told["llh"]:R} {found.Advice}");
            AgreesWithDifferences($"{version}/{id}", objective);
        }
    }

    [Theory]
    [InlineData("Boehm_JProteomeRes2014", -138.22199693517703)]
    [InlineData("Crauste_CellSystems2017", -190.96521897435176)]
    [InlineData("Bruno_JExpBot2016", 46.688176988431806)]
    [InlineData("Fujita_SciSignal2010", 53.08377736998929)]
    [InlineData("Elowitz_Nature2000", 63.20279991419332)]
    [InlineData("Zheng_PNAS2012", 278.33353271001477)]
    [InlineData("Bachmann_MSB2011", 418.40573341425295)]
    public void A_benchmark_problem_has_its_published_likelihood(string name, double published)
    {
        var objective = Objective(RealData.File($"petab/{name}/{name}.yaml"));
        var value = -objective.At(objective.Nominal.AsSpan(), false, TestContext.Current.CancellationToken).Value;
        Assert.Equal(1, value / published, 1e-5);
    }

    [Theory]
    [InlineData("Boehm_JProteomeRes2014")]
    [InlineData("Fujita_SciSignal2010")]
    [InlineData("Zheng_PNAS2012")]
    public void A_benchmark_problem_has_an_exact_gradient(string name) =>
        AgreesWithDifferences(name, Objective(RealData.File($"petab/{name}/{name}.yaml")));

    [Theory]
    [InlineData("0024")]
    [InlineData("0025")]
    public void Priors_cut_at_bounds_integrate_to_one(string id)
    {
        var path = RealData.File($"petab/test-suite/v2.0.0/sbml/{id}/_{id}.yaml");
        var told = File.ReadLines(Path.Combine(Path.GetDirectoryName(path)!, $"_{id}_solution.yaml"))
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Split(':'))
            .ToDictionary(parts => parts[0].Trim(), parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
        var objective = Objective(path);
        var x = objective.Nominal;
        var whole = objective.Priors(x.AsSpan());
        var sum = objective.Sought.Where(one => one.Prior is not null).Sum(one => told[one.Id]);
        Assert.True(objective.Sought.Count(one => one.Prior is not null) >= 11);
        Assert.Equal(sum, -whole, 1e-11);
    }

    [Fact]
    public void Searches_from_random_starts_reach_the_published_optimum()
    {
        var objective = Objective(RealData.File("petab/Boehm_JProteomeRes2014/Boehm_JProteomeRes2014.yaml"), 1e-6);
        var searches = new Multistart { Starts = 40, Seed = 3 }.Of(
            objective, objective.Nominal, null, TestContext.Current.CancellationToken);
        Assert.True(searches.Complete);
        Assert.InRange(-searches.Best[0].Search.Value, -138.22199693517703 - 0.1, -138);
    }

    static void AgreesWithDifferences(string name, FitObjective objective)
    {
        var x = objective.Nominal.ToArray();
        var gradient = objective.At(x, true, TestContext.Current.CancellationToken).Gradient;
        var steepest = gradient.Max(Math.Abs);
        for (var i = 0; i < x.Length; i++)
        {
            var step = 1e-4 * Math.Max(1, Math.Abs(x[i]));
            var slope = (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
            Assert.True(
                Math.Abs(slope - gradient[i]) <= 2e-4 * (1 + Math.Abs(slope) + 0.01 * steepest),
                $"{name}, {objective.Names[i]}: {gradient[i]:R} but differences {slope:R}");

            double At(double change)
            {
                var moved = (double[])x.Clone();
                moved[i] += change;
                return objective.At(moved, false, TestContext.Current.CancellationToken).Value;
            }
        }
    }

    static Dictionary<string, double> Told(string path) => File.ReadLines(path)
        .Where(line => line.StartsWith("llh", StringComparison.Ordinal) || line.StartsWith("tol_", StringComparison.Ordinal))
        .Select(line => line.Split(':')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));

    static FitObjective Objective(string path, double relative = 1e-8)
    {
        var loaded = PetabReader.Read(path, (stream, file) => SbmlReader.Read(stream, file, null));
        Assert.True(loaded.Value is not null, string.Join('\n', loaded.Problems));
        var (objective, refusals) = FitObjective.Of(loaded.Value!, new FitOptions
        {
            Priors = false,
            Tolerances = new() { Relative = relative, Absolute = 1e-14 },
        });
        Assert.True(objective is not null, string.Join('\n', refusals));
        return objective!;
    }
}
