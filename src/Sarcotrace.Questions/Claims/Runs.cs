using System.Collections.Immutable;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Claims;

/// <summary>What an experiment is asked for, and all courses that its draws gave.</summary>
/// <param name="experiment">The experiment.</param>
sealed class Runs(VirtualExperiment experiment)
{
    readonly SortedSet<double> _times = [];
    readonly List<string> _wanted = [];
    float[] _values = [];

    /// <summary>The experiment.</summary>
    internal VirtualExperiment Experiment { get; } = experiment;

    /// <summary>Times kept, ascending.</summary>
    internal ImmutableArray<double> Times { get; private set; } = [];

    /// <summary>Draws that could not be followed to the end, with advice on the first.</summary>
    internal int Failed { get; private set; }

    /// <summary>What the first failure advises.</summary>
    internal string Advice { get; private set; } = "";

    /// <summary>Asks for a read-out at times.</summary>
    internal void Want(string readOut, IEnumerable<double> times)
    {
        _times.UnionWith(times);
        if (!_wanted.Contains(readOut))
        {
            _wanted.Add(readOut);
        }
    }

    /// <summary>Whether anything is asked.</summary>
    internal bool Asked => _wanted.Count > 0;

    /// <summary>Runs every draw.</summary>
    internal void Run(Model model, EnsembleSteps steps, PlausibleDraws draws, ClaimsOptions options, CancellationToken cancel)
    {
        Times = [.. _times];
        var row = Times.Length * _wanted.Count;
        _values = new float[(long)(options.Draws + 1) * row];
        var scenario = new Scenario
        {
            Start = Math.Min(Experiment.Start, Times[0]),
            Times = Times,
            Values = draws.Fixed,
            Doses = Experiment.Doses,
            Wanted = [.. _wanted.Select(name => new Wanted(name))],
            Tolerances = new Tolerances { Relative = options.RelativeError, Absolute = 1e-9 },
            StepLimit = 200_000,
        };
        ModelEnsemble.Run(model, steps, scenario, draws.Names, options.Draws + 1, draws.Set, Keep, options.Threads, null, cancel);

        void Keep(long index, ReadOnlySpan<double> course, string advice)
        {
            var kept = _values.AsSpan((int)index * row, row);
            if (advice.Length > 0)
            {
                kept.Fill(float.NaN);
                Failed++;
                Advice = Advice.Length == 0 ? advice : Advice;
                return;
            }
            for (var i = 0; i < row; i++)
            {
                kept[i] = (float)course[i];
            }
        }
    }

    /// <summary>A read-out's value in a draw.</summary>
    /// <param name="draw">0 for the point values.</param>
    /// <param name="time">Place among the times.</param>
    /// <param name="readOut">Place from <see cref="Place(string)"/>.</param>
    internal double At(int draw, int time, int readOut) =>
        _values[((long)draw * Times.Length + time) * _wanted.Count + readOut];

    /// <summary>Place of a read-out that was asked.</summary>
    internal int Place(string readOut) => _wanted.IndexOf(readOut);

    /// <summary>Place of a time that was asked.</summary>
    internal int Place(double time) => Times.BinarySearch(time);
}
