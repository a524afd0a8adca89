using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Effects;

/// <summary>One row of a table of effects, with what is wrong in it.</summary>
sealed class EffectRow
{
    readonly Dictionary<string, string> _texts = [];
    readonly Dictionary<string, double> _numbers = [];
    readonly List<Problem> _problems = [];
    readonly string _file;
    readonly int _row;

    static readonly string[] Numeric =
        ["effect", "se", "low", "high", "df", "n", "n1", "mean1", "sd1", "events1", "n2", "mean2", "sd2", "events2"];

    /// <summary>Takes the present row.</summary>
    internal EffectRow(ITableReader reader, Dictionary<string, int> columns, string file)
    {
        (_file, _row) = (file, reader.Row);
        // Cells are read from left to right.
        foreach (var (name, column) in columns.OrderBy(pair => pair.Value))
        {
            var kind = reader.Look(column, out var number);
            if (Numeric.Contains(name))
            {
                if (kind == Cell.Number) _numbers[name] = number;
                else if (kind != Cell.Missing) Wrong(name, $"'{reader.Text(column)}' is no number", "write the number alone");
            }
            else
            {
                _texts[name] = kind == Cell.Missing ? "" : reader.Text(column);
            }
        }
    }

    /// <summary>What is wrong with it.</summary>
    internal IReadOnlyList<Problem> Problems => _problems;

    /// <summary>A cell as text, empty where there is none.</summary>
    internal string Text(string name) => _texts.GetValueOrDefault(name, "");

    /// <summary>The effect; null where the row cannot be understood.</summary>
    internal ReportedEffect? Effect(ImmutableArray<(string Word, EffectMeasure Measure)> measures)
    {
        if (Text("study").Length == 0) Wrong("study", "the cell is empty", "name the study");
        if (Text("molecule").Length == 0) Wrong("molecule", "the cell is empty", "name the molecule");
        var word = Headers.Plain(Text("measure"));
        var measure = word.Length == 0 ? EffectMeasure.Difference : measures.Where(known => known.Word == word)
            .Select(known => (EffectMeasure?)known.Measure).FirstOrDefault();
        if (measure is null) Wrong("measure", $"'{Text("measure")}' is not known", Nearest.Remedy(Text("measure"), [.. measures.Select(known => known.Word)]));
        var role = Role();
        Check(measure);
        if (_problems.Count > 0) return null;
        return new($"{_file}, row {_row}", Text("study"), Text("molecule"), Text("outcome"))
        {
            Species = Text("species").ToLowerInvariant(),
            Cluster = Text("cluster"),
            Role = role,
            Measure = measure!.Value,
            Unit = Text("unit"),
            Value = Number("effect"),
            StandardError = Number("se"),
            Low = Number("low"),
            High = Number("high"),
            Df = Number("df"),
            Count = double.IsNaN(Number("n")) ? Number("n1") + Number("n2") : Number("n"),
            First = Arm("1"),
            Second = Arm("2"),
        };
    }

    void Check(EffectMeasure? measure)
    {
        var arms = Whole("1") && Whole("2");
        if (double.IsNaN(Number("effect")) && !arms)
            Wrong("effect", "there is neither an effect nor two arms", "give effect with se or low and high, or n, mean and sd (or events) of both arms");
        var bare = measure == EffectMeasure.Correlation && Number("n") > 3;
        if (!double.IsNaN(Number("effect")) && double.IsNaN(Number("se")) && double.IsNaN(Number("high") - Number("low")) && !arms && !bare)
            Wrong("se", "the effect has no uncertainty", "give se, or low and high");
        if (Number("se") <= 0) Wrong("se", "a standard error is above 0", "correct it");
        if (Number("low") > Number("high")) Wrong("low", "the interval ends before it starts", "exchange low and high");
        if (measure is EffectMeasure.Ratio or EffectMeasure.OddsRatio or EffectMeasure.RiskRatio && (Number("effect") <= 0 || Number("low") <= 0))
            Wrong("effect", "a ratio is above 0", "give the ratio itself, or call its logarithm log ratio");
        if (measure == EffectMeasure.Correlation && Math.Abs(Number("effect")) >= 1) Wrong("effect", "a correlation lies between −1 and 1", "correct it");
        foreach (var arm in (string[])["1", "2"])
        {
            if (Number("n" + arm) < 2) Wrong("n" + arm, "an arm has at least 2 units", "correct it");
            if (Number("sd" + arm) <= 0) Wrong("sd" + arm, "a standard deviation is above 0", "correct it");
            if (Number("events" + arm) < 0 || Number("events" + arm) > Number("n" + arm)) Wrong("events" + arm, "events lie between 0 and n", "correct it");
        }
    }

    EffectRole Role()
    {
        switch (Text("role").ToLowerInvariant())
        {
            case "original" or "discovery": return EffectRole.Original;
            case "replication" or "validation": return EffectRole.Replication;
            case "": return EffectRole.Unsaid;
            default:
                Wrong("role", $"'{Text("role")}' is not known", "write original or replication");
                return EffectRole.Unsaid;
        }
    }

    bool Whole(string arm) => Number("n" + arm) >= 2 && (!double.IsNaN(Number("mean" + arm) + Number("sd" + arm)) || !double.IsNaN(Number("events" + arm)));

    ReportedArm? Arm(string arm) => Whole(arm) ? new(Number("n" + arm), Number("mean" + arm), Number("sd" + arm), Number("events" + arm)) : null;

    double Number(string name) => _numbers.GetValueOrDefault(name, double.NaN);

    void Wrong(string column, string what, string remedy) => _problems.Add(new(_file, _row, column, what, remedy));
}
