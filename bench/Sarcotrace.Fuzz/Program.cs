using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Sarcotrace.Files.Tests.Hostile;

// dotnet run -c Release --project bench/Sarcotrace.Fuzz -- <folder> [--minutes 20] [--seed 1] [--only csv,xlsx] [--seeds folder]
// Reads mutants of good files, reader after reader. Each that breaks a reader, takes over ten seconds or over 512 MiB is kept in
// the folder with what was seen. --seeds adds files of a folder, named as the reader is: xls/any.xls.
if (args is not [var folder, ..])
{
    Console.Error.WriteLine("name a folder for what is found");
    return 2;
}

const long MostBytes = 512L << 20;
const int WarmMutants = 20;
var longest = TimeSpan.FromSeconds(10);
var minutes = double.Parse(After("--minutes") ?? "20", CultureInfo.InvariantCulture);
var seed = ulong.Parse(After("--seed") ?? "1", CultureInfo.InvariantCulture);
var only = After("--only")?.Split(',');
var readers = Readers.All.Where(reader => only is null || only.Contains(reader.Name)).Select(WithFiles).ToArray();
var trials = readers.Select((reader, at) => new Trial(reader, Path.Combine(folder, "now", reader.Name), seed * 1000 + (ulong)at)).ToArray();
var (counts, found) = (new long[trials.Length], new Dictionary<string, int>());
var (clock, said) = (Stopwatch.StartNew(), TimeSpan.Zero);

// A thread with the stack of a pool's worker, so that deep recursion shows here as it would in a run.
while (Process.GetCurrentProcess().TotalProcessorTime.TotalMinutes < minutes && clock.Elapsed.TotalMinutes < 4 * minutes)
{
    for (var at = 0; at < trials.Length; at++)
    {
        var trial = trials[at];
        for (var mutant = 0; mutant < 25; mutant++, counts[at]++) Try(readers[at].Name, trial, counts[at] < WarmMutants);
    }

    if (clock.Elapsed - said < TimeSpan.FromMinutes(1)) continue;
    said = clock.Elapsed;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{clock.Elapsed:hh\\:mm\\:ss} {counts.Sum()} mutants, {found.Count} faults, {Process.GetCurrentProcess().TotalProcessorTime.TotalMinutes:F1} CPU-minutes, {Environment.WorkingSet >> 20} MiB"));
}

for (var at = 0; at < readers.Length; at++) Console.WriteLine($"{readers[at].Name}: {counts[at]}");
foreach (var (fault, times) in found) Console.WriteLine($"{times} times {fault}");
Console.WriteLine($"{counts.Sum()} mutants, {found.Count} faults");
return found.Count == 0 ? 0 : 1;

void Try(string name, Trial trial, bool warming)
{
    trial.Next();
    string? fault = null;
    var before = GC.GetTotalAllocatedBytes();
    var thread = new Thread(() => fault = trial.Read(), 1 << 20) { IsBackground = true };
    thread.Start();
    if (!thread.Join(longest))
    {
        Keep(name, trial, $"over {longest.TotalSeconds} s", "hang");
        if (!thread.Join(TimeSpan.FromMinutes(2))) Environment.Exit(3);
    }

    var taken = GC.GetTotalAllocatedBytes() - before;
    if (!warming && taken > MostBytes + 100L * trial.Mutant.Length) fault ??= $"memory: {taken >> 20} MiB";
    if (fault is not null) Keep(name, trial, fault, "fault");
}

void Keep(string name, Trial trial, string fault, string kind)
{
    var first = string.Join(' ', fault.Split('\n').Where(line => !line.Contains("System.", StringComparison.Ordinal) || line[0] != ' ').Take(3)).Trim();
    var key = $"{name} {kind}: {(fault.StartsWith("memory", StringComparison.Ordinal) ? "memory" : first[..Math.Min(first.Length, 300)])}";
    found[key] = found.GetValueOrDefault(key) + 1;
    if (found[key] > 1) return;

    var path = Path.Combine(folder, $"{name}-{found.Count}");
    File.WriteAllBytes(path, trial.Mutant);
    File.WriteAllText(path + ".txt", fault);
    Console.WriteLine($"{path}: {first}");
}

Reader WithFiles(Reader reader)
{
    var own = After("--seeds") is { } seeds ? Path.Combine(seeds, reader.Name) : null;
    return Directory.Exists(own)
        ? reader with { Seeds = [.. reader.Seeds, .. Directory.GetFiles(own).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] }
        : reader;
}

string? After(string option) => Array.IndexOf(args, option) is var place and >= 0 ? args[place + 1] : null;
