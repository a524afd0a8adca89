using System.CommandLine;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.App.Cli;

/// <summary>How people are judged, for the commands that need a diagnosis.</summary>
sealed class JudgingOptions
{
    /// <summary>Makes the options.</summary>
    internal JudgingOptions()
    {
        Primary.CompletionSources.Add(Criteria);
        Grip.CompletionSources.Add([.. Enum.GetNames<GripSummary>().Select(SettingsBinder.Kebab)]);
        MassMethod.CompletionSources.Add("dxa", "bia");
    }

    /// <summary>Names of the criteria.</summary>
    internal static string[] Criteria { get; } = [.. Enum.GetNames<Criterion>().Select(SettingsBinder.Kebab)];

    /// <summary>The criteria of the diagnosis.</summary>
    internal Option<string?> Primary { get; } = new("--primary") { HelpName = "primary", Description = "The criteria that the diagnosis is taken from" };

    /// <summary>How trials become one grip.</summary>
    internal Option<string?> Grip { get; } = new("--grip")
    {
        HelpName = "grip",
        Description = "How trials become one grip: max, mean, first or sum (best of each hand, halved)",
    };

    /// <summary>How muscle was measured.</summary>
    internal Option<string?> MassMethod { get; } = new("--mass-method")
    {
        HelpName = "mass-method",
        Description = "How muscle was measured: dxa, bia, or a named equation",
    };

    /// <summary>What was chosen, as options of the diagnosis.</summary>
    internal IEnumerable<(string Question, string Key, string Value)> Chosen(ParseResult parsed) =>
        CommonOptions.Given(
            "phenotype", ("primary", parsed.GetValue(Primary)), ("grip", parsed.GetValue(Grip)), ("mass-method", parsed.GetValue(MassMethod)));
}
