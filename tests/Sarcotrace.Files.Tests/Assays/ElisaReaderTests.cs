using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Assays;

namespace Sarcotrace.Files.Tests.Assays;

public sealed class ElisaReaderTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void Wells_are_read_with_the_unit_of_the_header_and_a_dilution_written_as_a_ratio()
    {
        var read = ElisaReader.Read(_scratch.Write("a.csv", "kind,sample,concentration (pg/mL),df,OD450\nstd,,100,,1.2\nblank,,,,0.05\nunknown,m1,,1:20,0.7\nqc,low,20,,0.3\n"), null, null, []);
        Assert.Empty(read.Problems);
        Assert.Equal("pg/mL", read.Value!.Unit);
        Assert.Equal([ElisaKind.Standard, ElisaKind.Blank, ElisaKind.Sample, ElisaKind.Control], read.Value.Wells.Select(well => well.Kind));
        Assert.Equal(20, read.Value.Wells[2].Dilution);
        Assert.Equal(20, read.Value.Wells[3].Concentration);
    }

    [Fact]
    public void A_grid_is_read_with_its_layout()
    {
        var grid = _scratch.Write("grid.csv", ",1,2\nA,1.5,0.2\nB,1.4,0.3\n");
        var layout = _scratch.Write("layout.csv", "well,kind,name,concentration,dilution\nA1,standard,,100,\nB01,standard,,100,\na2,sample,m1,,2\nB2,sample,m1,,2\n");
        var read = ElisaReader.Read(grid, layout, "ng/mL", []);
        Assert.DoesNotContain(read.Problems, problem => problem.Severity == Severity.Error);
        Assert.Equal([1.5, 1.4, 0.2, 0.3], read.Value!.Wells.Select(well => well.Signal));
    }

    [Fact]
    public void Everything_wrong_is_said_with_its_row()
    {
        var read = ElisaReader.Read(_scratch.Write("a.csv", "kind,name,concentration,dilution,signal\nstd,,lots,,1.2\nthing,,,,0.05\nsample,,,,0.7\nsample,m1,,0.5,0.7\nsample,m2,,,high\n"), null, null, []);
        Assert.Null(read.Value);
        Assert.Equal([2, 3, 4, 5, 6], read.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Row!.Value));
        var none = ElisaReader.Read(_scratch.Write("b.csv", "a,b\n1,2\n"), null, null, []);
        Assert.Equal(3, none.Problems.Count(problem => problem.Severity == Severity.Error));
    }

    [Fact]
    public void A_reading_that_ran_over_is_left_out_with_a_warning()
    {
        var read = ElisaReader.Read(_scratch.Write("a.csv", "kind,name,concentration,signal\nstd,,100,1.2\nsample,m1,,OVER\n"), null, null, []);
        Assert.True(double.IsNaN(read.Value!.Wells[1].Signal));
        Assert.Equal(Severity.Warning, read.Problems.Single().Severity);
    }

    [Fact]
    public void Injections_are_read_in_their_order_and_wrong_ones_are_named()
    {
        var good = InjectionReader.Read(_scratch.Write("c.csv", "type,sample,compound,nominal (umol/L),peak area,IS area\nstd,s1,sarcosine,0.5,100,2000\nunknown,p1,sarcosine,,50,1900\nblank,b,sarcosine,,,2100\n"), null, []);
        Assert.Equal("umol/L", good.Value!.Unit);
        Assert.Equal([1, 2, 3], good.Value.All.Select(one => one.Order));
        Assert.True(double.IsNaN(good.Value.All[2].Area));
        var bad = InjectionReader.Read(_scratch.Write("d.csv", "kind,nominal,area\nstd,,100\nsoup,1,100\nsample,,-4\n"), null, []);
        Assert.Equal([2, 3, 4], bad.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Row!.Value));
    }

    public void Dispose() => _scratch.Dispose();
}
