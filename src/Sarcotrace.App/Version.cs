using System.Reflection;

/// <summary>The program.</summary>
sealed partial class Program
{
    /// <summary>Its version, as answers carry it.</summary>
    internal static string Version { get; } =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>When its newest part was built: a version under way changes without its number.</summary>
    internal static DateTime Built { get; } =
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*arcotrace*").Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max();
}
