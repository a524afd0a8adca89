using System.Text;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions;

namespace Sarcotrace.App.Tests;

public class ApprovedTests
{
    [Fact]
    public void The_schema_of_study_files_is_the_one_that_ships() => Approved.Text(
        "docs/study.schema.json", StudySchema.Json(Catalogue.All.ToDictionary(entry => entry.Name, entry => entry.Options)));

    [Fact]
    public void Defaults_change_only_on_purpose()
    {
        var text = new StringBuilder("# Every default. Changing one changes science: say so in CHANGELOG.md.\n");
        foreach (var entry in Catalogue.All)
        {
            text.Append(entry.Name).Append(":\n");
            foreach (var (key, value) in SettingsBinder.Describe(Activator.CreateInstance(entry.Options)!)) text.Append("  ").Append(key).Append(": ").Append(value).Append('\n');
        }

        Approved.Text("golden/defaults.yaml", text.ToString());
    }
}
