using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Who is who in a table: which columns name animals, litters, cages, batches and times.</summary>
sealed record Cast(MeasuredColumn? Animal, MeasuredColumn? Litter, MeasuredColumn? Cage, MeasuredColumn? Batch, MeasuredColumn? Time)
{
    static readonly string[] Animals = ["animal", "animalid", "mouse", "mouseid", "rat", "ratid", "subject", "subjectid", "chick", "monkey", "donor", "动物",
        "小鼠", "编号"];
    static readonly string[] Litters = ["litter", "litterid", "dam", "窝", "窝别"];
    static readonly string[] Cages = ["cage", "cageid", "pen", "笼", "笼号"];
    static readonly string[] Batches = ["batch", "block", "plate", "gel", "run", "cohort", "批次"];
    static readonly string[] Times = ["time", "day", "days", "week", "weeks", "month", "months", "visit", "天", "周", "时间"];

    /// <summary>Finds them: as the options say, else by their names; what the options use otherwise is not taken.</summary>
    internal static Cast Of(Measurements data, ComparisonOptions options)
    {
        HashSet<string> used = [.. options.Outcomes, .. options.By, .. options.Covariates];
        MeasuredColumn? Find(string? named, string[] words) => named is not null
            ? data.Find(named)
            : data.Columns.FirstOrDefault(column => !used.Contains(column.Name) && words.Contains(Plain(column.Name)));
        var time = options.Time is not null || !options.By.Concat(options.Covariates)
            .Any(name => Times.Contains(Plain(name))) ? Find(options.Time, Times) : null;
        return new(Find(options.Animal, Animals), Find(options.Litter, Litters), Find(options.Cage, Cages), Find(options.Batch, Batches), time);
    }

    static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
