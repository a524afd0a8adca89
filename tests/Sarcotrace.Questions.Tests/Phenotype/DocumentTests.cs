using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>docs/phenotype.md: its prose is written by hand, its tables by this test from the data files and the rules.</summary>
public class DocumentTests
{
    const string File = "docs/phenotype.md";
    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    [Fact]
    public void The_tables_of_the_document_are_those_of_the_program()
    {
        var text = System.IO.File.ReadAllText(Approved.FromRoot(File));
        foreach (var (mark, table) in (ReadOnlySpan<(string, Func<string>)>)
            [("cut-offs", Cutoffs), ("verdicts", Verdicts), ("equations", Equations), ("sppb", Points)])
        {
            text = Between(text, $"<!-- {mark} -->\n", $"<!-- end of {mark} -->", table());
        }

        Approved.Text(File, text);
    }

    static string Between(string text, string from, string to, string inside)
    {
        var (start, end) = (text.IndexOf(from, StringComparison.Ordinal) + from.Length, text.IndexOf(to, StringComparison.Ordinal));
        Assert.True(start >= from.Length && end >= start, $"{File} has no {from.Trim()} … {to}");
        return text[..start] + "\n" + inside + "\n" + text[end..];
    }

    static string Cutoffs()
    {
        var text = new StringBuilder();
        var groups = CutoffTable.All.GroupBy(cutoff => cutoff.Criterion).ToArray();
        foreach (var group in groups)
        {
            var consensus = group.Key is { } criterion ? CutoffTable.Of(criterion) : null;
            text.Append(Plain, $"### {consensus?.Name ?? "Screens that stand alone"}\n\n");
            if (consensus is not null) text.Append(Plain, $"{Ages(consensus)} Work: {consensus.Source.Key}.\n\n");
            text.Append("| part | measure | for | low where | read in | remark |\n|---|---|---|---|---|---|\n");
            foreach (var cutoff in group) text.Append(Plain, $"| {Row(cutoff)} |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    static string Ages(Consensus consensus) => consensus switch
    {
        { Criterion: Criterion.Awgs2025 } => $"Judges people from {consensus.AgeFrom} years; {consensus.Note}.",
        { ByCountry: true } => $"Judges people from the age of an older person in the country (`older-from`, {consensus.AgeFrom} by default; {(consensus.Confirmed ? "confirmed" : "not confirmed")}).",
        { AgeFrom: { } from } => $"Judges people from {from} years ({consensus.Note}; {(consensus.Confirmed ? "confirmed" : "not confirmed")}).",
        _ => $"Judges people of any age ({consensus.Note}).",
    };

    static string Row(Cutoff cutoff)
    {
        string[] whom =
        [
            cutoff.Population == "any" ? "" : cutoff.Population,
            cutoff.Sex switch { Sex.Male => "men", Sex.Female => "women", _ => "" },
            cutoff switch
            {
                { AgeFrom: { } from, AgeBelow: { } below } => FormattableString.Invariant($"{from} to under {below}"),
                { AgeFrom: { } from } => FormattableString.Invariant($"from {from}"),
                _ => "",
            },
            cutoff.Method == "any" ? "" : cutoff.Method.ToUpperInvariant(),
        ];
        var rule = cutoff.ToString()[(Indicators.Name(cutoff.Indicator).Length + 1)..];
        return string.Join(" | ", Part(cutoff.Slot), Indicators.Name(cutoff.Indicator), string.Join(", ", whom.Where(word => word.Length > 0)),
            rule, (cutoff.Confirmed ? "" : "**not confirmed**: ") + cutoff.Evidence, cutoff.Note.Replace("<", "&lt;", StringComparison.Ordinal));
    }

    static string Part(Slot slot) => slot switch { Slot.Alternate => "alternate", Slot.Screen => "screen", _ => Words.Of(slot) };

    static string Verdicts()
    {
        var text = new StringBuilder("| strength | performance | mass |");
        Criterion[] shown = [.. Enum.GetValues<Criterion>().Where(criterion => criterion != Criterion.EspenEaso)];
        foreach (var criterion in shown) text.Append(Plain, $" {CutoffTable.Of(criterion).Name} |");
        text.Append("\n|---|---|---|").Insert(text.Length, "---|", shown.Length).Append('\n');
        Level[] levels = [Level.Low, Level.Normal, Level.Missing];
        foreach (var (strength, performance, mass) in from s in levels from p in levels from m in levels select (s, p, m))
        {
            text.Append(Plain, $"| {Said(strength)} | {Said(performance)} | {Said(mass)} |");
            foreach (var criterion in shown) text.Append(Plain, $" {Words.Of(VerdictRules.Of(criterion, new(strength, performance, mass)))} |");
            text.Append('\n');
        }

        return text.ToString();
    }

    static string Said(Level level) => level switch { Level.Low => "low", Level.Normal => "normal", _ => "–" };

    static string Equations()
    {
        var text = new StringBuilder("| name | gives | sex | equation | people | ages | read in | remark |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var one in BodyEquations.All)
        {
            var ages = (one.AgeFrom, one.AgeTo) switch
            {
                ({ } from, { } to) => FormattableString.Invariant($"{from} to {to}"),
                ({ } from, null) => FormattableString.Invariant($"from {from}"),
                _ => "not known",
            };
            text.Append(Plain, $"| `{one.Name}` | {one.Estimates.ToUpperInvariant()} | {(one.Sex == Sex.Male ? "men" : "women")} | {Terms(one)} | {one.Population} | ");
            text.Append(Plain, $"{ages}{(one.AgeFrom is null || one.AgesConfirmed ? "" : ", not confirmed")} | {(one.Confirmed ? "" : "**not confirmed**: ")}{one.Evidence} | {one.Note} |\n");
        }

        return text.ToString();
    }

    static string Terms(BodyEquation one)
    {
        ImmutableArray<(double Coefficient, string Of)> terms =
        [
            (one.Height2PerOhm, FormattableString.Invariant($"H²/R at {one.FrequencyKhz} kHz")), (one.WeightKg, "W"), (one.HeightCm, "H"), (one.Age, "age"), (one.Reactance, "Xc"),
        ];
        return one.Constant.ToString("0.####", Plain).Replace("-", "−", StringComparison.Ordinal) + string.Concat(terms.Where(term => term.Coefficient != 0)
            .Select(term => string.Create(Plain, $" {(term.Coefficient < 0 ? "−" : "+")} {Math.Abs(term.Coefficient):0.#####}·{term.Of}")));
    }

    // The longest time of each class is found by asking, hundredth by hundredth, so the table is what the scorer does.
    static string Points()
    {
        var text = new StringBuilder("| points | gait over 4 m, s | gait over 3 m, s | five chair stands, s |\n|---|---|---|---|\n");
        Func<double, int?>[] scores = [time => Sppb.Gait(time, 4), time => Sppb.Gait(time, 3), Sppb.ChairStands];
        for (var points = 4; points >= 1; points--)
            text.Append(Plain, $"| {points} | {string.Join(" | ", scores.Select(score => Class(score, points)))} |\n");
        return text.Append("| 0 | unable | unable | unable, or over 60 |\n").ToString();
    }

    static string Class(Func<double, int?> score, int points)
    {
        double[] times = [.. Enumerable.Range(1, 6100).Select(hundredths => hundredths / 100.0).Where(time => score(time) == points)];
        var (first, last) = (times[0].ToString("0.00", Plain), times[^1].ToString("0.00", Plain));
        return points == 4 ? $"up to {last}" : times[^1] >= 61 ? $"{first} and longer" : $"{first} to {last}";
    }
}
