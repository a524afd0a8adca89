namespace Sarcotrace.Questions.Simulation;

/// <summary>Tells a share of work done, at once and on the thread that did it.</summary>
sealed class Told(Action<double> told) : IProgress<double>
{
    public void Report(double value) => told(value);
}
