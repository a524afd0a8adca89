using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>A folder of results that is there whole or not at all.</summary>
/// <remarks>
/// Everything is written beside it first and moved into place at the end, so a crash or Ctrl-C leaves the earlier
/// results as they were. A leftover of a crash is cleared by the next run.
/// </remarks>
public sealed class ResultFolder : IDisposable
{
    /// <summary>What runs write. All else in the folder is somebody's, and stays.</summary>
    static readonly string[] Own = ["answers.json", "report.html", "tables", "figures", "petab"];

    readonly string _target;
    readonly string _fresh;

    /// <summary>Starts to fill a folder.</summary>
    /// <param name="target">Where the results will lie.</param>
    public ResultFolder(string target)
    {
        _target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        _fresh = _target + ".unfinished";
        if (Directory.Exists(_fresh)) Directory.Delete(_fresh, recursive: true);
        if (Obstacle(_target) is { } obstacle) throw new IOException($"{_target}: {obstacle.What}; {obstacle.Remedy}");
        Directory.CreateDirectory(_fresh);
    }

    /// <summary>What keeps results from lying there, so that it can be said before anything is computed.</summary>
    /// <param name="target">Where they would lie.</param>
    /// <param name="where">What problems call it, such as the option that named it.</param>
    /// <returns>Null where they can.</returns>
    public static Problem? Obstacle(string target, string where = "out")
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (File.Exists(path)) return new(where, null, null, $"{path} is a file", "name a folder");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(Path.Combine(path, "answers.json")))
            return new(where, null, null, $"{path} holds other files than results", "name another folder");
        if (Path.GetDirectoryName(path) is null) return new(where, null, null, "the root is no place for results", "name a folder below it");

        var above = Path.GetDirectoryName(path);
        while (above is not null && !Path.Exists(above)) above = Path.GetDirectoryName(above);
        if (above is null) return new(where, null, null, $"there is no {Path.GetPathRoot(path)}", "name a folder on a drive that is there");
        if (File.Exists(above)) return new(where, null, null, $"{above} is a file, so no folder can lie below it", "name another folder");
        return IsWritable(above) ? null
            : new(where, null, null, $"nothing may be written to {above}", "name another folder, or ask its owner for the right to write");
    }

    // The rights of a folder are told differently by every system; a file that is gone when it is closed asks it itself.
    static bool IsWritable(string folder)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".sarcotrace-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether what an earlier run wrote stays as well, unless it is written anew.</summary>
    public bool KeepsOwn { get; init; }

    /// <summary>A new file in it.</summary>
    /// <param name="name">Path inside the folder.</param>
    public FileStream Create(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }

    /// <summary>Where something of it lies until it is finished.</summary>
    /// <param name="name">Path inside the folder.</param>
    /// <exception cref="ArgumentException">The path leaves the folder.</exception>
    public string PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_fresh, name));
        return path.StartsWith(_fresh + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"{name} leaves the folder", nameof(name));
    }

    /// <summary>Puts the filled folder in place of the earlier one.</summary>
    public void Finish()
    {
        if (Directory.Exists(_target))
        {
            foreach (var entry in new DirectoryInfo(_target).EnumerateFileSystemInfos().Where(entry => KeepsOwn || !Own.Contains(entry.Name)))
                Keep(entry, Path.Combine(_fresh, entry.Name));
        }

        var old = _target + ".old";
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        if (Directory.Exists(_target)) Directory.Move(_target, old);
        Directory.Move(_fresh, _target);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    // Copied, not moved: whatever happens, it lies in one of the two.
    static void Keep(FileSystemInfo entry, string to)
    {
        if (entry is DirectoryInfo { LinkTarget: null } folder)
        {
            Directory.CreateDirectory(to);
            foreach (var inner in folder.EnumerateFileSystemInfos()) Keep(inner, Path.Combine(to, inner.Name));
        }
        else if (!Path.Exists(to))
        {
            if (entry.LinkTarget is { } target) File.CreateSymbolicLink(to, target);
            else File.Copy(entry.FullName, to);
        }
    }

    /// <summary>Clears what was not finished.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_fresh)) Directory.Delete(_fresh, recursive: true);
    }
}
