using System.Collections.Immutable;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Petab;

/// <summary>Writes problems of estimation: PEtab 1 where conditions act before the initial values, else PEtab 2.</summary>
/// <remarks>
/// PEtab 2 has no scales of parameters and no decimal logarithms: the scale is left out, and decimal noise becomes natural
/// noise, ln 10 times as wide, which is the same distribution.
/// </remarks>
public static class PetabWriter
{
    /// <summary>Writes a problem into a folder: problem.yaml, five or six tables, and the model.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="folder">A folder that exists; files of these names are replaced.</param>
    /// <param name="model">Writes the model.</param>
    /// <returns>What the format cannot say; with an error among them nothing is written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<Problem> Write(FitProblem problem, string folder, Action<Network, Stream> model)
    {
        var tables = PetabTables.Of(problem);
        if (tables.Problems.Any(found => found.Severity == Severity.Error)) return tables.Problems;

        foreach (var (name, rows) in tables.Files) File.WriteAllText(Path.Combine(folder, name), Lines(rows), Utf8);
        File.WriteAllText(Path.Combine(folder, "problem.yaml"), Yaml(problem, tables), Utf8);
        using var stream = File.Create(Path.Combine(folder, "model.xml"));
        model(problem.Network, stream);
        return tables.Problems;
    }

    /// <summary>Puts values into a table of parameters and leaves all else in it as it is.</summary>
    /// <param name="table">The table's text.</param>
    /// <param name="values">Values by parameter.</param>
    /// <returns>The text with the column nominalValue changed, or added where it was not there.</returns>
    /// <exception cref="ArgumentException">The table has no column parameterId.</exception>
    public static string WithValues(string table, IReadOnlyDictionary<string, double> values)
    {
        var ending = table.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = table.ReplaceLineEndings("\n").Split('\n');
        var headers = lines[0].TrimStart('\uFEFF').Split('\t').Select(header => header.Trim()).ToList();
        var (id, nominal) = (headers.IndexOf("parameterId"), headers.IndexOf("nominalValue"));
        if (id < 0) throw new ArgumentException("the table has no column parameterId", nameof(table));
        if (nominal < 0)
        {
            (nominal, lines[0]) = (headers.Count, lines[0] + "\tnominalValue");
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t').ToList();
            if (cells.Count <= id || !values.TryGetValue(cells[id].Trim(), out var value)) continue;
            while (cells.Count <= nominal) cells.Add("");
            cells[nominal] = FormulaWriter.Write(value);
            lines[i] = string.Join('\t', cells);
        }

        return string.Join(ending, lines);
    }

    static Encoding Utf8 { get; } = new UTF8Encoding(false);

    static string Lines(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin('\t', row.Select(Cell)).Append('\n');
        return text.ToString();
    }

    static string Cell(string text) => text.AsSpan().ContainsAny("\t\n\r\"")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    static string Yaml(FitProblem problem, PetabTables tables)
    {
        string Files(string key, string file) => $"{key}: [{(tables.Files.ContainsKey(file) ? file : "")}]\n";
        if (problem.Timing == ConditionTiming.BeforeInitialValues)
        {
            return $"format_version: 1\nid: {problem.Id}\nparameter_file: parameters.tsv\nproblems:\n- sbml_files: [model.xml]\n"
                + "  " + Files("condition_files", "conditions.tsv") + "  " + Files("observable_files", "observables.tsv")
                + "  " + Files("measurement_files", "measurements.tsv");
        }

        return $"format_version: 2.0.0\nid: {problem.Id}\nmodel_files:\n  model:\n    language: sbml\n    location: model.xml\n"
            + Files("parameter_files", "parameters.tsv") + Files("condition_files", "conditions.tsv")
            + Files("experiment_files", "experiments.tsv") + Files("observable_files", "observables.tsv")
            + Files("measurement_files", "measurements.tsv");
    }
}
