using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

public class ManyPeopleTests
{
    const int People = 20_000;

    [Fact]
    public void Verdicts_counts_and_lists_do_not_depend_on_the_number_of_threads()
    {
        var people = Crowd();
        var (one, three) = (Ask(people, 1), Ask(people, 3));
        foreach (var (a, b) in one.Tables.Zip(three.Tables)) Assert.Equal(Cells(a), Cells(b));
        Assert.Equal(one.Cautions.Select(Told), three.Cautions.Select(Told));
        Assert.Equal(one.Exclusions.Select(left => (left.Reason, string.Join(' ', left.Names))), three.Exclusions.Select(left => (left.Reason, string.Join(' ', left.Names))));

        static string Told(Caution caution) => $"{caution.Code} {caution.What} {string.Join(' ', caution.Where)}";
    }

    [Fact]
    public void Everyone_in_a_crowd_is_judged_as_they_would_be_alone()
    {
        var people = Crowd();
        var together = Ask(people, 2).Find("phenotype-people")!;
        foreach (var row in (int[])[0, 1, 17, 8191, 8192, 16_383, 16_384, People - 1])
        {
            ImmutableArray<Measure> measures = [.. people.Measures.Select(measure => measure with { Values = [measure.Values[row]] })];
            var alone = Ask(people with { Ids = [people.Ids[row]], Sex = [people.Sex[row]], Measures = measures }, 1).Find("phenotype-people")!;
            foreach (var verdict in (string[])["awgs2019", "ewgsop2", "fnih", "sdoc", "iwgs"])
                Assert.Equal(alone.Texts(verdict)[0], together.Texts(verdict)[row]);
        }
    }

    [Fact]
    public void Identifiers_that_stand_twice_are_told_in_their_order()
    {
        var people = Crowd();
        var repeated = people with { Ids = people.Ids.SetItem(7, "P3").SetItem(19_999, "P1").SetItem(19_998, "P3") };
        Assert.Equal(["P1", "P3"], Ask(repeated, 2).Cautions.Single(caution => caution.Code == "repeated-people").Where);
    }

    [Theory]
    [InlineData(0.0), InlineData(27.9), InlineData(28.0), InlineData(-3.001), InlineData(1.0005), InlineData(0.1 + 0.2), InlineData(123456.789)]
    [InlineData(1e-9), InlineData(3e12), InlineData(2147483.647), InlineData(2147483.648), InlineData(5.4999999999999)]
    public void A_double_as_typed_is_its_fifteen_digits(double value) => Assert.Equal((decimal)value, Quantity.Typed(value));

    [Fact]
    public void What_no_decimal_holds_was_not_typed()
    {
        Assert.Null(Quantity.Typed(1e15));
        Assert.Null(Quantity.Typed(double.PositiveInfinity));
        Assert.Null(Quantity.Typed(double.NaN));
    }

    static Answers Ask(People people, int threads) =>
        new SarcopeniaDiagnosis(new() { Weight = "wt" }, threads).Ask(people, null, TestContext.Current.CancellationToken);

    static IEnumerable<string> Cells(Table table) => table.Columns.Select(column => column is NumberColumn numbers
        ? string.Join(' ', numbers.Values.Select(BitConverter.DoubleToInt64Bits))
        : string.Join('|', ((TextColumn)column).Values));

    // Values step through their ranges with different periods, so that every block holds every kind of person.
    static People Crowd()
    {
        double[] Of(Func<int, double> value) => [.. Enumerable.Range(0, People).Select(value)];
        var people = Someone.Many(
            [.. Enumerable.Range(0, People).Select(i => i % 2 == 0 ? Sex.Female : Sex.Male)],
            ("age", Of(i => i % 997 == 3 ? double.NaN : 55 + i % 41)), ("height", Of(i => 145 + i % 37 * 1.1)), ("weight", Of(i => 42 + i % 61 * 0.9)),
            ("asm", Of(i => i % 7 == 0 ? double.NaN : Math.Round(11 + i % 83 * 0.17, 2))), ("grip-max", Of(i => i % 11 == 0 ? double.NaN : Math.Round(9 + i % 53 * 0.7, 1))),
            ("gait-speed", Of(i => i % 13 == 0 ? double.PositiveInfinity : Math.Round(0.4 + i % 19 * 0.06, 2))), ("chair-stand", Of(i => i % 211 == 0 ? 0 : 7 + i % 23 * 0.5)));
        return people with { Measures = [.. people.Measures, new("survey-weight", "wt", "", Origin.Measured, [.. Of(i => 1000 + i % 1009 / 7.0)])] };
    }
}
