using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Populations;

namespace Sarcotrace.Files.Tests.Populations;

public sealed class DoseFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void A_table_in_the_terms_of_pharmacometrics_gives_each_individual_its_doses()
    {
        var cohort = Read("""
            ID,TIME,DV,AMT,CMT,RATE,EVID,ADDL,II,SS,ALAG,F
            m1,0,.,100,gut,.,1,6,24,.,0.5,0.9
            m2,0,.,50,blood,25,1,.,.,.,.,.
            m1,3,1.2,.,gut,.,0,.,.,.,.,.
            m2,24,.,50,gut,.,4,0,12,1,.,.
            m2,48,.,0,gut,.,3,.,.,.,.,.
            """).Value!;

        Assert.Equal(["m1", "m2"], cohort.Ids);
        Assert.Equal([new Dose(0, "gut", 100) { Additional = 6, Interval = 24, Lag = 0.5, Bioavailability = 0.9 }], cohort.Doses[0]);
        Assert.Equal(
            [
                new Dose(0, "blood", 50) { Duration = 2 }, new Dose(24, "gut", 50) { Interval = 12, SteadyState = true, Reset = true },
                new Dose(48, "gut", 0) { Reset = true },
            ], cohort.Doses[1]);
    }

    [Fact]
    public void Without_ids_there_is_one_regimen_for_all()
    {
        var cohort = Read("time,amount,target,duration\n0,10,gut,1\n6,10,gut,0").Value!;
        Assert.Equal([""], cohort.Ids);
        Assert.Equal([new Dose(0, "gut", 10) { Duration = 1 }, new Dose(6, "gut", 10)], cohort.Doses[0]);
    }

    [Theory]
    [InlineData("time,amt,target\n0,x,gut", "amt", "'x' is no number")]
    [InlineData("time,amt,target\n,5,gut", "time", "the time is missing")]
    [InlineData("time,amt,target\n0,5,gtu", "target", "did you mean gut?")]
    [InlineData("time,amt,target,addl\n0,5,gut,3", "ii", "the time between them")]
    [InlineData("time,amt,target,rate\n0,5,gut,-2", "rate", "a negative rate")]
    [InlineData("time,amt,target,ss,ii\n0,5,gut,2,12", "ss", "SS = 2")]
    [InlineData("time,amt,target,evid\n0,5,gut,7", "evid", "whole number from 0 to 4")]
    [InlineData("time,target\n0,gut", "amt", "the column is missing")]
    [InlineData("time,amt,target,rate,dur\n0,5,gut,1,1", "rate", "keep one of them")]
    [InlineData("time,amt,target\n", null, "the table has no rows")]
    public void What_is_wrong_is_said_with_its_place(string table, string? column, string said)
    {
        var read = Read(table);
        Assert.Null(read.Value);
        var problem = Assert.Single(read.Problems, problem => problem.Severity == Severity.Error);
        Assert.Equal(column, problem.Column);
        Assert.Contains(said, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_individuals_must_be_known_and_whole()
    {
        var path = _scratch.Write("table.csv", "id,CL,V\na,1,2\na,x,3");
        var problems = IndividualFile.Read(path, ["CL"]).Problems.Select(problem => problem.ToString()).ToArray();
        Assert.Equal(3, problems.Length);
        Assert.Contains(problems, problem => problem.Contains("the model has no such name", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("row 3, CL: 'x' is no number", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("2 rows have this id", StringComparison.Ordinal));

        path = _scratch.Write("table.csv", "id,CL\na,1\nb,0.5");
        var cohort = IndividualFile.Read(path, ["CL"]).Value!;
        Assert.Equal(["a", "b"], cohort.Ids);
        Assert.Equal([1, 0.5], cohort.Values);
    }

    [Fact]
    public void A_population_may_give_either_half_of_its_correlations()
    {
        var path = _scratch.Write("table.csv", "name,distribution,lowest,highest,CL,V\nCL,lognormal:1:0.3,,,,0.5\nV,normal:20:2,10,,,");
        var table = PopulationFile.Read(path, ["CL", "V"]).Value!;
        Assert.Equal([1, 0.5, 0.5, 1], table.Correlations);
        Assert.Equal(new VariedRow(3, "V", "normal:20:2", 10, double.PositiveInfinity), table.Rows[1]);

        path = _scratch.Write("table.csv", "name,distribution,CL,V\nCL,lognormal:1:0.3,,0.5\nV,normal:20:2,0.4,");
        Assert.Contains(PopulationFile.Read(path, ["CL", "V"]).Problems, problem => problem.What.Contains("in the other half", StringComparison.Ordinal));
    }

    Loaded<Cohort> Read(string table) => DoseFile.Read(_scratch.Write("table.csv", table), ["gut", "blood"]);

    public void Dispose() => _scratch.Dispose();
}
