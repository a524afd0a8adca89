using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Experiments;

namespace Sarcotrace.Files.Tests.Experiments;

/// <summary>A mechanism's folder as a user writes it, right and wrong.</summary>
public sealed class MechanismFolderTests : IDisposable
{
    const string Model = """
        model *small()
          stomach = 0; stomach' = -ka*stomach;
          depot = 0; depot' = -ka*depot;
          block = 0; block' = 0;
          necrotic = 0; necrotic' = -necrotic; regenerated = 30000; regenerated' = 0; alarm = 0; alarm' = -alarm; fibre_size = 1; fibre_size' = 0.1 - 0.1*fibre_size;
          answer := stomach*gene_A*(1 - block);
          ka = 1; gene_A = 1; age_young = 6; age_at_start = 20; hours_per_age = 730.5; body_weight = 0.025; units = 30000;
        end
        """;

    const string Values = """
        name,value,low,high,unit,origin,species,vary,note
        ka,1,0.5,2,/h,assumed,any,yes,
        gene_A,1,0,1,1,measured,any,no,
        age_young,6,4,8,mo,assumed,mouse,no,
        age_at_start,20,3,30,mo,measured,mouse,no,
        hours_per_age,730.5,730.5,730.5,h,measured,mouse,no,
        body_weight,0.025,0.02,0.04,kg,measured,mouse,no,
        units,30000,30000,30000,/mm3,assumed,any,no,
        """;

    const string Claims = """
        id,statement,source,experiment,read_out,measure,at_days,against,low,high,by_construction,fitted,contested
        A,it rises,nobody,treated,answer,value,1,,0,inf,no,no,
        """;

    const string Treated = "title: Treated\nage: 20 mo\ndose: { amount: 89.094 mg/kg, every: 1 d, route: water, duration: 2 d }\nreport: { until: 2 d, every: 12 h }\n";

    readonly Scratch _scratch = new();

    [Fact]
    public void A_folder_of_small_files_becomes_a_mechanism()
    {
        var read = Read(Treated + "knock-out: [A]\nchange: { ka: x2 }\nexpose: [{ to: block, from: 0 d, until: 1 d }]\ninjury: { at: 1 d, extent: 0.5 }\nread-outs: [answer]\n");
        Assert.Empty(read.Problems);
        var experiment = Assert.Single(read.Value!.Experiments);
        Assert.Equal("treated", experiment.Id);
        Assert.Equal([0, 12, 24, 36, 48], experiment.Times);
        Assert.Equal(-14 * 730.5, experiment.Start);
        Assert.Equal(1000, experiment.DailyDose, 1e-9);
        var water = experiment.Doses.Single(dose => dose.Target == "stomach");
        Assert.Equal((2000, 48), (Math.Round(water.Amount, 9), water.Duration));
        Assert.Contains(new ValueChange("ka", 2, true), experiment.Changes);
        Assert.Contains(new ValueChange("gene_A", 0, false), experiment.Changes);
        Assert.Equal([1, -1], experiment.Doses.Where(dose => dose.Target == "block").Select(dose => dose.Amount));
        Assert.Equal(15000, experiment.Doses.Single(dose => dose.Target == "necrotic").Amount);
        Assert.Equal(24, read.Value.Claims[0].At);
    }

    [Fact]
    public void A_series_of_doses_is_one_experiment_each()
    {
        var read = Read(Treated + "doses-times: [0.3, 1]\n", Claims.Replace("treated", "treated-x0.3", StringComparison.Ordinal));
        Assert.Equal(["treated-x0.3", "treated-x1"], read.Value!.Experiments.Select(one => one.Id));
        Assert.Equal(0.3, read.Value.Experiments[0].DailyDose / read.Value.Experiments[1].DailyDose, 1e-12);
    }

