using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Files.Populations;
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
    internal static ImmutableArray<(string Key, string Value)> Text(
        TimeCourseOptions options, PopulationOptions? population, SensitivityOptions? sensitivity) =>
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
            ("correlations", string.Join(' ', population.Correlations.Select(Text))),
            ("draws", population.Drawing.ToString().ToLowerInvariant()),
            ("seed", population.Seed.ToString(CultureInfo.InvariantCulture)),
            ("cohort", population.Cohort is { } cohort ? CohortFiles.Fingerprint(cohort) : ""),
        },
        .. sensitivity is null ? [] : new[]
        {
            ("sensitivity", sensitivity.Analysis.ToString().ToLowerInvariant()),
            ("measure", sensitivity.Readout.ToString().ToLowerInvariant()),
            ("vary", string.Join(' ', sensitivity.Varied.Select(one => $"{one.Name}={one.Distribution}"))),
            ("points", sensitivity.Points.ToString(CultureInfo.InvariantCulture)),
            ("seed", sensitivity.Seed.ToString(CultureInfo.InvariantCulture)),
        },
    ];

    /// <summary>The population, or null where none is asked for.</summary>
    internal PopulationOptions? Population(PopulationWords words, bool scanned)
    {
        var varied = words.Vary.Select(Distribution).OfType<(string, Marginal)>().ToImmutableArray();
        ImmutableArray<double> correlations = [];
        if (words.Table is { } table && PopulationFile.Read(table, _names) is var read)
        {
            _problems.AddRange(read.Problems);
            correlations = read.Value?.Correlations ?? [];
            Check(varied.Length == 0, "--population", "what differs is said by --vary or by a table, not by both");
            varied = [.. read.Value?.Rows.Select(row => Distribution(Path.GetFileName(table), row)).OfType<(string, Marginal)>() ?? []];
        }
        if (words.Individuals == 0 && varied.Length == 0 && words.Cohort is null)
        {
            return null;
        }
        var count = words.Individuals > 0 ? words.Individuals : words.Cohort?.Ids.Length ?? 0;
        Check(count is >= 1 and <= 100_000_000, "--individuals", "a population has from 1 to 100,000,000 individuals");
        Check(varied.Length <= 256, "--vary", "at most 256 values may differ");
        Check(!scanned, "--scan", "a population cannot be scanned at once; run it once for each value");
        Check(words.Drawing == Drawing.Sobol || count * varied.Length <= 16_000_000, "--draws",
            "a Latin hypercube holds at most 16 million numbers; draw by sobol");
        foreach (var (name, _) in varied.Where(one => words.Cohort is { } cohort && cohort.Names.Contains(one.Item1)))
        {
            Complain("--vary", name, "the table of individuals gives this value already", "keep one of the two");
        }
        if (_problems.Any(problem => problem.Severity == Severity.Error))
        {
            return null;
        }
        var population = new PopulationOptions
        {
            Individuals = count,
            Varied = varied,
            Correlations = correlations,
            Drawing = words.Drawing,
            Cohort = words.Cohort,
            Seed = words.Seed,
            Threads = Math.Max(1, words.Threads),
        };
        if (population.Impossible() is { } why)
        {
            Complain("--population", words.Table!, why, "weaken the correlations");
            return null;
        }
        return population;
    }

    /// <summary>Which values of the model matter, or null where something is wrong.</summary>
    internal SensitivityOptions? Sensitivity(
        Analysis analysis, Readout readout, int points, PopulationWords words, string? observe, bool scanned)
    {
        Check(!scanned && words.Individuals == 0 && words.Cohort is null && words.Table is null, "--sensitivity",
            "it takes no scan, population or tables; what differs is said by --vary");
        Check((observe ?? "").Split(',') is [{ Length: > 0 }], "--observe", "a sensitivity is of one quantity; name one");
        Check(points is >= 0 and <= 1 << 24, "--points", "from 0 to 16,777,216");
        // A local analysis asks for names alone; a range after the name is not used.
        ImmutableArray<(string, Marginal)> by = analysis == Analysis.Local
            ? [.. words.Vary.Select(word => word.Split('=')[0]).Where(name => Known("--vary", name))
                .Select(name => (name, (Marginal)new Marginal.Uniform(0, 1)))]
            : [.. words.Vary.Select(Distribution).OfType<(string, Marginal)>()];
        Check(analysis == Analysis.Local || by.Length is >= 1 and <= 128, "--vary", "name from 1 to 128 values that differ, each with its range");
        return _problems.Any(problem => problem.Severity == Severity.Error)
            ? null
            : new SensitivityOptions
            {
                Analysis = analysis,
                Readout = readout,
                Varied = by,
                Points = points,
                Seed = words.Seed,
                Threads = Math.Max(1, words.Threads),
            };
    }

    (string, Marginal)? Distribution(string file, VariedRow row)
    {
        if (Marginal(row.Distribution.Split(':')) is { } distribution && row.Lowest < row.Highest)
        {
            return (row.Name, distribution with { Lowest = row.Lowest, Highest = row.Highest });
        }
        _problems.Add(new Problem(file, row.Row, "distribution", $"'{row.Distribution}' is no distribution, or its ends are the wrong way round",
            "write for example lognormal:0.9:0.3 (median, sd of the logarithm)"));
        return null;
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
