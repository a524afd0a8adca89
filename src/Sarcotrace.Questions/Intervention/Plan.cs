using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What is fitted to which rows, and what counts once in it.</summary>
/// <param name="Rows">One row for each value that enters the model.</param>
/// <param name="Outcome">Column of the outcome.</param>
/// <param name="By">Factors compared, the treatment first.</param>
/// <param name="Covariates">Columns adjusted for; the batch is one of them.</param>
/// <param name="Time">Column of time, or null where nothing is repeated.</param>
/// <param name="IsSlope">Whether time is a line, not a factor.</param>
/// <param name="Unit">What counts once.</param>
/// <param name="Animal">Column of animals that are in several rows, or null.</param>
/// <param name="Random">Groups that are random in the model.</param>
/// <param name="Values">Rows of the table that had a value.</param>
sealed record Plan(
    Rows Rows, string Outcome, ImmutableArray<string> By, ImmutableArray<string> Covariates, string? Time, bool IsSlope,
    ExperimentalUnit Unit, string? Animal, ImmutableArray<string> Random, int Values)
{
    const int MostTimesAsFactor = 6;

    /// <summary>What a reader calls the unit.</summary>
    internal string UnitWord => Unit.Name.Length > 0 ? Unit.Name : "animal";

    /// <summary>Makes the plan, or says why these data cannot carry one.</summary>
    internal static (Plan? Plan, NoFinding? Why) Of(Measurements data, ComparisonOptions options, string outcome, Cast cast, ImmutableArray<Citation> sources)
    {
        (Plan?, NoFinding?) Refused(string why, string remedy) => (null, new NoFinding(sources, why, remedy));
        MeasuredColumn[] by = [.. options.By.Select(name => data.Find(name)!)];
        MeasuredColumn[] covariates = [.. options.Covariates.Select(name => data.Find(name)!)];
        var time = cast.Time is { } found && cast.Animal is not null ? found : null;
        var numbers = covariates.Where(column => column.IsNumeric).Concat(time is { IsNumeric: true } ? [time] : []);
        var factors = by.Concat(covariates.Where(column => !column.IsNumeric)).Concat(new[] { cast.Animal, cast.Litter, cast.Cage, cast.Batch, time }
            .OfType<MeasuredColumn>()).Concat(options.TreatmentUnit is { } unit ? [data.Find(unit)!] : []);
        var rows = Rows.Of(data.Find(outcome)!, numbers, factors);
        if (rows.Count == 0) return Refused($"no row has {outcome} and every column of the comparison", "fill the columns, or leave one out");

        if (options.Scale == OutcomeScale.Ratio)
        {
            if (rows.Numbers[outcome].Any(value => value <= 0))
                return Refused($"{outcome} has values of 0 or less, which have no logarithm", "compare it as measured, or say what 0 stands for");
            rows = rows with { Numbers = rows.Numbers.SetItem(outcome, [.. rows.Numbers[outcome].Select(Elementary.Log2)]) };
        }

        // The same label in two litters is two animals.
        var animal = cast.Animal?.Name;
        if (animal is not null && cast.Litter is { } litter && !rows.IsConstantWithin(litter.Name, animal) && time is null)
            rows = rows.With(animal, [.. rows.Factors[litter.Name].Zip(rows.Factors[animal], (one, other) => $"{one}:{other}")]);

        var values = rows.Count;
        var repeated = time is not null && animal is not null
            && rows.Factors[animal].Distinct().Count() < rows.Factors[animal].Zip(rows.Factors[time.Name]).Distinct().Count();
        ImmutableArray<string> clusters = [.. new[] { cast.Litter?.Name, cast.Cage?.Name }.OfType<string>().Where(one => Shares(rows, one, animal))];
        if (clusters is [var first, var second] && rows.IsConstantWithin(first, second) && rows.IsConstantWithin(second, first)) clusters = [first];
        var chosen = ExperimentalUnit.Of(rows, options.By[0], animal, clusters, options.TreatmentUnit);

        // Technical replicates are averaged before anything else.
        string[] kept = [.. options.By, .. options.Covariates.Where(rows.Factors.ContainsKey),
            .. cast.Batch is { } batched ? [batched.Name] : Array.Empty<string>(), .. repeated ? [time!.Name] : Array.Empty<string>()];
        if (animal is not null) rows = rows.Averaged([animal, .. kept]);
        if (options.Area)
        {
            if (!repeated || !time!.IsNumeric)
                return Refused($"no animal has {outcome} at several times given as numbers, so there is no area", "name the columns with --animal and --time");
            rows = rows.Areas(animal!, time.Name, outcome);
            (repeated, kept) = (false, [.. kept.Where(name => name != time.Name && rows.Factors.ContainsKey(name))]);
        }

        var isCluster = chosen.Name.Length > 0 && chosen.Name != animal;
        var whole = isCluster && !repeated && kept.All(name => rows.IsConstantWithin(name, chosen.Name));
        if (whole) rows = rows.Averaged([chosen.Name, .. kept]);

        var several = animal is not null && !whole && rows.Factors[animal].Distinct().Count() < rows.Count;
        ImmutableArray<string> random =
        [
            .. chosen.Clusters, .. isCluster && !whole ? [chosen.Name] : Array.Empty<string>(), .. several ? [animal!] : Array.Empty<string>(),
        ];
        random = [.. random.Where(name => rows.Factors.ContainsKey(name) && rows.Levels(name).Length < rows.Count).Distinct()];
        if (Few(rows, options.By[0], random.Length > 0 && isCluster ? chosen.Name : whole || !several ? "" : animal!) is { } few)
            return Refused(few, "add units, not measurements of the same ones");

        ImmutableArray<string> adjusted = options.Covariates;
        if (cast.Batch?.Name is { } batch && rows.Factors.ContainsKey(batch) && rows.Levels(batch)
            .Length is > 1 and var count && count < rows.Count && !random.Contains(batch) && !adjusted.Contains(batch))
        {
            if (rows.IsConstantWithin(options.By[0], batch) && !clusters.Contains(batch))
            {
                return Refused(
                    $"each {batch} holds one level of {options.By[0]} only, so what is seen may be the {batch} alone",
                    $"repeat the study with every level of {options.By[0]} in each {batch}; no statistic can part the two afterwards");
            }

            adjusted = adjusted.Add(batch);
        }

        var slope = repeated && time!.IsNumeric && options.TimeAs switch
        {
            TimeAs.Slope => true,
            TimeAs.Factor => false,
            _ => rows.Levels(time.Name).Length > MostTimesAsFactor,
        };
        return (new Plan(rows, outcome, options.By, adjusted, repeated ? time!.Name : null, slope, chosen, several ? animal : null, random, values), null);
    }

    /// <summary>Independent units of a level of the treatment, within a level of the other factors where one is given.</summary>
    internal int Units(string level, string by = "")
    {
        var others = By.Skip(1).Select(name => Rows.Factors[name]).ToArray();
        var within = (Time is null || IsSlope) && by.Length > 0 && others.Length > 0;
        return CountOf(Rows, Enumerable.Range(0, Rows.Count).Where(row =>
            Rows.Factors[By[0]][row] == level && (!within || string.Join(' ', others.Select(other => other[row])) == by)), Unit.Name);
    }

    /// <summary>Independent units of the whole plan.</summary>
    internal int AllUnits => CountOf(Rows, Enumerable.Range(0, Rows.Count), Unit.Name);

    /// <summary>The model in the usual notation.</summary>
    internal string Formula(bool cellMeans)
    {
        if (cellMeans) return $"{Quoted(Outcome)} ~ 0 + {Quoted(By[0])}";

        string[] fixedPart = [string.Join(" * ", By.Concat(Time is null ? [] : [Time]).Select(Quoted)), .. Covariates.Select(Quoted)];
        var random = Random.Select(name => name == Animal && IsSlope ? $"(1 + {Quoted(Time!)} | {Quoted(name)})" : $"(1 | {Quoted(name)})");
        return $"{Quoted(Outcome)} ~ {string.Join(" + ", fixedPart.Concat(random))}";
    }

    internal static string Quoted(string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') && !char.IsAsciiDigit(name[0]) ? name : $"`{name}`";

    static bool Shares(Rows rows, string cluster, string? animal)
    {
        var groups = rows.Levels(cluster).Length;
        var units = animal is null ? rows.Count : rows.Factors[animal].Distinct().Count();
        return groups > 1 && groups < units && (animal is null || rows.IsConstantWithin(cluster, animal));
    }

    static string? Few(Rows rows, string treatment, string unit)
    {
        var levels = rows.Levels(treatment);
        if (levels.Length < 2) return $"every row has the level {levels.FirstOrDefault()} of {treatment}";

        foreach (var level in levels)
        {
            var units = CountOf(rows, Enumerable.Range(0, rows.Count).Where(row => rows.Factors[treatment][row] == level), unit);
            if (units < 2) return $"{level} has {units} independent unit{(unit.Length == 0 ? "" : $" ({unit})")}, from which no variation can be known";
        }

        return null;
    }

    // Rows where no column names the unit.
    static int CountOf(Rows rows, IEnumerable<int> own, string unit) =>
        rows.Factors.TryGetValue(unit, out var names) ? own.Select(row => names[row]).Distinct().Count() : own.Count();
}