    [Theory]
    [InlineData("title: x\nage: 20 mo\nreport: { until: 2 d, every: 12 h }\nknock-out: [B]", "treated.yaml, row 4, knock-out: the model has no gene 'B'")]
    [InlineData("title: x\nage: 2 mo\nreport: { until: 2 d, every: 12 h }", "row 2, age: '2 mo' is no age the model knows")]
    [InlineData("title: x\nage: 20\nreport: { until: 2 d, every: 12 h }", "'20' is no age")]
    [InlineData("title: x\nspecies: rat\nage: 20 mo\nreport: { until: 2 d, every: 12 h }", "there are no values for 'rat'")]
    [InlineData("age: 20 mo\nreport: { until: 2 d, every: 12 h }", "title: the key is missing")]
    [InlineData("title: x\nage: 20 mo", "report: the key is missing")]
    [InlineData("title: x\nage: 20 mo\nreport: { until: 2 d, every: 0 h }", "'0 h' is no interval")]
    [InlineData("title: x\nage: 20 mo\nreport: { until: 1000 d, every: 1 min }", "'1 min' is no interval")]
    [InlineData("title: x\nage: 20 mo\nreport: { until: soon, every: 1 d }", "'soon' is no time to report until")]
    [InlineData("title: x\nage: 20 mo\ndose: { amount: 92 }\nreport: { until: 2 d, every: 12 h }", "'92' is no amount of sarcosine")]
    [InlineData("title: x\nage: 20 mo\ndose: { amount: 92 mg/kg, route: nose }\nreport: { until: 2 d, every: 12 h }", "'nose' is no route")]
    [InlineData("title: x\nage: 20 mo\ndose: { amount: 92 mg/kg, route: water }\nreport: { until: 2 d, every: 12 h }", "drinking water needs how long")]
    [InlineData("title: x\nage: 20 mo\nchange: { answer: 2 }\nreport: { until: 2 d, every: 12 h }", "no value named 'answer' to set")]
    [InlineData("title: x\nage: 20 mo\nchange: { ka: fast }\nreport: { until: 2 d, every: 12 h }", "what ka is set to is no number")]
    [InlineData("title: x\nage: 20 mo\nexpose: { to: block }\nreport: { until: 2 d, every: 12 h }", "this is not a list of exposures")]
    [InlineData("title: x\nage: 20 mo\nexpose: [{ to: stomach }]\nreport: { until: 2 d, every: 12 h }", "the model has no exposure 'stomach'")]
    [InlineData("title: x\nage: 20 mo\ninjury: { extent: 2 }\nreport: { until: 2 d, every: 12 h }", "'2' is no share")]
    [InlineData("title: x\nage: 20 mo\nread-outs: [anser]\nreport: { until: 2 d, every: 12 h }", "nothing named 'anser'; did you mean answer?")]
    [InlineData("title: x\nage: 20 mo\ncolour: red\nreport: { until: 2 d, every: 12 h }", "row 3, colour: the key is unknown")]
    [InlineData("title: x\nage: 20 mo\ncompare-to: nobody\nreport: { until: 2 d, every: 12 h }", "there is no experiment 'nobody'")]
    [InlineData("title: x\nage: 20 mo\nmodel: other.ant\nreport: { until: 2 d, every: 12 h }", "the model here is small.ant")]
    [InlineData("title: x\nage: 20 mo\ndose: { amount: 1 mg }\ndoses-times: [1, many]\nreport: { until: 2 d, every: 12 h }", "'many' is no multiple")]
    [InlineData("title: [", "mend the yaml at this line")]
    [InlineData("", "the file is not one list of keys")]
    public void What_is_wrong_with_an_experiment_is_said_with_its_line(string text, string said)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.ToString().Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A,x,y,untreated,answer,value,1,,0,1,no,no,", "there is no experiment 'untreated'")]
    [InlineData("A,x,y,treated,anser,value,1,,0,1,no,no,", "did you mean answer?")]
    [InlineData("A,x,y,treated,answer,sum,1,,0,1,no,no,", "there is no measure 'sum'")]
    [InlineData("A,x,y,treated,answer,value,1,,2,1,no,no,", "the range is empty")]
    [InlineData("A,x,y,treated,answer,value,soon,,0,1,no,no,", "'soon' is no number")]
    [InlineData("A,x,y,treated,answer,effect-ratio,1,,0,1,no,no,", "the measure needs a second experiment")]
    [InlineData("A,x,y,treated,answer,value,1,,0,1,no,no,\nA,x,y,treated,answer,value,1,,0,1,no,no,", "row 3, id: the claim A is given twice")]
    public void What_is_wrong_with_a_claim_is_said_with_its_row(string row, string said)
    {
        var read = Read(Treated, Claims.Split('\n')[0] + "\n" + row + "\n");
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.ToString().Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_outside_its_own_range_is_told()
    {
        _scratch.Write("parameters.csv", Values.Replace("ka,1,0.5,2", "ka,3,0.5,2", StringComparison.Ordinal));
        _scratch.Write("small.ant", Model);
        _scratch.Write("claims.csv", Claims);
        Assert.Contains(MechanismFolder.Read(_scratch.Path(".")).Problems, problem => problem.What.Contains("outside its own range", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_model_is_refused() =>
        Assert.Contains("holds 0 Antimony models", MechanismFolder.Read(_scratch.Path(".")).Problems[0].What, StringComparison.Ordinal);

    Loaded<Mechanism> Read(string experiment, string claims = Claims)
    {
        _scratch.Write("small.ant", Model);
        _scratch.Write("parameters.csv", Values);
        _scratch.Write("claims.csv", claims);
        Directory.CreateDirectory(_scratch.Path("experiments"));
        _scratch.Write("experiments/treated.yaml", experiment);
        return MechanismFolder.Read(_scratch.Path("."));
    }

    public void Dispose() => _scratch.Dispose();
}
