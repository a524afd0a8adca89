using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.App.Models;
using Sarcotrace.Questions.Dosing;

namespace Sarcotrace.App.Cli;

/// <summary>Plans an intake.</summary>
static class DosePlanCommand
{
    internal static Command Make()
    {
        var schedule = new Option<string[]>("--schedule")
        {
            Description = "What is taken every day: amount@hour, such as 450mg@8 450mg@20:30",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["450mg@8"],
        };
        var weight = new Option<string>("--weight") { Description = "Body weight", DefaultValueFactory = _ => "60kg" };
        var age = new Option<double>("--age") { Description = "Age, years", DefaultValueFactory = _ => 70 };
        var days = new Option<int>("--days") { Description = "Days followed", DefaultValueFactory = _ => 2 };
        var glycine = new Option<double>("--glycine") { Description = "Glycine that is compared, g a day", DefaultValueFactory = _ => 3 };
        var betaine = new Option<double>("--betaine") { Description = "Betaine that is compared, g a day", DefaultValueFactory = _ => 3 };
        var models = new Option<string>("--models") { Description = "Folder of the model", DefaultValueFactory = _ => DoseCommand.Models };
        var draws = new Option<int>("--draws") { Description = "Plausible sets of the model's values for the band", DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of those sets", DefaultValueFactory = _ => 1 };
        var common = new CommonOptions();
        var command = new Command("plan", "Plan an intake: predicted plasma of a schedule, what precursors add, notes on safety.")
        {
            schedule, weight, age, days, glycine, betaine, models, draws, seed, common.Out, common.Json, common.Threads,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var words = new DoseWords();
            var intakes = (parsed.GetValue(schedule) ?? []).Select(word => Intake(words, word)).ToImmutableArray();
            words.Check(intakes.Length > 0, "--schedule", "nothing is taken");
            words.Check(parsed.GetValue(age) is >= 30 and <= 103, "--age", "the model knows people from 30 to 103 years");
            words.Check(parsed.GetValue(glycine) is >= 0.01 and <= 100, "--glycine", "from 0.01 to 100 g a day can be compared");
            words.Check(parsed.GetValue(betaine) is >= 0.01 and <= 100, "--betaine", "from 0.01 to 100 g a day can be compared");
            var (kilograms, followed) = (words.Weight("--weight", parsed.GetValue(weight)), words.Within("--days", 1, 60, parsed.GetValue(days)));
            var many = words.Within("--draws", 20, 100_000, parsed.GetValue(draws));
            var (mechanism, files) = words.Mechanism(parsed.GetValue(models), true);
            if (mechanism is null || words.Problems.Length > 0) return Terminal.Refuse(parsed, words.Problems);

            var options = new IntakeOptions
            {
                Schedule = intakes,
                Weight = kilograms ?? 60,
                Age = parsed.GetValue(age),
                Days = followed,
                Glycine = parsed.GetValue(glycine),
                Betaine = parsed.GetValue(betaine),
                Draws = many,
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(common.Threads),
            };
            var answers = Terminal.WithProgress(progress => new IntakePlan(options).Ask(mechanism, progress, cancel));
            var record = ModelRecord.Of(files, "A planned intake of sarcosine", true, [], Text(options), answers);
            return common.Finish(parsed, record, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace dose plan --schedule 450mg@8",
            "sarcotrace dose plan --schedule 1g@8 1g@20 --weight 72kg --age 65 --days 3 --out plan");
    }

    static Intake Intake(DoseWords words, string word)
    {
        var parts = word.Split('@');
        if (parts.Length == 2 && Hour(parts[1]) is { } hour) return new(hour, words.Amount("--schedule", parts[0]));
        words.Complain("--schedule", $"'{word}' is not amount@hour", "write for example 450mg@8 or 1g@20:30");
        return new(0, new Amount(1, false));
    }

    static double? Hour(string text)
    {
        var parts = text.Split(':');
        if (parts.Length > 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var hour)) return null;
        var minutes = 0;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minutes) || minutes > 59)) return null;
        return hour + minutes / 60.0 is >= 0 and < 24 and { } time ? time : null;
    }

    static ImmutableArray<(string Key, string Value)> Text(IntakeOptions options) =>
    [
        ("schedule", string.Join(' ', options.Schedule.Select(one => FormattableString.Invariant($"{one.Amount.Milligrams}mg{(one.Amount.PerKilogram ? "/kg" : "")}@{one.Hour:R}")))),
        ("weight", options.Weight.ToString(CultureInfo.InvariantCulture)), ("age", options.Age.ToString("R", CultureInfo.InvariantCulture)),
        ("days", options.Days.ToString(CultureInfo.InvariantCulture)), ("glycine", options.Glycine.ToString("R", CultureInfo.InvariantCulture)),
        ("betaine", options.Betaine.ToString("R", CultureInfo.InvariantCulture)), ("draws", options.Draws.ToString(CultureInfo.InvariantCulture)),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
    ];
}
