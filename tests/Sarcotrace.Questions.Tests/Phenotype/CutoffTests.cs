using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>The data file against the published values, written out here a second time: a slip must be made twice to stay.</summary>
public class CutoffTests
{
    // criterion, population, part, measure, device, ages, men, women; one value where both sexes share it.
    const string Published =
        """
        awgs2014   any       strength    grip           any -     <26    <18
        awgs2014   any       performance gait-speed     any -     <=0.8
        awgs2014   any       mass        asm-per-height dxa -     <7.0   <5.4
        awgs2014   any       mass        asm-per-height bia -     <7.0   <5.7
        awgs2019   any       strength    grip           any -     <28    <18
        awgs2019   any       performance gait-speed     any -     <1.0
        awgs2019   any       performance chair-stand    any -     >=12
        awgs2019   any       performance sppb           any -     <=9
        awgs2019   any       mass        asm-per-height dxa -     <7.0   <5.4
        awgs2019   any       mass        asm-per-height bia -     <7.0   <5.7
        awgs2019   any       screen      calf           any -     <34    <33
        awgs2019   any       screen      sarc-f         any -     >=4
        awgs2019   any       screen      sarc-calf      any -     >=11
        awgs2025   any       strength    grip           any 50-65 <34    <20
        awgs2025   any       strength    grip           any 65-   <28    <18
        awgs2025   any       mass        asm-per-height dxa 50-65 <7.2   <5.5
        awgs2025   any       mass        asm-per-height dxa 65-   <7.0   <5.4
        awgs2025   any       mass        asm-per-height bia 50-65 <7.6   <5.7
        awgs2025   any       mass        asm-per-height bia 65-   <7.0   <5.7
        awgs2025   any       mass        asm-per-bmi    dxa 50-65 <0.80  <0.55
        awgs2025   any       mass        asm-per-bmi    dxa 65-   <0.73  <0.52
        awgs2025   any       mass        asm-per-bmi    bia 50-65 <0.90  <0.63
        awgs2025   any       mass        asm-per-bmi    bia 65-   <0.83  <0.57
        ewgsop2010 any       strength    grip           any -     <30    <20
        ewgsop2010 any       performance gait-speed     any -     <=0.8
        ewgsop2010 any       performance sppb           any -     <=8
        ewgsop2010 any       mass        asm-per-height dxa -     <=7.26 <=5.5
        ewgsop2010 any       mass        smm-per-height bia -     <8.87  <6.42
        ewgsop2010 any       alternate   smm-per-height bia -     <=10.75 <=6.75
        ewgsop2    any       strength    grip           any -     <27    <16
        ewgsop2    any       strength    chair-stand    any -     >15
        ewgsop2    any       performance gait-speed     any -     <=0.8
        ewgsop2    any       performance sppb           any -     <=8
        ewgsop2    any       performance tug            any -     >=20
        ewgsop2    any       performance walk-400       any -     >=360
        ewgsop2    any       mass        asm            dxa -     <20    <15
        ewgsop2    any       mass        asm-per-height dxa -     <7.0   <5.5
        ewgsop2    any       screen      sarc-f         any -     >=4
        fnih       any       strength    grip           any -     <26    <16
        fnih       any       performance gait-speed     any -     <=0.8
        fnih       any       mass        asm-per-bmi    dxa -     <0.789 <0.512
        fnih       any       alternate   asm            dxa -     <19.75 <15.02
        fnih       any       alternate   grip-per-bmi   any -     <1.0   <0.56
        fnih       any       alternate   grip           any -     <32    <20
        sdoc       any       strength    grip           any -     <35.5  <20
        sdoc       any       performance gait-speed     any -     <0.8
        sdoc       any       alternate   grip-per-bmi   any -     <1.05  <0.79
        sdoc       any       alternate   grip-per-weight any -    <0.45  <0.34
        sdoc       any       alternate   grip-per-fat   any -     <1.66  <0.65
        iwgs       any       performance gait-speed     any -     <1.0
        iwgs       any       mass        asm-per-height dxa -     <=7.23 <=5.67
        espen-easo caucasian body        bmi            any -     >=30
        espen-easo caucasian body        waist          any -     >=102  >=88
        espen-easo asian     body        bmi            any -     >=27.5
        espen-easo asian     body        waist          any -     >=90   >=80
        espen-easo any       risk        sarc-f         any -     >=4
        espen-easo caucasian strength    grip           any -     <27    <16
        espen-easo asian     strength    grip           any -     <28    <18
        espen-easo any       strength    chair-stand    any -     >=17
        espen-easo any       strength    knee-extension any -     <18    <16
        espen-easo any       strength    chair-stand-count any 60-65 <17 <15
        espen-easo any       strength    chair-stand-count any 65-70 <16 <15
        espen-easo any       strength    chair-stand-count any 70-75 <15 <14
        espen-easo any       strength    chair-stand-count any 75-80 <14 <13
        espen-easo any       strength    chair-stand-count any 80-85 <13 <12
        espen-easo any       strength    chair-stand-count any 85-90 <11
        espen-easo any       strength    chair-stand-count any 90-95 <9
        espen-easo caucasian fat         fat-percent    any 20-40 >26    >39
        espen-easo caucasian fat         fat-percent    any 40-60 >29    >41
        espen-easo caucasian fat         fat-percent    any 60-80 >31    >43
        espen-easo asian     fat         fat-percent    any 20-40 >28    >40
        espen-easo asian     fat         fat-percent    any 40-80 >29    >41
        espen-easo caucasian mass        asm-per-weight dxa -     <25.7  <19.4
        espen-easo asian     mass        asm-per-weight dxa -     <29.9  <25.1
        espen-easo caucasian mass        smm-per-weight bia -     <31.5  <22.1
        espen-easo asian     mass        smm-per-weight bia -     <38.2  <32.2
        espen-easo caucasian alternate   smm-per-weight bia -     <=37   <=27.6
        espen-easo asian     alternate   smm-per-weight bia -     <=42.9 <=35.6
        espen-easo any       alternate   knee-extension-per-weight any - <0.40 <0.31
        screening  any       screen      sarc-f         any -     >=4
        screening  any       screen      sarc-calf      any -     >=11
        """;

