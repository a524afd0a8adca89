using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Files.Effects;

namespace Sarcotrace.Files.Tests;

public sealed class EffectsFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void Effects_and_arms_are_read_by_the_names_of_columns()
    {
        var (effects, simulated, _) = Read(
            "Study,Species,Metabolite,Trait,Measure,Estimate,CI low,CI high,n1i,m1i,sd1i,n2i,m2i,sd2i,role,simulated\n"
            + "A,Human,Sarcosine,grip,odds ratio,0.8,0.7,0.9,,,,,,,original,\nB,mouse,Sarcosine,grip,,,,,8,150,12,9,138,11,,yes\n");
        Assert.True(simulated);
        Assert.Equal((EffectMeasure.OddsRatio, 0.7, EffectRole.Original, "human"), (effects[0].Measure, effects[0].Low, effects[0].Role, effects[0].Species));
        Assert.Equal(new ReportedArm(9, 138, 11, double.NaN), effects[1].Second);
        Assert.Equal(17, effects[1].Count);
    }

    [Theory]
    [InlineData("study,molecule,effect,se\nA,,1,0.1\n", "the cell is empty")]
    [InlineData("study,molecule,effect,se\nA,x,1,\n", "no uncertainty")]
    [InlineData("study,molecule,effect,se\nA,x,1,-0.1\n", "above 0")]
    [InlineData("study,molecule,effect,low,high\nA,x,1,2,0\n", "ends before it starts")]
    [InlineData("study,molecule,measure,effect,se\nA,x,odds ratio,-1,0.1\n", "a ratio is above 0")]
    [InlineData("study,molecule,measure,effect,se\nA,x,odd ratio,1,0.1\n", "is not known")]
    [InlineData("study,molecule,effect,se\nA,x,one,0.1\n", "is no number")]
    [InlineData("study,molecule,n1,mean1,sd1,n2,mean2,sd2\nA,x,1,2,1,5,2,1\n", "at least 2")]
    [InlineData("study,molecule,effect,se,role\nA,x,1,0.1,first\n", "is not known")]
    [InlineData("molecule,effect,se\nx,1,0.1\n", "no such column")]
    [InlineData("study,molecule,effect,se\n", "no row")]
    public void What_is_wrong_is_said_with_its_row(string table, string what)
    {
        var (effects, _, problems) = Read(table);
        Assert.Empty(effects);
        Assert.Contains(problems, problem => problem.Severity == Severity.Error && problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void Several_symbols_in_a_cell_are_several_relations()
    {
        var table = JoiningTables.Orthologues(Write("human,mouse,note\nSAA1,Saa1; Saa2,x\nIL6,Il6,y\nCXCL8,,z\n"), "genes").Value!;
        Assert.Equal(["human", "mouse"], table.Species);
        Assert.Equal(["SAA1 Saa1", "SAA1 Saa2", "IL6 Il6", "CXCL8 "], table.Rows.Select(row => string.Join(' ', row)));
        Assert.Null(JoiningTables.Orthologues(Write("gene,mouse\na,b\n"), "genes").Value);
    }

    [Fact]
    public void The_first_name_of_a_row_is_the_one_to_show()
    {
        var table = JoiningTables.Names(Write("hmdb,name,synonyms,class\nHMDB0000271,Sarcosine,N-methylglycine; MeGly,amino acid\n"), "names").Value!;
        Assert.Equal(["Sarcosine", "N-methylglycine", "MeGly", "HMDB0000271"], Assert.Single(table.Rows));
    }

    public void Dispose() => _scratch.Dispose();

    (System.Collections.Immutable.ImmutableArray<ReportedEffect> Effects, bool Simulated, System.Collections.Immutable.ImmutableArray<Problem> Problems) Read(string table) =>
        EffectsFile.Read(Write(table), "effects.csv");

    string Write(string text) => _scratch.Write("t.csv", text);
}
