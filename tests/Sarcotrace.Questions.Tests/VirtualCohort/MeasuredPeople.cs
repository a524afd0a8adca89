using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>People with all three traits, ready for regressions that adjust for age, sex and run day.</summary>
sealed class MeasuredPeople
{
    readonly VirtualStudy _study;
    readonly int[] _rows;
    readonly List<double[]> _basis = [];

    internal MeasuredPeople(VirtualStudy study)
    {
        _study = study;
        var people = study.People;
        var place = people.Ids.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i);
        double[][] traits = [[.. Asmi(people)], [.. Grip(people)], [.. people.Measure("gait-speed")!.Values]];
        var samples = study.Metabolome.Samples;
        _rows = [.. Enumerable.Range(0, samples.Length).Where(IsComplete)];

        Extend(_ => 1);
        Extend(row => people.Measure("age")!.Values[place[samples[row].Person]]);
        Extend(row => people.Sex[place[samples[row].Person]] == Sex.Male ? 1 : 0);
        foreach (var day in samples.Select(sample => sample.Batch).Distinct().Skip(1))
            Extend(row => samples[row].Batch == day ? 1 : 0);

        Traits = [.. ((string[])["asmi", "grip", "gait"]).Zip(traits, (name, trait) =>
            (name, Adjusted([.. _rows.Select(row => trait[place[samples[row].Person]])])))];

        bool IsComplete(int row) => place.TryGetValue(samples[row].Person, out var person)
            && traits.All(trait => double.IsFinite(trait[person]));
    }

    /// <summary>The traits, with what age, sex and run day explain taken away.</summary>
    internal (string Name, double[] Adjusted)[] Traits { get; }

    /// <summary>Degrees of freedom of a regression on one trait.</summary>
    internal int Freedom => _rows.Length - _basis.Count - 1;

    /// <summary>Logarithms of a metabolite, half its least value where not measured; null if a fifth was not.</summary>
    internal double[]? Logs(int metabolite)
    {
        var values = _rows.Select(row => _study.Metabolome.Of(metabolite)[row]).ToArray();
        if (values.Count(double.IsNaN) > 0.2 * values.Length) return null;

        var floor = values.Where(value => !double.IsNaN(value)).Min() / 2;
        return [.. values.Select(value => Math.Log(double.IsNaN(value) ? floor : value))];
    }

    /// <summary>What age, sex and run day do not explain.</summary>
    internal double[] Adjusted(double[] column)
    {
        double[] rest = [.. column];
        foreach (var direction in _basis)
        {
            var along = Dot(direction, rest);
            for (var i = 0; i < rest.Length; i++) rest[i] -= along * direction[i];
        }

        return rest;
    }

    /// <summary>Student's t of the partial association of two adjusted columns.</summary>
    internal double T(double[] x, double[] y)
    {
        var r = Dot(x, y) / Math.Sqrt(Dot(x, x) * Dot(y, y));
        return r * Math.Sqrt(Freedom / (1 - r * r));
    }

    /// <summary>Adds a covariate to the orthonormal basis: Gram-Schmidt, twice, so that it stays orthogonal.</summary>
    void Extend(Func<int, double> covariate)
    {
        var direction = Adjusted(Adjusted([.. _rows.Select(covariate)]));
        var length = Math.Sqrt(Dot(direction, direction));
        _basis.Add([.. direction.Select(value => value / length)]);
    }

    static IEnumerable<double> Asmi(People people) => people.Measure("asm")!.Values
        .Zip(people.Measure("height")!.Values, (asm, height) => asm / (height * height) * 1e4);

    static IEnumerable<double> Grip(People people)
    {
        var trials = people.Measures.Where(trial => trial.Role.StartsWith("grip", StringComparison.Ordinal)).ToArray();
        return Enumerable.Range(0, people.Count).Select(Best);

        double Best(int i) =>
            trials.Select(trial => trial.Values[i]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
    }

    static double Dot(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }
}
