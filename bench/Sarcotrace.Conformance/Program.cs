using System.Collections.Concurrent;
using System.Globalization;
using Sarcotrace.Conformance;

// dotnet run --project bench/Sarcotrace.Conformance -- suite <semantic.zip> [--only 00001,00002] [--table <file.md>]
// dotnet run --project bench/Sarcotrace.Conformance -- biomodels <curated.zip>
// Judges every case of the SBML Test Suite, or runs every curated model; the last line counts them.
if (args is not ["suite" or "biomodels", var zip, ..] || !File.Exists(zip))
{
    Console.Error.WriteLine("name suite or biomodels, and the zip that holds its models");
    return 2;
}
var ordered = args[0] == "suite" ? Suite() : BioModels.In(zip);
foreach (var verdict in ordered.Where(verdict => verdict.Outcome != Outcome.Passed))
{
    Console.WriteLine($"{verdict.Case} {verdict.Outcome}: {verdict.Why}");
}
if (After("--table") is { } table)
{
    File.WriteAllText(table, Tables.Of(ordered));
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{Count(Outcome.Passed)} of {ordered.Count} passed, {Count(Outcome.Refused)} refused, {Count(Outcome.Wrong)} wrong"));
return Count(Outcome.Wrong) == 0 ? 0 : 1;

int Count(Outcome outcome) => ordered.Count(verdict => verdict.Outcome == outcome);

IReadOnlyList<Verdict> Suite()
{
    var only = After("--only")?.Split(',').ToHashSet();
    var cases = SuiteCase.In(zip).Where(one => only is null || only.Contains(one.Id)).ToList();
    var verdicts = new ConcurrentDictionary<string, Verdict>();
    Parallel.ForEach(cases, one => verdicts[one.Id] = Judge.Safely(one));
    return [.. verdicts.Values.OrderBy(verdict => verdict.Case, StringComparer.Ordinal)];
}

string? After(string option) => Array.IndexOf(args, option) is var place and >= 0 ? args[place + 1] : null;
