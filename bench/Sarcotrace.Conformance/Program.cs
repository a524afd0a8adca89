using System.Collections.Concurrent;
using System.Globalization;
using Sarcotrace.Conformance;

// dotnet run --project bench/Sarcotrace.Conformance -- suite <semantic.zip> [--only 00001,00002] [--table <file.md>]
// Judges every case of the SBML Test Suite; the last line counts them.
var only = After("--only")?.Split(',').ToHashSet();
var cases = SuiteCase.In(args[1]).Where(one => only is null || only.Contains(one.Id)).ToList();
var verdicts = new ConcurrentDictionary<string, Verdict>();
Parallel.ForEach(cases, one =>
{
    try
    {
        verdicts[one.Id] = Judge.Of(one);
    }
    catch (Exception failure)
    {
        verdicts[one.Id] = new Verdict(one.Id, Outcome.Wrong, $"{failure.GetType().Name}: {failure.Message}");
    }
});
var ordered = verdicts.Values.OrderBy(verdict => verdict.Case, StringComparer.Ordinal).ToList();
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

string? After(string option) => Array.IndexOf(args, option) is var place and >= 0 ? args[place + 1] : null;
