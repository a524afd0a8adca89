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
            var complaints = Complaints.Of(parsed, words);
            if (complaints.Length > 0)
            {
                foreach (var complaint in complaints) errors.WriteLine($"error: {complaint}");
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
            return Ended(() => parsed.InvokeAsync(settings).GetAwaiter().GetResult(), errors);
        }

        /// <summary>Runs work whose every failure becomes one line and an exit code.</summary>
        internal static int Ended(Func<int> work, TextWriter errors)
        {
            try
            {
                return work();
            }
            catch (Exception trouble)
            {
                return Told(First(trouble), errors);
            }
        }

        // Work on several threads wraps what went wrong.
        static Exception First(Exception trouble) =>
            trouble is AggregateException { InnerExceptions: [var first, ..] } ? First(first) : trouble;

        static int Told(Exception trouble, TextWriter errors)
        {
            switch (trouble)
            {
                case OperationCanceledException:
                    errors.WriteLine("stopped; earlier results are as they were");
                    return ExitCodes.Cancelled;
                case IOException or UnauthorizedAccessException or OutOfMemoryException:
                    errors.WriteLine($"error: {trouble.Message}");
                    return ExitCodes.MachineTrouble;
                default:
                    errors.WriteLine($"error: a fault of Sarcotrace itself ({trouble.GetType().Name}: {trouble.Message.ReplaceLineEndings(" ")})");
                    errors.WriteLine($"earlier results are as they were; please report it with {Trace(trouble)}");
                    return ExitCodes.MachineTrouble;
            }
        }

        static string Trace(Exception trouble)
        {
            try
            {
                var path = Path.Combine(Path.GetTempPath(), $"sarcotrace-{Environment.ProcessId}.log");
                File.WriteAllText(path, $"Sarcotrace {Program.Version}\n{trouble}\n");
                return path;
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                return $"this: {trouble}";
            }
        }

        static string Usage(ParseResult parsed) =>
            parsed.CommandResult.Command is RootCommand ? "sarcotrace" : $"sarcotrace {parsed.CommandResult.Command.Name}";
    }
}
