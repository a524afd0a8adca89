using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;

namespace Sarcotrace.Files.Petab;

/// <summary>Reads tables of parameters.</summary>
static class ParameterRows
{
    /// <summary>Reads them, in the order of the files.</summary>
    internal static List<(PetabRow Row, FitParameter Parameter)> Read(PetabReading reading)
    {
        List<(PetabRow Row, FitParameter Parameter)> parameters = [];
        HashSet<string> seen = [];
        var first = reading.Files.IsFirst;
        string[] required = first ? ["parameterId", "parameterScale", "estimate"] : ["parameterId", "estimate"];
        foreach (var row in reading.Rows(reading.Files.Parameters, required))
        {
            var id = reading.Names.Own(row.Id("parameterId"));
            if (id.Length == 0) continue;
            if (!seen.Add(id)) row.Complain("parameterId", $"{id} stands in the table before", "keep one of the rows");
            if (Parameter(row, id, first) is { } parameter) parameters.Add((row, parameter));
        }

        return first ? parameters : FlatBesidePriors(parameters);
    }

    static FitParameter? Parameter(PetabRow row, string id, bool first)
    {
        var word = row.Text("estimate");
        bool? estimated = word.ToLowerInvariant() switch
        {
            "1" or "true" or "1.0" => true,
            "0" or "false" or "0.0" => false,
            _ => null,
        };
        if (estimated is null) row.Complain("estimate", $"'{word}' is not yes or no", first ? "write 1 or 0" : "write true or false");
        var parameter = new FitParameter(id, estimated ?? false, row.NumberOrNull("nominalValue"))
        {
            Name = row.TextOrNull("parameterName"),
            Scale = first ? Scale(row) : ParameterScale.Linear,
            Lower = Bound(row, "lowerBound"),
            Upper = Bound(row, "upperBound"),
        };
        Check(row, parameter, first);
        return parameter with
        {
            Prior = first
                ? PriorWords.Read(row, "objectivePriorType", "objectivePriorParameters", first, parameter)
                : PriorWords.Read(row, "priorDistribution", "priorParameters", first, parameter),
            Beginnings = first
                ? PriorWords.Read(row, "initializationPriorType", "initializationPriorParameters", first, parameter)
                : null,
        };
    }

    static ParameterScale Scale(PetabRow row)
    {
        switch (row.Text("parameterScale"))
        {
            case "lin" or "":
                return ParameterScale.Linear;
            case "log":
                return ParameterScale.Log;
            case "log10":
                return ParameterScale.Log10;
            default:
                row.Unknown("parameterScale", "scale", row.Text("parameterScale"), ["lin", "log", "log10"]);
                return ParameterScale.Linear;
        }
    }

    // An infinite bound is none.
    static double? Bound(PetabRow row, string column) =>
        row.NumberOrNull(column, infinite: true) is { } bound && double.IsFinite(bound) ? bound : null;

    static void Check(PetabRow row, FitParameter parameter, bool first)
    {
        if (!parameter.Estimated)
        {
            if (parameter.Nominal is null) row.Complain("nominalValue", "the parameter is not estimated and has no value", "give its value");
            return;
        }

        foreach (var column in (string[])["lowerBound", "upperBound"])
            if (PetabRow.IsMissing(row.Text(column))) row.Complain(column, "the parameter is estimated and has no such bound", "give one");
        if (parameter is { Lower: { } low, Upper: { } high } && low >= high)
            row.Complain("upperBound", "the upper bound is not above the lower", "exchange them, or estimate nothing");
        if (first && parameter.Scale != ParameterScale.Linear && parameter.Lower is null or <= 0)
            row.Complain("lowerBound", "the logarithm of the lower bound is no number", "give a bound above 0, or the scale lin");
        if (parameter.Nominal is { } value && (value < parameter.Lower || value > parameter.Upper))
            row.Complain("nominalValue", "the value lies outside the bounds", "nothing, if the value is a mere label", Severity.Warning);
    }

    // Where any parameter has a prior, PEtab 2 means those without one to be uniform between their bounds.
    static List<(PetabRow Row, FitParameter Parameter)> FlatBesidePriors(List<(PetabRow Row, FitParameter Parameter)> parameters)
    {
        if (!parameters.Any(pair => pair.Parameter is { Estimated: true, Prior: not null })) return parameters;
        return
        [
            .. parameters.Select(pair => pair.Parameter is { Estimated: true, Prior: null, Lower: { } low, Upper: { } high }
                ? pair with { Parameter = pair.Parameter with { Prior = new(PriorShape.Uniform, [low, high]) { Truncated = true } } }
                : pair),
        ];
    }
}
