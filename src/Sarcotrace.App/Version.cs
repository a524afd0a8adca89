using System.Reflection;

/// <summary>The program.</summary>
sealed partial class Program
{
    /// <summary>Its version, as answers carry it.</summary>
    internal static string Version { get; } =
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
