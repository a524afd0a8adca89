using System.Diagnostics;
using System.Globalization;
using Sarcotrace.Dynamics.Ensembles;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>
/// Runs the ensemble of <see cref="Qsp41"/> and writes times and values, to be set beside another solver's.
/// </summary>
static class EnsembleRace
{
    /// <summary>
    /// race MEMBERS RTOL LANES REPEATS DOSES [all] [FILE]: CPU µs a member on one thread, least of the repeats.
    /// </summary>
    public static void Run(string[] args)
    {
        var members = int.Parse(args[0], CultureInfo.InvariantCulture);
        var relative = double.Parse(args[1], CultureInfo.InvariantCulture);
        var lanes = int.Parse(args[2], CultureInfo.InvariantCulture);
        var repeats = int.Parse(args[3], CultureInfo.InvariantCulture);
        var doses = int.Parse(args[4], CultureInfo.InvariantCulture);
        var all = args.Contains("all");
        var draws = members == 1 ? [.. Qsp41.Nominal] : Qsp41.Draws(Math.Min(members, 10_000));
        var begun = CpuClock.Microseconds;
        var ensemble = Ensemble.Of(Qsp41.Problem(relative, all));
        ensemble.Run(lanes, 1, Fill, _ => { }, 1);
        var ready = (CpuClock.Microseconds - begun) / 1000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready, CPU ms {ready:F1}"));
        var best = double.PositiveInfinity;
        var (sum, failed, steps) = (0.0, 0, 0L);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            (sum, failed, steps) = (0, 0, 0);
            var before = CpuClock.Microseconds;
            ensemble.Run(lanes, members, Fill, Take, 1);
            best = Math.Min(best, (CpuClock.Microseconds - before) / members);
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rtol {relative:G} lanes {lanes} us/member {best:F2} steps {(double)steps / members:F1} failed {failed} "
            + $"mean Prot {sum / members:F5} peak MB {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0}"));
        if (args is [.., var file] && file.EndsWith(".bin", StringComparison.Ordinal))
        {
            using var writer = new BinaryWriter(File.Create(file));
            ensemble.Run(lanes, members, Fill, block =>
            {
                for (var i = 0; i < block.Count; i++)
                {
                    foreach (var value in block.Values(i))
                    {
                        writer.Write(value);
                    }
                }
            }, 1);
        }

        void Fill(long i, Individual one) =>
            Qsp41.Fill(one, draws.AsSpan((int)(i % 10_000) * Qsp41.Nominal.Length, Qsp41.Nominal.Length), doses);

        void Take(Block block)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var values = block.Values(i);
                sum += values[all ? values.Length - 41 + 37 : ^2];
                steps += block.Steps(i);
                failed += block[i] == Outcome.Completed ? 0 : 1;
            }
        }
    }
}
