using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Simulation;

namespace Sarcotrace.App.Models;

/// <summary>Reads what the command line says of a model's run; every problem is kept.</summary>
/// <param name="network">The model, whose names are known.</param>
sealed class ModelWords(Network network)
{
    readonly List<Problem> _problems = [];
    readonly IReadOnlyList<string> _names = NetworkNames.Of(network);

    /// <summary>All that was wrong.</summary>
    internal ImmutableArray<Problem> Problems => [.. _problems];

    /// <summary>The options, or null where something is wrong.</summary>
    internal TimeCourseOptions? Options(
        (double Start, double End, int Intervals) times, string? observe, IEnumerable<string> values,
        IEnumerable<string> doses, string? scan, (double Relative, double Absolute) tolerances, Method method)
    {
        Check(times.End > times.Start && double.IsFinite(times.End - times.Start), "--end", "the end must come after the start");
        Check(times.Intervals is >= 1 and <= 1_000_000, "--intervals", "from 1 to 1,000,000 intervals can be reported");
        Check(tolerances.Relative is > 0 and < 1, "--rtol", "the relative error must lie between 0 and 1");
        Check(tolerances.Absolute is > 0 and < double.PositiveInfinity, "--atol", "the absolute error must be above 0");
        var observed = (observe ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in observed)
        {
            Known("--observe", name);
        }
        var pairs = values.Select(Value).OfType<(string, double)>().ToImmutableArray();
        var given = doses.Select(Dose).OfType<Dose>().ToImmutableArray();
        var (scanned, at) = scan is null ? ("", []) : Scan(scan);
        return _problems.Count > 0
            ? null
            : new TimeCourseOptions
            {
                Start = times.Start,
                End = times.End,
                Intervals = times.Intervals,
                Observe = [.. observed],
                Values = pairs,
                Doses = given,
                Scan = scanned,
                ScanValues = at,
                Tolerances = new Tolerances { Relative = tolerances.Relative, Absolute = tolerances.Absolute },
                Method = method,
            };
    }

    /// <summary>Options as text, for the record of a run.</summary>
    internal static ImmutableArray<(string Key, string Value)> Text(TimeCourseOptions options, PopulationOptions? population) =>
    [
        ("start", Text(options.Start)), ("end", Text(options.End)),
        ("intervals", options.Intervals.ToString(CultureInfo.InvariantCulture)),
        ("observe", string.Join(',', options.Observe)),
        ("values", string.Join(' ', options.Values.Select(value => $"{value.Name}={Text(value.Value)}"))),
        ("doses", string.Join(' ', options.Doses.Select(Text))),
        ("scan", options.Scan.Length == 0 ? "" : $"{options.Scan}={string.Join(',', options.ScanValues.Select(Text))}"),
        ("relative-tolerance", Text(options.Tolerances.Relative)), ("absolute-tolerance", Text(options.Tolerances.Absolute)),
        ("method", options.Method.ToString().ToLowerInvariant()),
        .. population is null ? [] : new[]
        {
            ("individuals", population.Individuals.ToString(CultureInfo.InvariantCulture)),
            ("vary", string.Join(' ', population.Varied.Select(one => $"{one.Name}={one.Distribution}"))),
            ("seed", population.Seed.ToString(CultureInfo.InvariantCulture)),
        },
    ];

    /// <summary>The population, or null where none is asked for.</summary>
    internal PopulationOptions? Population(long individuals, IEnumerable<string> vary, ulong seed, int threads, bool scanned)
    {
        var varied = vary.Select(Distribution).OfType<(string, Marginal)>().ToImmutableArray();
        if (individuals == 0 && varied.Length == 0)
        {
            return null;
        }
        Check(individuals is >= 1 and <= 100_000_000, "--individuals", "a population has from 1 to 100,000,000 individuals");
        Check(varied.Length <= 256, "--vary", "at most 256 values may differ");
        Check(!scanned, "--scan", "a population cannot be scanned at once; run it once for each value");
        return _problems.Count > 0
            ? null
            : new PopulationOptions { Individuals = individuals, Varied = varied, Seed = seed, Threads = Math.Max(1, threads) };
    }

    (string, Marginal)? Distribution(string word)
    {
        if (word.Split('=', 2) is [var name, var text] && Marginal(text.Split(':')) is { } distribution)
        {
            return Known("--vary", name) ? (name, distribution) : null;
        }
        Complain("--vary", word, "this is no distribution", "write for example CL=lognormal:0.9:0.3 (median, sd of the logarithm)");
        return null;
    }

