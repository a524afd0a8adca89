using System.CommandLine;

namespace Sarcotrace.App.Cli;

/// <summary>Prints the few lines that let a shell complete commands and options.</summary>
static class CompletionCommand
{
    const string Bash = """
        _sarcotrace() {
            local IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2> /dev/null))
        }
        complete -o default -F _sarcotrace sarcotrace
        """;

    const string Zsh = """
        _sarcotrace() {
            local completions=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2> /dev/null)}")
            compadd -- $completions || _files
        }
        compdef _sarcotrace sarcotrace
        """;

    const string Fish = """
        complete -c sarcotrace -a '(sarcotrace "[suggest:"(commandline -C)"]" (commandline -cp) 2> /dev/null)'
        """;

    const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName sarcotrace -ScriptBlock {
            param($word, $line, $cursor)
            sarcotrace "[suggest:$cursor]" "$line" 2> $null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    /// <summary>The command.</summary>
    internal static Command Make()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print the lines that let your shell complete sarcotrace's words.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        }));
        return Commands.WithExamples(command, "source <(sarcotrace completion bash)");
    }
}
