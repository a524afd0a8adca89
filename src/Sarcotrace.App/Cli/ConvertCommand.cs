using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.App.Cli;

/// <summary>Writes a model in another format.</summary>
static class ConvertCommand
{
    internal static Command Make()
    {
        var model = new Argument<string>("model") { Description = "A model: SBML (.xml, .sbml) or Antimony (.ant)" };
        var to = new Argument<string>("to") { Description = "File to write: SBML (.xml, .sbml) or Antimony (.ant); nothing is overwritten" };
        var command = new Command("convert", "Write a model as SBML Level 3 Version 2 or as Antimony.") { model, to };
        command.SetAction(parsed =>
        {
            var (path, target) = (parsed.GetValue(model)!, parsed.GetValue(to)!);
            var file = ModelFile.Read(path);
            if (file.Value is not { } network)
            {
                return Terminal.Refuse(parsed, file.Problems);
            }
            if (File.Exists(target))
            {
                return Terminal.Refuse(parsed, [new(target, null, null, "the file exists", "name another, or move it away")]);
            }
            if (!ModelFile.IsAntimony(target) && !ModelFile.IsSbml(target))
            {
                return Terminal.Refuse(parsed, [new(target, null, null, "the ending tells no format", "end it with .xml, .sbml or .ant")]);
            }
            var antimony = ModelFile.IsAntimony(target);
            ImmutableArray<Problem> problems = [.. file.Problems, .. antimony ? AntimonyWriter.Losses(network) : []];
            if (problems.Any(problem => problem.Severity == Severity.Error))
            {
                return Terminal.Refuse(parsed, problems);
            }
            Terminal.Show(problems, parsed.InvocationConfiguration.Error);
            File.WriteAllBytes(target, Bytes(network, antimony));
            parsed.InvocationConfiguration.Output.WriteLine($"written: {target}");
            return ExitCodes.Done;
        });
        return Commands.WithExamples(command, "sarcotrace convert model.xml model.ant", "sarcotrace convert model.ant model.xml");
    }

    static byte[] Bytes(Network network, bool antimony)
    {
        if (antimony)
        {
            return Encoding.UTF8.GetBytes(AntimonyWriter.Write(network));
        }
        return [.. SbmlWriter.Write(network)];
    }
}
