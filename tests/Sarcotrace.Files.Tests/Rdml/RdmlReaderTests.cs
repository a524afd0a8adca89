using System.IO.Compression;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Rdml;

namespace Sarcotrace.Files.Tests.Rdml;

public sealed class RdmlReaderTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Theory]
    [InlineData("BioRad_qPCR_melt.rdml", 4, 5, 60, 34, 41), InlineData("lc96_bACTXY.rdml", 8, 12, 384, 64, 50), InlineData("stepone_std.rdml", 1, 8, 24, 3, 40)]
    public void Files_of_three_instruments_are_read_whole(string file, int targets, int samples, int wells, int undetermined, int cycles)
    {
        var run = RdmlReader.Read(RealData.File($"qpcr_rdml/{file}")).Value!;
        Assert.Equal((targets, samples, wells), (run.Targets.Length, run.Samples.Length, run.Wells.Length));
        Assert.Equal(undetermined, run.Wells.Count(well => double.IsNaN(well.Cq)));
        Assert.Equal(wells, run.Curves.Length);
        Assert.All(run.Curves, curve => Assert.Equal(cycles, curve.Cycles.Length));
        Assert.Contains(run.Facts, fact => fact.Name == "instrument");
    }

    [Fact]
    public void Standards_and_an_efficiency_in_per_cent_are_understood()
    {
        var read = RdmlReader.Read(RealData.File("qpcr_rdml/stepone_std.rdml"));
        Assert.Equal(0.9391181, read.Value!.Targets[0].Efficiency, 7);
        Assert.Contains(read.Problems, note => note.What.Contains("read as 93.9 %", StringComparison.Ordinal));
        Assert.Equal([10000, 5000, 2500, 1250, 625], read.Value.Samples.Where(sample => sample.Kind == WellKind.Standard).Select(sample => sample.Quantity));
        Assert.Equal(28.96287, read.Value.Wells.First(well => double.IsFinite(well.Cq)).Cq);
    }

    [Theory]
    [InlineData("<rdml version='1.3'><sample id='s'><type targetId='t'>unkn</type></sample><target id='t'><type>ref</type></target>"
        + "<experiment id='e'><run id='r'><react id='1'><sample id='s'/><data><tar id='t'/><cq>21.5</cq></data></react></run></experiment></rdml>", 21.5)]
    [InlineData("<rdml version='1.0'><sample id='s'><type>unkn</type></sample><target id='t'><type>ref</type></target>"
        + "<experiment id='e'><run id='r'><react id='1'><sample>s</sample><data><tar>t</tar><cq>-1.0</cq></data></react></run></experiment></rdml>", double.NaN)]
    public void Names_are_attributes_or_text_and_minus_one_is_no_cycle(string xml, double cq)
    {
        var run = RdmlReader.Read(Saved(xml)).Value!;
        Assert.Equal(cq, Assert.Single(run.Wells).Cq);
        Assert.True(run.Targets[0].Reference);
    }

    [Theory]
    [InlineData("<!DOCTYPE rdml [<!ENTITY a 'b'>]><rdml version='1.1'>&a;</rdml>", "no RDML file")]
    [InlineData("<sbml/>", "not RDML")]
    [InlineData("<rdml version='1.1'><experiment id='e'><run id='r'><react id='1'><sample id='x'/></react></run></experiment></rdml>", "'x'")]
    [InlineData("<rdml version='1.1'/>", "no reaction")]
    [InlineData("nonsense", "no RDML file")]
    [InlineData("<?xml version=\"1.0\u00e9\" encoding=\"UTF-8\"?>", "no RDML file")]
    public void What_is_no_plate_is_refused_with_its_reason(string xml, string says)
    {
        var read = RdmlReader.Read(Saved(xml));
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.What.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_that_unpacks_to_absurd_size_is_refused()
    {
        var path = _scratch.Path("bomb.rdml");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("rdml_data.xml").Open()) entry.Write(new byte[140 << 20]);
        var read = RdmlReader.Read(path);
        Assert.Null(read.Value);
        Assert.Contains("unpacks", read.Problems[0].What, StringComparison.Ordinal);
    }

    string Saved(string xml) => _scratch.Write("plate.rdml", xml);

    public void Dispose() => _scratch.Dispose();
}
