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
        SignalBlotCommand.Make,
        SignalQuantifyCommand.Make,
    ];

    internal static Command Make()
    {
        var command = new Command("signal", "Ask what bench assays say of signalling and expression.");
        foreach (var make in All) command.Add(make());
        return Commands.WithExamples(command,
            "sarcotrace signal qpcr samples/qpcr/cq.csv --reference Gapdh,Actb,Tbp --control young --simulated",
            "sarcotrace signal blot samples/blot/bands.csv --control young --simulated");
    }
}
