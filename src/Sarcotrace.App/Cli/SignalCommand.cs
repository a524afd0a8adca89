using System.CommandLine;

namespace Sarcotrace.App.Cli;

/// <summary>Bench assays, each with a subcommand of its own.</summary>
static class SignalCommand
{
    /// <summary>All subcommands, one line each.</summary>
    static readonly Func<Command>[] All =
    [
        SignalElisaCommand.Make,
        SignalQpcrCommand.Make,
        SignalQuantifyCommand.Make,
    ];

    internal static Command Make()
    {
        var command = new Command("signal", "Ask what bench assays say of signalling and expression.");
        foreach (var make in All) command.Add(make());
        return command;
    }
}
