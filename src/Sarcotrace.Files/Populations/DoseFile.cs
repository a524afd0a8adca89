using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Populations;

/// <summary>Reads a dosing table in the terms of pharmacometrics: id, time, target, amt, rate or dur, addl, ii, ss, lag, f, evid.</summary>
public static class DoseFile
{
    // What each column may be called; the first is how problems name it.
    static readonly (string Name, string[] Words)[] Known =
    [
        ("id", ["id", "subject", "individual", "animal"]), ("time", ["time"]),
        ("target", ["target", "cmt", "compartment", "species"]), ("amt", ["amt", "amount", "dose"]),
        ("rate", ["rate"]), ("dur", ["dur", "duration"]), ("evid", ["evid"]), ("addl", ["addl", "additional"]),
        ("ii", ["ii", "interval"]), ("ss", ["ss"]), ("lag", ["lag", "alag"]), ("f", ["f", "bioavailability"]),
    ];

    /// <summary>Reads one.</summary>
    /// <param name="path">csv, tsv, xlsx or Parquet; column names in any case, more columns than these are left alone.</param>
    /// <param name="targets">What can be given to.</param>
    /// <returns>A cohort with doses for each id; one individual named "" where there is no column id.</returns>
    /// <remarks>
    /// EVID 0 and 2 give nothing, 1 gives, 3 sets all back to the start, 4 does both; without the column every row with an
    /// amount gives. Duration is AMT/RATE where a rate stands. Memory grows with the table.
    /// </remarks>
    public static Loaded<Cohort> Read(string path, IReadOnlyCollection<string> targets)
    {
        var name = Path.GetFileName(path);
        var (reader, problems) = TableFile.Open(path, name);
        if (reader is null) return new(null, problems);

        using (reader)
        {
            var rows = new DoseRows(name, reader, [.. Known.Select(one => Place(reader, one.Words))], targets);
            var broken = TableFile.Reading(name, rows.Read);
            ImmutableArray<Problem> all = [.. problems, .. broken, .. rows.Problems];
            return new(all.Any(problem => problem.Severity == Severity.Error) ? null : rows.Cohort, all);
        }
    }

    static int Place(ITableReader reader, string[] words) =>
        reader.Headers.ToList().FindIndex(header => words.Contains(header, StringComparer.OrdinalIgnoreCase));

    /// <summary>Rows of a dosing table as they are read.</summary>
    sealed class DoseRows(string file, ITableReader reader, int[] places, IReadOnlyCollection<string> targets)
    {
        const int MostProblems = 50;

        readonly List<string> _ids = [];
        readonly Dictionary<string, ImmutableArray<Dose>.Builder> _doses = [];
        readonly List<Problem> _problems = [];

        internal ImmutableArray<Problem> Problems => _problems.Told(file, MostProblems);

        internal Cohort Cohort => new([.. _ids]) { Doses = [.. _ids.Select(id => _doses[id].ToImmutable())] };

        internal void Read()
        {
            foreach (var needed in (string[])["time", "amt"])
            {
                if (Column(needed) < 0) _problems.Add(new(file, 1, needed, "the column is missing", $"the table needs a column {needed}"));
            }

            if (Column("target") < 0 && targets.Count != 1)
                _problems.Add(new(file, 1, "target", "the column is missing", $"name what is given to: {string.Join(", ", targets.Take(12))}"));
            if (Column("rate") >= 0 && Column("dur") >= 0)
                _problems.Add(new(file, 1, "rate", "rate and dur both stand in the table", "keep one of them"));
            if (_problems.Count > 0) return;

            while (reader.Read()) Row();
            if (_ids.Count == 0) _problems.Add(new(file, null, null, "the table has no rows", "a row for each dose"));
        }

        void Row()
        {
            var before = _problems.Count;
            var id = Column("id") < 0 ? "" : reader.Text(Column("id"));
            if (!_doses.TryGetValue(id, out var doses))
            {
                _ids.Add(id);
                _doses[id] = doses = ImmutableArray.CreateBuilder<Dose>();
            }

            var amount = Number("amt", 0, 0);
            var evid = (int)Whole("evid", amount > 0 || _problems.Count > before ? 1 : 0, 4);
            var time = Number("time", double.NaN, double.NegativeInfinity);
            if (evid is 0 or 2) return;

            if (double.IsNaN(time)) Complain("time", "the time is missing", "give the time of the dose");
            var (additional, interval) = ((int)Whole("addl", 0, 1_000_000), Number("ii", 0, 0));
            var steady = Whole("ss", 0, 2);
            if (steady == 2) Complain("ss", "SS = 2 adds to what is there already, which is not known here", "use SS = 1, or give the doses before");
            if ((additional > 0 || steady > 0) && !(interval > 0)) Complain("ii", "repeated doses need the time between them", "give II above 0");
            var dose = new Dose(time, Target(), amount)
            {
                Duration = Duration(amount),
                Additional = additional,
                Interval = interval,
                SteadyState = steady == 1,
                Lag = Number("lag", 0, 0),
                Bioavailability = Number("f", 1, 0),
                Reset = evid is 3 or 4,
            };
            if (_problems.Count == before) doses.Add(dose);
        }

        string Target()
        {
            if (Column("target") < 0) return targets.First();

            var target = reader.Text(Column("target"));
            if (!targets.Contains(target)) Complain("target", $"'{target}' is nothing that can be given to", Nearest.Remedy(target, targets));
            return target;
        }

        double Duration(double amount)
        {
            if (Column("dur") >= 0) return Number("dur", 0, 0);

            var rate = Number("rate", 0, double.NegativeInfinity);
            if (rate < 0) Complain("rate", "a negative rate asks for one that the model computes, which is not known here", "give the rate or the duration");
            return rate > 0 ? amount / rate : 0;
        }

        double Whole(string column, double usual, double most)
        {
            var value = Number(column, usual, 0);
            if (value != Math.Floor(value) || value > most)
            {
                Complain(column, $"{value} is not a whole number from 0 to {most}", "correct it");
                return 0;
            }

            return value;
        }

        double Number(string column, double usual, double least)
        {
            var place = Column(column);
            if (place < 0) return usual;
            switch (reader.Look(place, out var value))
            {
                case Cell.Missing: return usual;
                case Cell.Number when value >= least: return value;
                default:
                    var text = reader.Text(place);
                    if (text is not ".") Complain(column, $"'{text}' is no number{(least >= 0 ? " from 0 up" : "")}", "correct the cell, or leave it empty");
                    return usual;
            }
        }

        int Column(string name) => places[Array.FindIndex(Known, one => one.Name == name)];

        void Complain(string column, string what, string remedy) => _problems.Add(new(file, reader.Row, column, what, remedy));
    }
}