    [Fact]
    public void The_data_file_holds_the_published_values_and_no_others() => Assert.Equal(
        Published.Split('\n').SelectMany(Expected).Order(StringComparer.Ordinal),
        CutoffTable.All.SelectMany(Shipped).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_cut_off_falls_on_the_side_that_its_operator_says()
    {
        foreach (var cutoff in CutoffTable.All)
        {
            Level At(decimal value) => cutoff.Judge(Quantity.Of(value), Lean.AsTyped);
            const decimal step = 0.000001m;
            var below = cutoff.Comparison is Comparison.Below or Comparison.AtMost;
            var inclusive = cutoff.Comparison is Comparison.AtMost or Comparison.AtLeast;
            Assert.Equal(inclusive ? Level.Low : Level.Normal, At(cutoff.Value));
            Assert.Equal(below ? Level.Low : Level.Normal, At(cutoff.Value - step));
            Assert.Equal(below ? Level.Normal : Level.Low, At(cutoff.Value + step));
        }
    }

    [Fact]
    public void Each_value_says_where_it_was_read_and_memory_is_never_called_confirmed() => Assert.All(CutoffTable.All, cutoff =>
    {
        Assert.NotEmpty(cutoff.Evidence);
        if (cutoff.Confirmed) Assert.DoesNotContain("memory", cutoff.Evidence, StringComparison.Ordinal);
    });

    [Fact]
    public void Glis_has_no_cut_off_and_is_no_criterion() =>
        Assert.DoesNotContain(Enum.GetNames<Criterion>(), name => name.Contains("Glis", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(Criterion.Awgs2014, 60), InlineData(Criterion.Awgs2019, 60), InlineData(Criterion.Awgs2025, 50)]
    [InlineData(Criterion.Ewgsop2010, 65), InlineData(Criterion.Fnih, 65)]
    [InlineData(Criterion.Ewgsop2, null), InlineData(Criterion.Sdoc, null), InlineData(Criterion.Iwgs, null), InlineData(Criterion.EspenEaso, null)]
    public void A_criterion_judges_nobody_younger_than_it_is_meant_for(Criterion criterion, int? from)
    {
        (string, double)[] measures = [("grip-max", 20), ("asmi", 6), ("gait-speed", 0.7)];
        string? At(double age) => Someone.Verdict(criterion, Sex.Male, null, [("age", age), .. measures]);
        Assert.NotEqual("outside age range", At(from ?? 20));
        if (from is { } youngest) Assert.Equal("outside age range", At(youngest - 0.1));
    }

    [Theory, InlineData(60, "possible"), InlineData(65, "outside age range")]
    public void The_country_says_who_is_old_in_awgs_2019(int older, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.Awgs2019, Sex.Male, new() { OlderFrom = older }, ("age", 62), ("grip-max", 20)));

    [Theory, InlineData(79.9, "sarcopenic obesity"), InlineData(80, "indeterminate")]
    public void Nobody_of_80_is_judged_by_a_cut_off_for_fat_that_does_not_exist(double age, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.EspenEaso, Sex.Female, null, ("age", age), ("bmi", 33), ("weight", 90), ("sarc-f", 5), ("grip-max", 12), ("fat-percent", 48), ("asm", 15)));

