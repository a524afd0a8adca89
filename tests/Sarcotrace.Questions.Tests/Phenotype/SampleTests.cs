using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>The sample table by R's own three-valued logic.</summary>
public class SampleTests
{
    static readonly Criterion[] Compared = [Criterion.Awgs2019, Criterion.Ewgsop2, Criterion.Iwgs];

    static readonly Golden InR = new("diagnose-sample");

    [Fact]
    public void Verdicts_are_those_of_the_rules_written_out_in_R()
    {
        var answers = Ask(new() { Criteria = [.. Compared], GaitCourse = 6 });
        foreach (var finding in answers.Items.OfType<Finding>().Where(finding => finding.Sentence.Contains("can judge", StringComparison.Ordinal)))
        {
            var criterion = Compared.Single(criterion => finding.Sentence.Contains(CutoffTable.Of(criterion).Name, StringComparison.Ordinal));
            var key = criterion.ToString().ToLowerInvariant();
            var yes = Math.Round(finding.Estimate.Value * finding.Replicates / 100);
            InR.Agrees($"{key} yes", yes);
            InR.Agrees($"{key} no", finding.Replicates - yes);
        }

        Assert.Equal(Compared.Length, answers.Items.OfType<Finding>().Count(finding => finding.Sentence.Contains("can judge", StringComparison.Ordinal)));
        InR.Agrees("awgs2019 severe", People(answers, "awgs2019", "severe"));
        InR.Agrees("awgs2019 young", People(answers, "awgs2019", "outside age range"));
        InR.Agrees("awgs2019 open", answers.Exclusions.Sum(exclusion => exclusion.Names.Length));
    }

    [Fact]
    public void Kappa_and_its_interval_are_those_of_psych()
    {
        var table = Ask(new() { Criteria = [.. Compared] }).Find("phenotype-agreement")!;
        string[] pairs = ["awgs2019 ewgsop2", "awgs2019 iwgs", "ewgsop2 iwgs"];
        for (var row = 0; row < pairs.Length; row++)
        {
            InR.Agrees($"{pairs[row]} kappa", table.Numbers("kappa")[row]);
            InR.Agrees($"{pairs[row]} low", table.Numbers("kappa_low")[row]);
            InR.Agrees($"{pairs[row]} high", table.Numbers("kappa_high")[row]);
        }
    }

    [Fact]
    public void Standardised_differences_are_those_of_R()
    {
        var table = Ask(new()).Find("phenotype-table1")!;
        InR.Agrees("smd grip", table.Numbers("smd")[table.Texts("characteristic").IndexOf("grip")]);
        InR.Agrees("smd gait", table.Numbers("smd")[table.Texts("characteristic").IndexOf("gait speed")]);
    }

    [Fact]
    public void The_man_on_the_cut_off_has_exactly_7_and_is_not_low()
    {
        var answers = Ask(new() { MassMethod = "bia" });
        var people = answers.Find("phenotype-people")!;
        var row = people.Texts("id").IndexOf("S08");
        Assert.Equal(7.0, people.Numbers("asmi_kg_m2")[row]);
        Assert.Contains(people.Texts("awgs2019")[row], (string?[])["possible", "not sarcopenia", "at most possible"]);
    }

    [Fact]
    public void The_page_is_drawn_from_the_answers_alone()
    {
        var answers = Ask(new());
        var blocks = PhenotypePage.Of(answers).Blocks;
        var flow = blocks.OfType<Core.Pages.FigureBlock>().Select(block => block.Figure).OfType<Core.Pages.FlowFigure>().Single();
        Assert.Equal(60, flow.Steps[0].Count);
        Assert.Equal(flow.Steps[0].Count - flow.Steps[0].Left.Sum(left => left.Count), flow.Steps[1].Count);
        InR.Agrees("awgs2019 yes", flow.Steps[2].Count);

        var bars = blocks.OfType<Core.Pages.FigureBlock>().Select(block => block.Figure).OfType<Core.Pages.BarsFigure>().Single();
        for (var bar = 0; bar < bars.Bars.Length; bar++) Assert.Equal(60, bars.Parts.Sum(part => part.Counts[bar]));

        var heat = blocks.OfType<Core.Pages.FigureBlock>().Select(block => block.Figure).OfType<Core.Pages.HeatFigure>().Single();
        Assert.Equal(9, heat.Rows.Length);
        for (var i = 0; i < 9; i++)
        {
            for (var j = 0; j < 9; j++) Assert.Equal(heat.Values[i * 9 + j], heat.Values[j * 9 + i]);
        }
    }

    [Fact]
    public void A_cancelled_question_answers_nothing() => Assert.Throws<OperationCanceledException>(
        () => new SarcopeniaDiagnosis(new()).Ask(Sample(), null, new(canceled: true)));

    [Fact]
    public void The_order_of_rows_changes_no_verdict()
    {
        var people = Sample();
        var backwards = people with
        {
            Ids = [.. people.Ids.Reverse()],
            Sex = [.. people.Sex.Reverse()],
            Measures = [.. people.Measures.Select(measure => measure with { Values = [.. measure.Values.Reverse()] })],
        };
        var question = new SarcopeniaDiagnosis(new());
        var (one, other) = (question.Ask(people, null, default).Find("phenotype-people")!, question.Ask(backwards, null, default).Find("phenotype-people")!);
        foreach (var criterion in Enum.GetValues<Criterion>())
            Assert.Equal(one.Texts(Someone.Columns(criterion)), other.Texts(Someone.Columns(criterion)).Reverse());
    }

    static double People(Answers answers, string criterion, string verdict)
    {
        var table = answers.Find("phenotype-prevalence")!;
        return Enumerable.Range(0, table.Rows).Where(row => table.Texts("criterion")[row] == criterion && table.Texts("verdict")[row] == verdict)
            .Sum(row => table.Numbers("people")[row]);
    }

    static Answers Ask(PhenotypeOptions options) => new SarcopeniaDiagnosis(options).Ask(Sample(), null, default);

    static People Sample()
    {
        var path = Approved.FromRoot("samples/diagnose/people.csv");
        var (loaded, _) = PeopleFile.Read(path, new("people.csv", null, [], null, []), default, null, default);
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        return loaded.Value!;
    }
}
