using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>The code of a step: factor once, then eight times rates and solution.</summary>
sealed class StepCode(Tape prepare, Tape stage)
{
    readonly Lock _gate = new();
    readonly Dictionary<int, (Stretches Prepare, Stretches Stage)> _code = [];

    /// <summary>For so many individuals side by side; made when first asked for.</summary>
    public (Stretches Prepare, Stretches Stage) Code(int lanes)
    {
        lock (_gate)
        {
            if (!_code.TryGetValue(lanes, out var code)) _code.Add(lanes, code = (Stretches.Of(prepare, lanes), Stretches.Of(stage, lanes)));
            return code;
        }
    }
}
