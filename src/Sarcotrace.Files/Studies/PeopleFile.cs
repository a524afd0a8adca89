using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>The people table: columns found by name or as told, in canonical units.</summary>
public static class PeopleFile
{
    const int StepRows = 20_000;
    const int RaggedListed = 20;

    /// <summary>Reads it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="source">How it is to be read; <see cref="PeopleSource.File"/> is what problems call it.</param>
    /// <param name="columns">Columns to keep beside those with a role; default for all.</param>
    /// <param name="progress">Told of rows read, or null.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>The people with what was left out, or all problems.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <remarks>One pass over the file, a second where a column of numbers turns out to hold words.</remarks>
    public static (Loaded<People> People, ImmutableArray<Exclusion> Left) Read(
        string path, PeopleSource source, ImmutableArray<string> columns, IProgress<Step>? progress, CancellationToken cancel)
    {
        HashSet<string> words = [];
        while (true)
        {
            var attempt = new Attempt(path, source, columns, words, progress, cancel);
            var result = attempt.Read();
            if (result is { } done) return done;
        }
    }

    /// <summary>One pass; columns known to hold words are taken as texts.</summary>
    sealed class Attempt(
        string path, PeopleSource source, ImmutableArray<string> wanted, HashSet<string> words, IProgress<Step>? progress, CancellationToken cancel)
    {
        readonly List<Problem> _problems = [];
        readonly List<ColumnValues> _columns = [];
        readonly ImmutableArray<string>.Builder _ids = ImmutableArray.CreateBuilder<string>();
        readonly ImmutableArray<Sex>.Builder _sex = ImmutableArray.CreateBuilder<Sex>();
        readonly Dictionary<string, int> _notSex = [];
        readonly ImmutableArray<string> _filtering = [.. RowFilter.Columns(source.Where ?? "")];
        (int Column, ColumnChoice? Choice) _sexColumn = (-1, null);
        int _idColumn = -1;
        int _ragged;

        internal (Loaded<People>, ImmutableArray<Exclusion>)? Read()
        {
            var (reader, problems) = TableFile.Open(path, source.File, source.Sheet, source.Missing);
            _problems.AddRange(problems);
            if (reader is null) return (new(null, [.. _problems]), []);

            var again = false;
            using (reader)
            {
                Assign(reader);
                if (_problems.All(problem => problem.Severity != Severity.Error))
                    _problems.AddRange(TableFile.Reading(source.File, () => again = !Rows(reader)));
            }

            return again ? null : Finish();
        }

        void Assign(ITableReader reader)
        {
            var choices = source.Columns.Select(choice => choice.Role).ToHashSet();
            foreach (var twice in source.Columns.GroupBy(choice => choice.Role).Where(group => group.Count() > 1))
                _problems.Add(new(source.File, 1, twice.Key, $"{twice.Count()} columns are said to be it", "keep one of them"));
            _problems.AddRange(StudyColumns.Missing(source, reader.Headers));

            HashSet<string> taken = [];
            for (var column = 0; column < reader.Headers.Count; column++)
            {
                var header = reader.Headers[column];
                if (header.Length == 0) continue;

                var told = source.Columns.FirstOrDefault(choice => choice.Column == header);
                var (role, unit) = Headers.Read(header);
                if (told is not null) role = Roles.Find(told.Role);
                else if (role is not null && (choices.Contains(role.Name) || !taken.Add(role.Name))) role = null;

                if (told is null && role is not null && header != role.Name)
                {
                    _problems.Add(new(source.File, 1, header, $"read as {role.Name} ({role.Says})",
                        $"say otherwise under columns: {role.Name}: another column", Severity.Note));
                }
                Place(column, header, role, told, unit);
            }

            if (_idColumn < 0 && TableFile.NamesRows(reader.Headers)) _idColumn = 0;
        }

        void Place(int column, string header, Role? role, ColumnChoice? told, string? unit)
        {
            switch (role?.Name)
            {
                case "id": _idColumn = column; break;
                case "sex": _sexColumn = (column, told); break;
                default:
                    if (role is null && !IsWanted(header) && !_filtering.Contains(header, StringComparer.OrdinalIgnoreCase)) break;
                    var values = new ColumnValues(source.File, header, column, role, told, unit);
                    _columns.Add(words.Contains(header) || role is { Unit: "" } ? values.AsText() : values);
                    break;
            }
        }

        bool IsWanted(string header) => wanted.IsDefault || wanted.Contains(header, StringComparer.OrdinalIgnoreCase);

        // False where the pass must be made again because a column of numbers holds words.
        bool Rows(ITableReader reader)
        {
            while (reader.Read())
            {
                if (reader.Width != reader.Headers.Count && ++_ragged <= RaggedListed)
                {
                    _problems.Add(new(source.File, reader.Row, null, $"the row has {reader.Width} cells, the header {reader.Headers.Count}",
                        "look for a missing or unquoted delimiter"));
                }
                if (_ids.Count % StepRows == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                    progress?.Report(new($"Reading {source.File}: {_ids.Count} rows", 0.1));
                }

                _ids.Add(_idColumn < 0 ? FormattableString.Invariant($"row {reader.Row}") : reader.Text(_idColumn));
                _sex.Add(SexOf(reader));
                foreach (var column in _columns)
                {
                    if (!column.Take(reader)) words.Add(column.Header);
                }

                if (words.Count > 0 && _columns.Any(column => !column.IsText && words.Contains(column.Header))) return false;
            }

            return true;
        }

        Sex SexOf(ITableReader reader)
        {
            if (_sexColumn.Column < 0 || reader.Look(_sexColumn.Column, out _) == Cell.Missing) return Sex.Unknown;

            var word = reader.Text(_sexColumn.Column);
            if (SexWords.Of(word, _sexColumn.Choice?.Female, _sexColumn.Choice?.Male) is { } sex) return sex;
            _notSex[word] = _notSex.GetValueOrDefault(word) + 1;
            return Sex.Unknown;
        }

        (Loaded<People>, ImmutableArray<Exclusion>) Finish()
        {
            if (_notSex.Count > 0)
            {
                _problems.Add(new(source.File, null, "sex",
                    $"sex is coded by {string.Join(", ", _notSex.Keys.Order(StringComparer.Ordinal).Take(6).Select(word => $"'{word}'"))}, which is not guessed",
                    "say which is which: sex: {column: …, female: \"1\", male: \"2\"}, or --map sex=COLUMN:F=1,M=2"));
            }

            if (_ragged > RaggedListed)
            {
                _problems.Add(new(source.File, null, null, $"{_ragged - RaggedListed} more rows have another number of cells than the header",
                    "correct them too"));
            }
            if (_ids.Count == 0 && _problems.All(problem => problem.Severity != Severity.Error))
                _problems.Add(new(source.File, 2, null, "there is no row below the header", "export the table again"));
            foreach (var column in _columns) column.Convert(_problems);
            var left = Filtered();
            foreach (var column in _columns) column.Clear(_problems);
            if (_problems.Any(problem => problem.Severity == Severity.Error)) return (new(null, [.. _problems]), []);

            // What only the filter asked for has served.
            var kept = _columns.Where(column => column.Role is not null || IsWanted(column.Header)).ToArray();
            var people = new People(
                source.File, _ids.DrainToImmutable(), _sex.DrainToImmutable(),
                [.. kept.Where(column => !column.IsText).Select(column => column.ToMeasure())],
                [.. kept.Where(column => column.IsText).Select(column => column.ToCategory())]);
            return (new(people, [.. _problems]), left);
        }

        ImmutableArray<Exclusion> Filtered()
        {
            if (string.IsNullOrWhiteSpace(source.Where)) return [];

            try
            {
                var test = RowFilter.Parse(source.Where);
                var names = RowFilter.Columns(source.Where).ToArray();
                foreach (var name in names.Where(name => name != "sex" && name != "id" && Named(name) is null))
                {
                    _problems.Add(new(source.File, null, "where", $"there is no column {name}",
                        Nearest.Remedy(name, [.. _columns.Select(column => column.Header)])));
                }
                return names.Any(name => name != "sex" && name != "id" && Named(name) is null) ? [] : Keep(test);
            }
            catch (FormatException wrong)
            {
                _problems.Add(new(source.File, null, "where", wrong.Message, "write for example: age >= 60 and sex == 'female'"));
                return [];
            }
        }

        ImmutableArray<Exclusion> Keep(Func<RowFilter.Cells, bool?> test)
        {
            var keep = new bool[_ids.Count];
            for (var row = 0; row < keep.Length; row++)
            {
                var at = row;
                keep[row] = test(name => name switch
                {
                    "sex" => (double.NaN, _sex[at] == Sex.Unknown ? null : _sex[at].ToString()),
                    "id" => (double.NaN, _ids[at]),
                    _ => (Named(name)!.Number(at), Named(name)!.Word(at)),
                }) == true;
            }

            ImmutableArray<string> gone = [.. _ids.Where((_, row) => !keep[row])];
            foreach (var column in _columns) column.Keep(keep);
            var to = 0;
            for (var row = 0; row < keep.Length; row++)
            {
                if (!keep[row]) continue;
                (_ids[to], _sex[to]) = (_ids[row], _sex[row]);
                to++;
            }

            _ids.Count = _sex.Count = to;
            if (to == 0) _problems.Add(new(source.File, null, "where", $"no row fulfils {source.Where}", "widen the condition"));
            return gone.IsEmpty ? [] : [new("reading", $"does not fulfil {source.Where}", "people", gone)];
        }

        ColumnValues? Named(string name) => _columns.FirstOrDefault(column => column.Role?.Name == name)
            ?? _columns.FirstOrDefault(column => string.Equals(column.Header, name, StringComparison.OrdinalIgnoreCase));
    }
}
