using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Petab;

/// <summary>What the readers of a problem's tables share.</summary>
/// <param name="Files">The problem's files.</param>
/// <param name="Folder">Where they lie.</param>
/// <param name="Names">The model's names.</param>
/// <param name="Problems">Takes what is wrong.</param>
sealed record PetabReading(PetabFiles Files, string Folder, PetabNames Names, List<Problem> Problems)
{
    /// <summary>Rows of all tables of a kind, in the order of the files.</summary>
    internal IEnumerable<PetabRow> Rows(IEnumerable<string> files, params string[] required) =>
        files.SelectMany(file => Table(file, required)?.Rows ?? []);

    /// <summary>A table inside the problem's folder; null where it cannot be read.</summary>
    internal PetabTable? Table(string file, params string[] required) =>
        PathTo(Folder, file, Problems) is { } path ? PetabTable.Read(path, file, required, Problems) : null;

    /// <summary>The path of a file inside a folder; null, and a problem, where it would lie outside.</summary>
    internal static string? PathTo(string folder, string file, List<Problem> problems)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        if (!file.Contains('\0', StringComparison.Ordinal) && !file.Contains("://", StringComparison.Ordinal)
            && Path.GetFullPath(Path.Combine(root, file)) is var path && path.StartsWith(root, StringComparison.Ordinal))
        {
            return path;
        }

        problems.Add(new(file, null, null, "the file lies outside the problem's folder", "copy it beside the yaml file"));
        return null;
    }

    /// <summary>A formula in the model's names; null, and a problem, where it is none.</summary>
    internal Expression? Formula(PetabRow row, string column)
    {
        var text = row.Text(column);
        if (text.Length == 0)
        {
            row.Complain(column, "the cell is empty", "write a formula");
            return null;
        }

        var (formula, fault) = FormulaReader.Read(text, FormulaSyntax.Petab);
        if (fault is not null) row.Complain(column, $"in '{text}' at letter {fault.At + 1}: {fault.What}", fault.Remedy);
        return formula is null ? null : Names.Own(formula);
    }

    /// <summary>Complains of names in a formula that nothing has.</summary>
    internal static void Check(PetabRow row, string column, Expression formula, IReadOnlySet<string> known)
    {
        foreach (var name in PetabNames.Of(formula).Where(name => !known.Contains(name)).Distinct())
            row.Unknown(column, "value", name, [.. known]);
    }
}
