namespace Sarcotrace.Core;

/// <summary>A question that a researcher asks of one kind of table.</summary>
/// <typeparam name="TTable">The data it is asked of.</typeparam>
public interface IQuestion<in TTable>
{
    /// <summary>Answers from the data alone: no clock, no disk, no randomness that the options do not seed.</summary>
    /// <param name="data">What the question is asked of.</param>
    /// <param name="progress">Told of each step, or null.</param>
    /// <param name="cancel">Ends the work; nothing is returned then.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    Answers Ask(TTable data, IProgress<Step>? progress, CancellationToken cancel);
}

/// <summary>How far a piece of long work has come.</summary>
/// <param name="What">What is being done, for a person.</param>
/// <param name="Done">Share done, 0 to 1.</param>
public readonly record struct Step(string What, double Done);
