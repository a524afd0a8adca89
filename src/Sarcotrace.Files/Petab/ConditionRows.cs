using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Petab;

/// <summary>Reads tables of conditions: one row for each in PEtab 1, one for each change in PEtab 2.</summary>
static class ConditionRows
{
    /// <summary>Reads them, in the order of the files.</summary>
    internal static ImmutableArray<Condition> Read(PetabReading reading, IReadOnlyCollection<string> parameters, IReadOnlySet<string> inFormulas)
    {
        var targets = new Targets(reading.Names, [.. parameters], inFormulas);
        return reading.Files.IsFirst ? Wide(reading, targets) : Long(reading, targets);
    }

    static ImmutableArray<Condition> Wide(PetabReading reading, Targets targets)
    {
        Dictionary<string, Condition> conditions = [];
        foreach (var file in reading.Files.Conditions)
        {
            if (reading.Table(file, "conditionId") is not { } table) continue;
            var columns = table.Headers.Where(header => header is not ("conditionId" or "conditionName" or "")).ToArray();
            foreach (var column in columns)
                targets.Check(reading.Names.Own(column), (what, remedy) => reading.Problems.Add(new(file, 1, column, what, remedy)));
            foreach (var row in table.Rows)
            {
                var id = row.Id("conditionId");
                if (id.Length == 0) continue;
                var changes = columns.Select(column => Change(reading, row, column, targets)).OfType<Change>();
                if (!conditions.TryAdd(id, new(id, [.. changes]) { Name = row.TextOrNull("conditionName") }))
                    row.Complain("conditionId", $"{id} stands in the table before", "keep one of the rows");
            }
        }

        return [.. conditions.Values];
    }

    // A cell without a number leaves the target as it is: as the model or the pre-equilibration gives it.
    static Change? Change(PetabReading reading, PetabRow row, string column, Targets targets)
    {
        var text = row.Text(column);
        if (PetabRow.IsMissing(text)) return null;
        if (PetabRow.Number(text) is { } number) return new(reading.Names.Own(column), new Literal(number));
        var name = reading.Names.Own(text);
        if (targets.Values.Contains(name)) return new(reading.Names.Own(column), new Symbol(name));
        row.Unknown(column, "parameter", text, targets.Values);
        return null;
    }

    static ImmutableArray<Condition> Long(PetabReading reading, Targets targets)
    {
        Dictionary<string, List<Change>> conditions = [];
        foreach (var row in reading.Rows(reading.Files.Conditions, "conditionId", "targetId", "targetValue"))
        {
            var (id, target) = (row.Id("conditionId"), reading.Names.Own(row.Id("targetId")));
            if (id.Length == 0 || target.Length == 0) continue;
            targets.Check(target, (what, remedy) => row.Complain("targetId", what, remedy));
            if (!conditions.TryGetValue(id, out var changes)) conditions.Add(id, changes = []);
            if (changes.Any(change => change.Target == target)) row.Complain("targetId", $"{id} changes {target} twice", "keep one of the rows");
            if (reading.Formula(row, "targetValue") is not { } value) continue;
            PetabReading.Check(row, "targetValue", value, targets.Values);
            changes.Add(new(target, value));
        }

        return [.. conditions.Select(pair => new Condition(pair.Key, [.. pair.Value]))];
    }

    /// <summary>What conditions may change, and by what.</summary>
    sealed class Targets(PetabNames names, HashSet<string> parameters, IReadOnlySet<string> inFormulas)
    {
        internal HashSet<string> Values { get; } = [.. parameters, .. names.All];

        internal void Check(string target, Action<string, string> complain)
        {
            if (parameters.Contains(target))
                complain($"{target} is a parameter of the parameter table", "change another one, and give it this parameter as its value");
            else if (names.Assigned.Contains(target))
                complain($"{target} follows a rule of the model", "change what the rule is made of");
            else if (!names.Changeable.Contains(target) && !inFormulas.Contains(target))
                complain($"the model has no parameter, species or compartment '{target}'", Studies.Nearest.Remedy(target, names.Changeable));
        }
    }
}