    // Two transcriptions that were made apart, the table of cut-offs and the equation behind it, agree in all cells.
    [Theory]
    [InlineData(Sex.Male, false, false, 26, 29, 31), InlineData(Sex.Female, false, false, 39, 41, 43)]
    [InlineData(Sex.Male, true, false, 28, 29, 29), InlineData(Sex.Female, true, false, 40, 41, 41)]
    [InlineData(Sex.Male, false, true, 26, 27, 29), InlineData(Sex.Female, false, true, 38, 39, 41)]
    public void The_cut_offs_for_fat_are_what_the_equation_gives_at_a_body_mass_index_of_30(
        Sex sex, bool asian, bool africanAmerican, int young, int middle, int old)
    {
        int At(double age) => (int)Math.Round(BodyEquations.FatGallagher(sex, 30, age, asian, africanAmerican), MidpointRounding.AwayFromZero);
        Assert.Equal((young, middle, old), (At(30), At(50), At(70)));
        if (africanAmerican) return;

        var shipped = CutoffTable.All.Where(cutoff => cutoff.Slot == Slot.Fat && cutoff.Sex == sex && cutoff.Population == (asian ? "asian" : "caucasian"));
        Assert.All(shipped, cutoff => Assert.Equal(cutoff.Value, At((cutoff.AgeFrom!.Value + Math.Min(cutoff.AgeBelow!.Value, 80)) / 2.0)));
    }

    static IEnumerable<string> Expected(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] sexes = ["male", "female"];
        foreach (var (sex, rule) in sexes.Zip([words[6], words[^1]])) yield return $"{string.Join(' ', words[..6])} {sex} {rule}";
    }

    static IEnumerable<string> Shipped(Cutoff cutoff)
    {
        static string Key(object? name) => string.Concat(name!.ToString()!.Select((letter, i) =>
            i > 0 && (char.IsUpper(letter) || (letter == '4' && name is Indicator)) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
        var criterion = cutoff.Criterion is { } own ? own == Criterion.EspenEaso ? "espen-easo" : own.ToString().ToLowerInvariant() : "screening";
        var ages = cutoff.AgeFrom is null ? "-" : FormattableString.Invariant($"{cutoff.AgeFrom}-{cutoff.AgeBelow}");
        var sign = cutoff.Comparison switch { Comparison.Below => "<", Comparison.AtMost => "<=", Comparison.Above => ">", _ => ">=" };
        Sex[] sexes = cutoff.Sex == Sex.Unknown ? [Sex.Male, Sex.Female] : [cutoff.Sex];
        return sexes.Select(sex => string.Join(' ', criterion, cutoff.Population, Key(cutoff.Slot), Key(cutoff.Indicator), cutoff.Method, ages, Key(sex),
            sign + cutoff.Value.ToString(CultureInfo.InvariantCulture)));
    }
}
