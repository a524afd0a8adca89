using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Populations;
using Sarcotrace.Questions.Simulation;

namespace Sarcotrace.App.Models;

/// <summary>What the command line says of a population.</summary>
/// <param name="Individuals">How many; 0 where it is not said.</param>
/// <param name="Vary">What differs, in words.</param>
/// <param name="Table">A table of what differs, or null.</param>
/// <param name="Cohort">Individuals of tables, or null.</param>
/// <param name="Drawing">How points are drawn.</param>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Threads">Threads that may work.</param>
sealed record PopulationWords(
    long Individuals, ImmutableArray<string> Vary, string? Table, Cohort? Cohort, Drawing Drawing, ulong Seed, int Threads);

/// <summary>Reads the tables of doses and of individuals, and joins them by id.</summary>
static class CohortFiles
{
    /// <summary>Doses that all are given, and the individuals that have something of their own, if any do.</summary>
    /// <param name="network">The model.</param>
    /// <param name="doses">Path of a dosing table, or null.</param>
    /// <param name="individuals">Path of a table of individuals, or null.</param>
    internal static (ImmutableArray<Dose> Common, Cohort? Cohort, ImmutableArray<Problem> Problems) Read(
        Network network, string? doses, string? individuals)
    {
        var given = doses is null ? null : DoseFile.Read(doses, Targets(network));
        var own = individuals is null ? null : IndividualFile.Read(individuals, [.. NetworkNames.Of(network)]);
        ImmutableArray<Problem> problems = [.. given?.Problems ?? [], .. own?.Problems ?? []];
        if (problems.Any(problem => problem.Severity == Severity.Error)) return ([], null, problems);

        if (given?.Value is not { } regimens) return ([], own?.Value, problems);
        if (regimens.Ids is [""]) return (regimens.Doses[0], own?.Value, problems);
        if (own?.Value is not { } values) return ([], regimens, problems);

        var strangers = regimens.Ids.Except(values.Ids).Take(20).Select(id => new Problem(
            Path.GetFileName(doses!), null, "id", $"{id} is given doses, but stands in no row of {Path.GetFileName(individuals)}",
            "use the same ids in both")).ToArray();
        var place = regimens.Ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return ([], values with
        {
            Doses = [.. values.Ids.Select(id => place.TryGetValue(id, out var at) ? regimens.Doses[at] : [])],
        }, [.. problems, .. strangers]);
    }

    /// <summary>A hash of all that tables said, for the record of a run.</summary>
    internal static string Fingerprint(Cohort cohort)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', cohort.Ids).AppendLine().AppendJoin(' ', cohort.Names).AppendLine();
        foreach (var value in cohort.Values) text.Append(value.ToString("R", CultureInfo.InvariantCulture)).Append(' ');
        foreach (var dose in cohort.Doses.SelectMany(list => list)) text.Append(dose).Append('\n');
        return $"{cohort.Ids.Length} individuals, sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    static string[] Targets(Network network) =>
    [
        .. network.Species.Where(one => !one.Constant).Select(one => one.Id),
        .. network.Parameters.Where(one => !one.Constant).Select(one => one.Id),
    ];
}