    static Marginal? Marginal(string[] parts)
    {
        var numbers = parts.Skip(1).Select(Number).ToList();
        if (numbers.Any(number => number is null))
        {
            return null;
        }
        return (parts[0], numbers) switch
        {
            ("lognormal", [> 0 and { } median, > 0 and { } deviation]) => new Marginal.LogNormal(median, deviation),
            ("normal", [{ } mean, > 0 and { } deviation]) => new Marginal.Normal(mean, deviation),
            ("uniform", [{ } low, { } high]) when low < high => new Marginal.Uniform(low, high),
            ("loguniform", [> 0 and { } low, { } high]) when low < high => new Marginal.LogUniform(low, high),
            ("triangular", [{ } low, { } mode, { } high]) when low <= mode && mode <= high && low < high
                => new Marginal.Triangular(low, mode, high),
            _ => null,
        };
    }

    static string Text(Dose dose) =>
        $"{dose.Target}={Text(dose.Amount)}@{Text(dose.Time)},duration={Text(dose.Duration)},every={Text(dose.Interval)},"
        + $"times={dose.Additional + 1},lag={Text(dose.Lag)},f={Text(dose.Bioavailability)}";

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    (string, double)? Value(string word)
    {
        if (word.Split('=', 2) is [var name, var text] && Number(text) is { } value)
        {
            return Known("--value", name) ? (name, value) : null;
        }
        Complain("--value", word, "this is not name=number", "write for example k1=0.5");
        return null;
    }

    Dose? Dose(string word)
    {
        var parts = word.Split(',', StringSplitOptions.TrimEntries);
        if (parts[0].Split('=', '@') is not [var target, var amount, var time]
            || Number(amount) is not { } much || Number(time) is not { } when)
        {
            Complain("--dose", word, "this is not target=amount@time", "write for example gut=450@0,every=24,times=7");
            return null;
        }
        if (!Known("--dose", target))
        {
            return null;
        }
        var dose = new Dose(when, target, much);
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=') is not [var key, var text] || Number(text) is not { } value || With(dose, key, value) is not { } next)
            {
                Complain("--dose", part, "this is no property of a dose", "known here: duration, every, times, lag, f, each with =number");
                return null;
            }
            dose = next;
        }
        return dose;
    }

    static Dose? With(Dose dose, string key, double value) => key switch
    {
        "duration" when value >= 0 => dose with { Duration = value },
        "every" when value > 0 => dose with { Interval = value },
        "times" when value >= 1 && value == Math.Floor(value) && value <= 1_000_000 => dose with { Additional = (int)value - 1 },
        "lag" when value >= 0 => dose with { Lag = value },
        "f" when value >= 0 => dose with { Bioavailability = value },
        _ => null,
    };

    (string, ImmutableArray<double>) Scan(string word)
    {
        if (word.Split('=', 2) is not [var name, var text])
        {
            Complain("--scan", word, "this is not name=low:high:count or name=a,b,c", "write for example k1=0.1:10:7");
            return ("", []);
        }
        Known("--scan", name);
        if (text.Split(':') is [var low, var high, var count]
            && Number(low) is { } from && Number(high) is { } to && Number(count) is >= 2 and <= 10_000 and { } many)
        {
            return (name, [.. Enumerable.Range(0, (int)many).Select(i => from + (to - from) * i / ((int)many - 1))]);
        }
        var list = text.Split(',').Select(Number).ToList();
        if (list.All(value => value is not null))
        {
            return (name, [.. list.Select(value => value!.Value)]);
        }
        Complain("--scan", word, "the values are not numbers", "write for example k1=0.1:10:7 or k1=0.1,1,10");
        return ("", []);
    }

    bool Known(string option, string name)
    {
        if (_names.Contains(name))
        {
            return true;
        }
        Complain(option, name, $"the model has nothing named '{name}'", Nearest.Remedy(name, [.. _names]));
        return false;
    }

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    void Check(bool holds, string option, string what)
    {
        if (!holds)
        {
            Complain(option, null, what, "choose another value");
        }
    }

    void Complain(string option, string? column, string what, string remedy) =>
        _problems.Add(new Problem(option, null, column, what, remedy));
}
