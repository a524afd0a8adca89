using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Tests.Antimony;

public class HostileTextTests
{
    const string Model = """
        function f(a, b)
          a*b + 1
        end
        model sub(S, k)
          J: 2 S + n X => A; f(k, S)*A; n = 2
          unit u = 2 mole/litre^2; k = 0.1 u
          E: at 2 after (time > 3 && S < 1), priority = 1, t0 = false: k = 2, S = k
        end
        model *whole()
          compartment C = 2; species S in C = 1, $Y in C = 3/C
          A: sub(S, 3), timeconv=60; B: sub(S, q); A.X is B.X; delete B.A
          S identity "http://x", "y"; S is "sugar"
          q' = -q^2; q = piecewise(1, time > 3, 2); 0 = w - S; var w
          M -( A.J; 0 <= A.J <= 10; maximize A.J /* note */
        end
        """;

    const string Letters = "ab S1.(){}[];:=,'\"`$*/+-^<>&|!#\n\\0123456789e_%~?@µ\0";

    [Fact]
    public void No_mutated_text_breaks_the_reader()
    {
        var random = new Seeded(20_240_611);
        for (var round = 0; round < 2_000; round++)
        {
            var text = Model.ToCharArray().ToList();
            var changes = 1 + random.Next(8);
            for (var i = 0; i < changes && text.Count > 0; i++) Change(text, random);
            var loaded = AntimonyReader.Read(new string([.. text]), "m.ant", _ => "x = 1");
            Assert.True(loaded.Succeeded || !loaded.Problems.IsEmpty);
            if (loaded.Value is { } network && round % 20 == 0) Assert.NotEmpty(AntimonyWriter.Write(network));
        }
    }

    [Fact]
    public void No_mutated_formula_breaks_the_reader()
    {
        var random = new Seeded(7);
        for (var round = 0; round < 10_000; round++)
        {
            var text = "piecewise(a^-2*(b + 3.5e-2), a < b <= c && !d, log(2, x))/rateOf(y)".ToCharArray().ToList();
            for (var i = 0; i < 4; i++) Change(text, random);
            var reading = FormulaReader.Read(new string([.. text]), round % 2 == 0 ? FormulaSyntax.Sbml : FormulaSyntax.Petab);
            Assert.True(reading.Expression is null != reading.Fault is null);
        }
    }

    [Fact]
    public void Modules_that_double_each_other_are_refused()
    {
        var text = "model m0\n x = 1\nend\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"model m{i}\n A: m{i - 1}(); B: m{i - 1}()\nend\n"));
        var loaded = AntimonyReader.Read(text, "m.ant");
        Assert.Contains(loaded.Problems, problem => problem.What.Contains("more than", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_without_end_are_told_up_to_a_number()
    {
        var loaded = AntimonyReader.Read(string.Concat(Enumerable.Repeat("= ;\n", 100_000)), "m.ant");
        Assert.InRange(loaded.Problems.Length, 1, 500);
    }

    [Fact]
    public void Units_that_name_each_other_end() => Assert.False(
        AntimonyReader.Read("unit a = b*b; unit b = a*a; x = 1 a", "m.ant").Succeeded);

    [Fact]
    public void Names_that_mean_each_other_end() => Assert.True(
        AntimonyReader.Read("a is b; b is c; c is a; a = 1", "m.ant").Succeeded);

    static void Change(List<char> text, Seeded random)
    {
        if (text.Count == 0) return;
        var at = random.Next(text.Count);
        switch (random.Next(4))
        {
            case 0: text[at] = Letters[random.Next(Letters.Length)]; break;
            case 1: text.Insert(at, Letters[random.Next(Letters.Length)]); break;
            case 2: text.RemoveRange(at, Math.Min(1 + random.Next(12), text.Count - at)); break;
            default: text.InsertRange(at, [.. text.Skip(random.Next(text.Count)).Take(20)]); break;
        }
    }

    /// <summary>Numbers that are the same in every run.</summary>
    sealed class Seeded(ulong state)
    {
        internal int Next(int below)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }
    }
}
