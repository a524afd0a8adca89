using System.CommandLine;
using Sarcotrace.App.Cli;

return Start.Of(args, Console.Out, Console.Error);

namespace Sarcotrace.App.Cli
{
    /// <summary>The command line from its words to an exit code.</summary>
    static class Start
    {
        /// <summary>Runs one command line.</summary>
        internal static int Of(string[] words, TextWriter output, TextWriter errors)
        {
            var parsed = Commands.Root(words).Parse(words);
            if (parsed.Errors.Count > 0)
            {
                foreach (var error in parsed.Errors) errors.WriteLine($"error: {error.Message}");
                errors.WriteLine($"see: {Usage(parsed)} --help");
                return ExitCodes.BadInput;
            }

            var settings = new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            };
            try
            {
                return parsed.InvokeAsync(settings).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                errors.WriteLine("stopped; earlier results are as they were");
                return ExitCodes.Cancelled;
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                errors.WriteLine($"error: {trouble.Message}");
                return ExitCodes.MachineTrouble;
            }
        }

        static string Usage(ParseResult parsed) =>
            parsed.CommandResult.Command is RootCommand ? "sarcotrace" : $"sarcotrace {parsed.CommandResult.Command.Name}";
    }
}
