using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Assays;

namespace Sarcotrace.Files.Tests.Assays;

public sealed class QpcrTableTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void A_row_a_well_is_read_with_its_animal_and_kind()
    {
        var run = Read("Sample Name,Mouse,Group,Target Name,CT,Task\nM1,m1,young,Actb,18.2,unkn\nM1,m1,young,Actb,Undetermined,unkn\npool,,,Actb,20,STANDARD\n").Value!;
        Assert.Equal(["m1", null], run.Samples.Select(sample => sample.Animal));
        Assert.Equal([18.2, double.NaN, 20], run.Wells.Select(well => well.Cq));
        Assert.Equal(WellKind.Standard, run.Samples[1].Kind);
    }

    [Fact]
    public void A_column_a_gene_is_read_with_groups_from_the_order_of_rows()
    {
        var run = Read("c_myc,GAPDH\n30.1,23.5\n30.2,\n27.0,NA\n", groups: [("brain", 2), ("kidney", 1)]).Value!;
        Assert.Equal(["c_myc", "GAPDH"], run.Targets.Select(target => target.Id));
        Assert.Equal(["brain", "brain", "kidney"], run.Samples.Select(sample => sample.Group!));
        // An empty cell was not run; NA was, and gave nothing.
        Assert.Equal([30.1, 23.5, 30.2, 27.0, double.NaN], run.Wells.Select(well => well.Cq));
    }

    [Theory]
    [InlineData("sample,target,cq\na,Actb,abc\n", "'abc' is not a quantification cycle")]
    [InlineData("sample,cq\na,20\n", "none that names the gene")]
    [InlineData("sample,target,cq,animal\na,Actb,20,m1\na,Tbp,21,m2\n", "sample a is of m2 here and of m1 above")]
    [InlineData("sample,animal\na,b\n", "no Cq was found")]
    public void What_is_wrong_with_a_table_is_said_with_its_row(string text, string says)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.What.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_that_do_not_cover_the_rows_are_refused()
    {
        Assert.Contains("3 rows are named and the table has 2", Read("a,b\n20,21\n20,21\n", groups: [("x", 3)]).Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_samples_tells_whose_they_are()
    {
        var run = Read("sample,target,cq\ns1,Actb,20\ns2,Actb,21\n").Value!;
        var path = Saved("sample,animal,group\ns1,m1,old\ns3,m3,old\n");
        var told = SampleTable.Onto(run, path);
        Assert.Equal(("m1", "old"), (told.Value!.Samples[0].Animal, told.Value.Samples[0].Group));
        Assert.Equal(2, told.Problems.Length);
    }

    Core.Loaded<QpcrRun> Read(string text, (string, int)[]? groups = null) => QpcrTable.Read(Saved(text), new([], [.. groups ?? []]));

    string Saved(string text) => _scratch.Write("cq.csv", text);

    public void Dispose() => _scratch.Dispose();
}
