namespace Sarcotrace.Statistics.Tests;

public class ModeratedTests
{
    [Fact]
    public void Ordinary_and_moderated_t_are_those_of_lm_and_limma()
    {
        var data = new Cachexia();
        var models = LinearModels.Fit(Design.Build(data.Rows, [Term.Number("cachexic", data.Cachexic)]), data.Log2, 1);
        var moderation = Moderation.Of(models.Sigma, models.Df);
        var plain = Coefficients.Ordinary(models, 1, 0.95);
        var moderated = Coefficients.Moderated(models, 1, moderation, 0.95);
        var q = FalseDiscovery.BenjaminiHochberg(moderated.P);

        var limma = new Golden("moderated-cachexia");
        limma.Agrees("prior-df 1", moderation.PriorDf);
        limma.Agrees("prior-variance 1", moderation.PriorVariance);
        for (var i = 0; i < Cachexia.Metabolites; i++)
        {
            limma.Agrees($"difference {i + 1}", plain.Value[i]);
            limma.Agrees($"error {i + 1}", plain.StandardError[i]);
            limma.Agrees($"t {i + 1}", plain.T[i]);
            limma.Agrees($"p {i + 1}", plain.P[i]);
            limma.Agrees($"moderated-t {i + 1}", moderated.T[i]);
            limma.Agrees($"moderated-p {i + 1}", moderated.P[i]);
            limma.Agrees($"low {i + 1}", moderated.Low[i]);
            limma.Agrees($"high {i + 1}", moderated.High[i]);
            limma.Agrees($"q {i + 1}", q[i]);
        }
    }

    [Fact]
    public void Variances_that_do_not_differ_have_an_infinite_prior()
    {
        var moderation = Moderation.Of([1, 1, 1, 1], [4, 4, 4, 4]);
        Assert.Equal(double.PositiveInfinity, moderation.PriorDf);
        Assert.Equal(moderation.PriorVariance, moderation.Shrunk(5, 4));
    }

    [Fact]
    public void One_response_has_no_others_to_learn_from() =>
        Assert.Throws<ArgumentException>(() => Moderation.Of([1], [4]));
}
