namespace Sarcotrace.Statistics.Tests;

public class FalseDiscoveryTests
{
    static readonly Golden R = new("false-discovery");
    static readonly double[] P = [.. R.Input.Select(row => Golden.Number(row[0]))];

    [Fact]
    public void Adjusted_p_values_are_those_of_R()
    {
        var (bh, holm) = (FalseDiscovery.BenjaminiHochberg(P), FalseDiscovery.Holm(P));
        for (var i = 0; i < P.Length; i++)
        {
            R.Agrees($"bh {i + 1}", bh[i]);
            R.Agrees($"holm {i + 1}", holm[i]);
        }
    }

    [Fact]
    public void A_test_that_was_not_made_does_not_count()
    {
        var with = FalseDiscovery.BenjaminiHochberg([.. P, double.NaN]);
        Assert.Equal(FalseDiscovery.BenjaminiHochberg(P), with[..^1]);
        Assert.True(double.IsNaN(with[^1]));
    }
}
