using System.IO.Compression;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Conformance;

/// <summary>Loads, compiles and runs every curated model for 100 of its time units.</summary>
public static class BioModels
{
    /// <summary>Judges each model in a zip; those that are no SBML are left out.</summary>
    public static IReadOnlyList<Verdict> In(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        var files = archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (entry.Name, Bytes: SuiteCase.Bytes(entry))).ToList();
        var verdicts = new Verdict[files.Count];
        Parallel.For(0, files.Count, i => verdicts[i] = Safely(files[i].Name, files[i].Bytes));
        return verdicts;
    }

    static Verdict Safely(string name, byte[] bytes)
    {
        try
        {
            return Of(name, bytes);
        }
        catch (Exception failure)
        {
            return new Verdict(name, Outcome.Wrong, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    static Verdict Of(string name, byte[] bytes)
    {
        var loaded = SbmlReader.Read(new MemoryStream(bytes), name);
        if (loaded.Value is not { } network)
        {
            return new Verdict(name, Outcome.Refused, string.Join(" | ", loaded.Problems.Take(2)));
        }
        var compilation = Compilation.Of(network);
        if (compilation.Model is not { } model)
        {
            return new Verdict(name, Outcome.Refused, string.Join(" | ", compilation.Refusals.Select(refusal => refusal.What)));
        }
        var course = Simulation.Run(model, new Scenario
        {
            Times = [.. Enumerable.Range(0, 101).Select(i => (double)i)],
            Wanted = [.. network.Species.Select(species => new Wanted(species.Id))],
        });
        return course.Ending == Ending.Completed
            ? new Verdict(name, Outcome.Passed, $"{course.Effort.Steps} steps")
            : new Verdict(name, Outcome.Refused, $"{course.Ending} at t = {course.Times.LastOrDefault():R}: {course.Advice}");
    }
}
