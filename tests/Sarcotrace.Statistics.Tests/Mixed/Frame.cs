using System.Collections.Immutable;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Statistics.Tests.Mixed;

/// <summary>A small table, and model matrices of it in treatment coding, as R makes them.</summary>
sealed class Frame(string[] header, string[][] rows)
{
    public int Rows => rows.Length;

    public static Frame Read(string file)
    {
        string[][] lines = [.. File.ReadLines(RealData.File($"animal/{file}")).Select(line => line.Split(','))];
        return new(lines[0], lines[1..]);
    }

    public string[] Words(string column)
    {
        var at = Array.IndexOf(header, column);
        return [.. rows.Select(row => row[at])];
    }

    public double[] Numbers(string column) => [.. Words(column).Select(Golden.Number)];

    public string[] Words(string one, string other) => [.. Words(one).Zip(Words(other), (a, b) => $"{a}/{b}")];

    public NamedColumn One => RandomTerm.Ones(Rows);

    public NamedColumn Number(string column) => new(column, [.. Numbers(column)]);

    /// <summary>Levels of a factor in order of the alphabet, the first left out.</summary>
    public NamedColumn[] Levels(string column) => [.. Words(column).Distinct().Order(StringComparer.OrdinalIgnoreCase).Skip(1)
        .Select(level => new NamedColumn(column + level, [.. Words(column).Select(word => word == level ? 1.0 : 0.0)]))];

    /// <summary>Products of all pairs, the first factor turning fastest.</summary>
    public static NamedColumn[] Times(NamedColumn[] one, NamedColumn[] other) => [.. other.SelectMany(right => one.Select(left =>
        new NamedColumn($"{left.Name}:{right.Name}", [.. left.Values.Zip(right.Values, (a, b) => a * b)])))];
}

/// <summary>A design and a response whose reference values are at hand.</summary>
sealed record Trial(ImmutableArray<NamedColumn> Columns, ImmutableArray<RandomTerm> Terms, double[] Response)
{
    public MixedDesign Design
    {
        get
        {
            var built = MixedDesign.Build(Response.Length, Columns, Terms);
            Assert.True(built.Succeeded, built.Refusal?.Why);
            return built.Value;
        }
    }

    public MixedModel Fit(Likelihood likelihood = Likelihood.Restricted)
    {
        var fit = MixedModel.Fit(Design, Response, likelihood);
        Assert.True(fit.Succeeded, fit.Refusal?.Why);
        return fit.Value;
    }

    /// <summary>Of R's own data sets, stored with their model matrices.</summary>
    public static Trial Packaged(string name)
    {
        string[][] rows = [.. new Golden("mixed").Input.Where(row => row[0] == name)];
        NamedColumn Column(int at) => new($"x{at}", [.. rows.Select(row => Golden.Number(row[at]))]);
        string[] Group(int at) => [.. rows.Select(row => row[at])];
        NamedColumn[] columns = [.. Enumerable.Range(6, 6).Where(at => rows[0][at] != "").Select(Column)];
        NamedColumn[] slopes = [.. Enumerable.Range(4, 2).Where(at => rows[0][at] != "").Select(Column)];
        var one = RandomTerm.Ones(rows.Length);
        ImmutableArray<RandomTerm> terms = rows[0][3] == ""
            ? [RandomTerm.Of("group", Group(2), [one, .. slopes], name != "sleep_apart")]
            : [RandomTerm.Intercept("inner", Group(2)), RandomTerm.Intercept("outer", Group(3))];
        return new([.. columns], terms, [.. rows.Select(row => Golden.Number(row[1]))]);
    }

    /// <summary>Of data that are read from where they lie.</summary>
    public static Trial Shared(string name)
    {
        var frame = Frame.Read(name switch
        {
            "rats" => "rat_body_weight_longitudinal.csv",
            "pups" => "rat_pup_weight.csv",
            "oats" => "oats_splitplot.csv",
            "sleepstudy" => "sleepstudy.csv",
            "grip" => "sim_mouse_grip.csv",
            "chicks" => "chickweight.csv",
            _ => "sim_mouse_longitudinal.csv",
        });
        var one = frame.One;
        RandomTerm Litter() => RandomTerm.Intercept("litter", frame.Words("litter"));
        return name switch
        {
            "rats" => Growth(frame, "Rat"),
            "chicks" => Growth(frame, "Chick"),
            "pups" => new([one, .. frame.Levels("Treatment"), .. frame.Levels("sex"), frame.Number("Lsize")],
                [RandomTerm.Intercept("litter", frame.Words("Litter"))], frame.Numbers("weight")),
            "oats" => Oats(frame),
            "sleepstudy" => new([one, frame.Number("Days")], [RandomTerm.Of("subject", frame.Words("Subject"), [one, frame.Number("Days")])], frame.Numbers("Reaction")),
            "grip" => new([one, .. frame.Levels("diet"), .. frame.Levels("metabolite"), .. frame.Levels("sex"), .. Frame.Times(frame.Levels("diet"), frame.Levels("metabolite"))],
                [Litter()], frame.Numbers("grip")),
            "mice" => new(Mice(frame), [RandomTerm.Intercept("animal", frame.Words("animal")), Litter()], frame.Numbers("weight")),
            _ => new(Mice(frame), [RandomTerm.Of("animal", frame.Words("animal"), [one, frame.Number("week")], name != "mice_apart"), Litter()], frame.Numbers("weight")),
        };
    }

    static Trial Growth(Frame frame, string unit)
    {
        NamedColumn[] time = [frame.Number("Time")], diet = frame.Levels("Diet");
        return new([frame.One, .. diet, .. time, .. Frame.Times(diet, time)],
            [RandomTerm.Of(unit, frame.Words(unit), [frame.One, .. time])], frame.Numbers("weight"));
    }

    static Trial Oats(Frame frame)
    {
        NamedColumn[] variety = frame.Levels("Variety"), nitro = [frame.Number("nitro")];
        return new([frame.One, .. variety, .. nitro, .. Frame.Times(variety, nitro)],
            [RandomTerm.Intercept("plot", frame.Words("Block", "Variety")), RandomTerm.Intercept("block", frame.Words("Block"))], frame.Numbers("yield"));
    }

    static ImmutableArray<NamedColumn> Mice(Frame frame)
    {
        NamedColumn[] diet = frame.Levels("diet"), metabolite = frame.Levels("metabolite"), week = [frame.Number("week")];
        var both = Frame.Times(diet, metabolite);
        return [frame.One, .. diet, .. metabolite, .. week, .. frame.Levels("sex"), .. both,
            .. Frame.Times(diet, week), .. Frame.Times(metabolite, week), .. Frame.Times(both, week)];
    }
}
