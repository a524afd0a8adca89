namespace Sarcotrace.App.Cli;

/// <summary>What the process says when it ends.</summary>
static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The command line or a file has problems; they were listed and nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The machine failed: disk, permissions, memory, or a fault of ours.</summary>
    public const int MachineTrouble = 3;

    /// <summary>Stopped by Ctrl-C; earlier results are as they were.</summary>
    public const int Cancelled = 130;
}
