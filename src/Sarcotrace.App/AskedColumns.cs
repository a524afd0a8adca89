using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Discovery;

namespace Sarcotrace.App;

/// <summary>Traits and covariates that somebody named and no column has: a slip of the pen, and not an answer about the data.</summary>
static class AskedColumns
{
    /// <summary>The column in <c>site=Z</c> and <c>factor(site)</c>.</summary>
    internal static string Bare(string name) =>
        (DiscoveryOptions.Coded(name) ?? name.Split('=')[0]).Trim();

    /// <summary>Names that neither the people table nor the diagnosis has, each with its line and the nearest column.</summary>
    /// <remarks>
    /// A trait that goes by a known role, such as gait-speed, may be absent; what cannot be held constant stops the run. What
    /// nobody named but the defaults is never a problem.
    /// </remarks>
    internal static ImmutableArray<Problem> Unknown(
        Questionnaire questions, StudyFile study, RunChoices choices, People all)
    {
        if (questions.Discovery is not { } discovery) return [];

        var unknown = Named("covariates", discovery.Covariates, _ => true)
            .Concat(Named("traits", discovery.Traits, name => name != "diagnosis" && Roles.Find(name) is null && name != "grip")).ToArray();
        if (unknown.Length == 0) return [];

        var headers = StudyColumns.HeadersOfPeople(study);
        return [.. unknown.Select(found => Told(found.Key, found.Name))];

        IEnumerable<(string Key, string Name)> Named(string key, ImmutableArray<string> names, Func<string, bool> wanted) =>
            Place(key) is null ? [] : names.Select(Bare)
                .Where(name => name.Length > 0 && wanted(name) && Derived.IsNeeded(all, [name])).Distinct().Select(name => (key, name));

        Problem Told(string key, string name) => new(
            Place(key)!.Value is > 0 ? study.Name : "command line", Place(key) is > 0 and var line ? line : null,
            Place(key) is > 0 ? $"questions.discovery.{key}" : key,
            headers.Contains(name) ? $"the column {name} tells people apart and describes nobody" : $"the people table has no column {name}",
            headers.Contains(name) ? $"leave it out of {key}"
                : NearestName.Remedy(name, [.. headers, .. all.Measures.Select(measure => measure.Role).Where(role => role.Length > 0)]));

        int? Place(string key)
        {
            if (choices.Options.Any(option => option is { Question: "discovery" } && option.Key == key)) return 0;
            var map = study.Questions?.Entries.FirstOrDefault(entry => entry.Key == "discovery").Value as SettingMap;
            return map?.Entries.Where(entry => entry.Key == key).Select(entry => (int?)entry.Line).FirstOrDefault();
        }
    }
}
