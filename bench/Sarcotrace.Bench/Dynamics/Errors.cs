using System.Globalization;
using System.Runtime.InteropServices;

namespace Sarcotrace.Bench.Dynamics;

/// <summary>How far results lie from reference results, member by member.</summary>
static class Errors
{
    const double Floor = 1e-6;

    public static void Print(string reference, string file, int row)
    {
        var expected = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(reference)).ToArray();
        var actual = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();
        if (expected.Length != actual.Length)
        {
            throw new ArgumentException($"{file} holds {actual.Length} values, the reference {expected.Length}");
        }
        var errors = expected.Zip(actual, (e, a) => (a - e) / (Math.Abs(e) + Floor)).Chunk(row)
            .Select(member => Math.Sqrt(member.Sum(error => error * error) / row)).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rms error: median {At(0.5):E2}, 95 % {At(0.95):E2}, most {errors[^1]:E2}"));

        double At(double share) => errors[(int)(errors.Length * share)];
    }
}
