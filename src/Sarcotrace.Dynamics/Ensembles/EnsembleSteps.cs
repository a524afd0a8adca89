namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>Code of steps that scenarios of one model share: made for the first, taken again by those after it.</summary>
/// <remarks>Safe to share between threads. It lives as long as it is held, and what is computed does not depend on it.</remarks>
public sealed class EnsembleSteps
{
    readonly Lock _gate = new();
    readonly List<Ensemble> _made = [];

    /// <summary>How many times the code of a step was made.</summary>
    public int Made => _made.Count;

    /// <summary>What runs individuals of a problem.</summary>
    internal Ensemble For(EnsembleProblem problem)
    {
        lock (_gate)
        {
            if (_made.FirstOrDefault(one => one.Steps(problem)) is { } like) return like.Reporting(problem);

            var made = Ensemble.Of(problem);
            _made.Add(made);
            return made;
        }
    }
}
