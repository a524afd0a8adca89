using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Blot;

/// <summary>The numbers behind the answers.</summary>
sealed class BlotTables(ImmutableArray<(Ratio Ratio, GelModel Model)> fitted, BlotOptions options)
{
    bool Log => options.Scale == RatioScale.Log;

    internal IEnumerable<Table> All() => [Folds(), Animals(), Groups()];

    Table Folds()
    {
        var rows = fitted.SelectMany(one => one.Model.Differences.Select(row => (one.Ratio.Name, row.Group, row.InGroup, row.InControl, row.Difference)))
            .ToArray();
        double[] p = [.. rows.Select(row => row.Difference?.P ?? double.NaN)];
        var adjusted = options.Correction switch { Correction.Holm => FalseDiscovery.Holm(p), Correction.None => p, _ => FalseDiscovery.BenjaminiHochberg(p) };
        return new("blot-folds", $"Each ratio against {options.Control}",
        [
            new TextColumn("ratio", "what is over what", [.. rows.Select(row => row.Name)]),
            new TextColumn("group", "group", [.. rows.Select(row => row.Group)]),
            Count("n_group", "animals of the group", rows.Select(row => row.InGroup)),
            Count("n_control", "animals of the control", rows.Select(row => row.InControl)),
            Number("fold", "ratio in the group over that in the control", rows.Select(row => Fold(row.Difference?.Value))),
            Number("fold_low", "lower end of its interval", rows.Select(row => Fold(row.Difference?.Low))),
            Number("fold_high", "upper end of its interval", rows.Select(row => Fold(row.Difference?.High))),
            Number("p", "two-sided", p),
            Number("p_adjusted", "corrected over all comparisons", adjusted),
            Number("difference", Log ? "log2 of the fold" : "difference in units of the control's mean",
                rows.Select(row => row.Difference?.Value ?? double.NaN)),
            Number("low", "lower end of its interval", rows.Select(row => row.Difference?.Low ?? double.NaN)),
            Number("high", "upper end of its interval", rows.Select(row => row.Difference?.High ?? double.NaN)),
            Number("df", "degrees of freedom of t", rows.Select(row => row.Difference?.Df ?? double.NaN)),
        ]);
    }

    Table Animals()
    {
        var rows = fitted.SelectMany(one => one.Model.Animals.Select(animal => (one.Ratio, Animal: animal))).ToArray();
        return new("blot-animals", "Each animal, its gel's part taken off",
        [
            new TextColumn("ratio", "what is over what", [.. rows.Select(row => row.Ratio.Name)]),
            new TextColumn("animal", "animal, or lane where none is named", [.. rows.Select(row => row.Animal.Animal)]),
            new TextColumn("unit", "what counts as one", [.. rows.Select(_ => "animal")]),
            new TextColumn("group", "its group", [.. rows.Select(row => row.Animal.Group)]),
            new TextColumn("pair", "what it is compared within", [.. rows.Select(_ => (string?)null)]),
            Count("lanes", "lanes averaged", rows.Select(row => row.Ratio.Values.Where(value => value.Animal == row.Animal.Animal).Sum(value => value.Lanes))),
            Number("amount", "ratio over the control's mean", rows.Select(row => Log ? Elementary.Pow(2, row.Animal.Value) : row.Animal.Value + 1)),
        ]);
    }

    Table Groups()
    {
        var rows = (from one in fitted
                    from name in one.Model.Animals.Select(animal => animal.Group).Distinct().OrderBy(name => name != options.Control)
                    select (one.Ratio.Name, Group: name,
                        Values: one.Model.Animals.Where(animal => animal.Group == name).Select(animal => animal.Value).ToArray())).ToArray();
        var means = rows.Select(row => row.Values.Length < 2 ? (Difference?)null : Difference.Of(OneMean.Of(row.Values), options.Confidence)).ToArray();
        return new("blot-groups", $"{(Log ? "Geometric mean" : "Mean")} ratio in each group",
        [
            new TextColumn("ratio", "what is over what", [.. rows.Select(row => row.Name)]),
            new TextColumn("group", "group, the control first", [.. rows.Select(row => row.Group)]),
            Count("n", "animals", rows.Select(row => row.Values.Length)),
            Number("mean", "mean over the control's", rows.Select(row => Back(Mean.Of(row.Values)))),
            Number("low", "lower end of its interval, with the variance of this group alone", means.Select(mean => Back(mean?.Low))),
            Number("high", "upper end", means.Select(mean => Back(mean?.High))),
        ]);
    }

    double Fold(double? log2) => Log && log2 is { } value ? Elementary.Pow(2, value) : double.NaN;

    double Back(double? value) => value is not { } there ? double.NaN : Log ? Elementary.Pow(2, there) : there + 1;

    static NumberColumn Number(string name, string meaning, IEnumerable<double> values) => new(name, "1", meaning, [.. values]);

    static NumberColumn Count(string name, string meaning, IEnumerable<int> values) =>
        new(name, "{count}", meaning, [.. values.Select(value => (double)value)]) { Digits = 9 };
}
