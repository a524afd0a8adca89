using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Assays;

namespace Sarcotrace.Files.Tests.Assays;

public sealed class BlotTableTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void Bands_are_read_with_kind_and_saturation()
    {
        var bands = Read("Membrane,Lane,Mouse,Group,Protein,Kind,Volume,Saturated\nA,1,m1,old,Akt,phospho,12.5,yes\nA,1,m1,old,Ponceau,stain,900,\n").Value!.Bands;
        Assert.Equal(new BlotBand("A", "1", "m1", "old", "Akt", BandKind.Phospho, 12.5, true, 2), bands[0]);
        Assert.Equal((BandKind.Stain, false), (bands[1].Kind, bands[1].Saturated));
    }

    [Theory]
    [InlineData("lane,group,target,kind,intensity\n1,old,Akt,nonsense,3\n", "'nonsense' is no kind of band")]
    [InlineData("lane,group,target,kind,intensity\n1,old,Akt,total,bright\n", "'bright' is no number")]
    [InlineData("lane,group,target,intensity\n1,old,Akt,3\n", "there is no such column")]
    public void What_is_wrong_is_said(string text, string says)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.What.Contains(says, StringComparison.Ordinal));
    }

    Core.Loaded<BlotRun> Read(string text) => BlotTable.Read(_scratch.Write("bands.csv", text), []);

    public void Dispose() => _scratch.Dispose();
}
