using Sarcotrace.App.Cli;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>The program as a user has it: words go in, a code and texts come out, files lie in a folder gone afterwards.</summary>
public abstract class CommandTest : IDisposable
{
    readonly Scratch _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A path in the test's folder.</summary>
    protected string At(string name) => _folder.Path(name);

    /// <summary>Runs a command line.</summary>
    protected static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new(), errors = new();
        return (Start.Of(words, output, errors), output.ToString(), errors.ToString());
    }

    /// <summary>What a command says that must end well.</summary>
    protected static string Done(params string[] words)
    {
        var (code, output, errors) = Run(words);
        Assert.True(code == ExitCodes.Done, $"{string.Join(' ', words)} ended with {code}: {errors}");
        return output;
    }

    /// <summary>What a command complains of that must be refused as the user's mistake.</summary>
    protected static string Refused(params string[] words)
    {
        var (code, output, errors) = Run(words);
        Assert.True(code == ExitCodes.BadInput, $"{string.Join(' ', words)} ended with {code}: {output}{errors}");
        return errors;
    }

    /// <summary>The answers that a run left in a folder.</summary>
    protected RunRecord Record(string folder = "out") => AnswersFile.Read(At(folder + "/answers.json")).Value!;

    /// <summary>A table of the first question of a run.</summary>
    protected Table Table(string name, string folder = "out") => Record(folder).Questions[0].Answers.Find(name)!;

    /// <summary>Fails unless a run left every one of the files.</summary>
    protected void AssertMade(params string[] files) => Assert.All(files, file => Assert.True(File.Exists(At("out/" + file)), file));
}
