using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Discovery;

/// <summary>From the people of the table to those of each trait's model.</summary>
static class SampledFigure
{
    /// <summary>The flow.</summary>
    /// <param name="answers">Answers of a discovery.</param>
    /// <param name="traits">Their table of traits, a row at least.</param>
    public static FlowFigure Of(Answers answers, Table traits)
    {
        var sampled = (int)traits.Numbers("sampled")[0];
        var without = answers.Exclusions.Where(exclusion => exclusion.Reason == Sampled.NoSample).Sum(exclusion => exclusion.Names.Length);
        var lacking = Enumerable.Range(0, traits.Rows).Any(row => traits.Numbers("people")[row] < sampled);
        return new(
            "participants-of-discovery", "From the table to the models",
            "People counted once each, whatever their diagnosis; one sample a person is used."
            + (lacking ? " People who lack a trait or one of its covariates are not in that trait's model." : " Nobody lacks a trait or a covariate."),
            [
                new("People in the table", sampled + without, without == 0 ? [] : [(Sampled.NoSample, without)]),
                new("With a metabolome sample", sampled, []),
            ])
        {
            PartsHeading = "In the model of",
            Parts = [.. Enumerable.Range(0, traits.Rows).Select(row => (traits.Texts("label")[row]!, (int)traits.Numbers("people")[row]))],
        };
    }
}
