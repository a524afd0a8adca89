using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;

namespace Sarcotrace.Files.Petab;

/// <summary>Names of priors in both versions of PEtab.</summary>
static class PriorWords
{
    static readonly (string Word, PriorShape Shape, bool OnScale)[] First =
    [
        ("uniform", PriorShape.Uniform, false),
        ("normal", PriorShape.Normal, false),
        ("laplace", PriorShape.Laplace, false),
        ("logNormal", PriorShape.LogNormal, false),
        ("logLaplace", PriorShape.LogLaplace, false),
        ("parameterScaleUniform", PriorShape.Uniform, true),
        ("parameterScaleNormal", PriorShape.Normal, true),
        ("parameterScaleLaplace", PriorShape.Laplace, true),
    ];

    static readonly (string Word, PriorShape Shape, bool OnScale)[] Second =
    [
        ("uniform", PriorShape.Uniform, false),
        ("normal", PriorShape.Normal, false),
        ("laplace", PriorShape.Laplace, false),
        ("log-normal", PriorShape.LogNormal, false),
        ("log-laplace", PriorShape.LogLaplace, false),
        ("log-uniform", PriorShape.LogUniform, false),
        ("cauchy", PriorShape.Cauchy, false),
        ("chisquare", PriorShape.ChiSquare, false),
        ("exponential", PriorShape.Exponential, false),
        ("gamma", PriorShape.Gamma, false),
        ("rayleigh", PriorShape.Rayleigh, false),
    ];

    /// <summary>Reads a prior from its two cells; null where they hold none.</summary>
    internal static Prior? Read(PetabRow row, string type, string numbers, bool first, FitParameter parameter)
    {
        var word = row.Text(type);
        if (PetabRow.IsMissing(word)) return null;

        var words = first ? First : Second;
        if (!words.Any(known => known.Word == word))
        {
            row.Unknown(type, "prior", word, [.. words.Select(known => known.Word)]);
            return null;
        }

        var (_, shape, onScale) = words.First(known => known.Word == word);
        var cell = row.Text(numbers);
        var given = PetabRow.IsMissing(cell) && first && shape == PriorShape.Uniform
            ? Bounds(parameter, onScale)
            : Numbers(row, numbers, cell);
        if (given is not { } read || !Fits(row, numbers, word, shape, read)) return null;
        return new(shape, read) { OnScale = onScale, Truncated = !first };
    }

    /// <summary>The word and the numbers of a prior; null where the version has none for it.</summary>
    internal static string? Write(Prior prior, bool first) => (first ? First : Second)
        .Where(known => known.Shape == prior.Shape && known.OnScale == prior.OnScale).Select(known => known.Word).FirstOrDefault();

    static ImmutableArray<double>? Bounds(FitParameter parameter, bool onScale) => parameter is { Lower: { } low, Upper: { } high }
        ? onScale ? [parameter.ToScale(low), parameter.ToScale(high)] : [low, high]
        : null;

    static ImmutableArray<double>? Numbers(PetabRow row, string column, string cell)
    {
        var parts = cell.Split(';', StringSplitOptions.TrimEntries);
        var numbers = parts.Select(PetabRow.Number).ToArray();
        if (numbers.All(number => number is { } value && !double.IsNaN(value))) return [.. numbers.Select(number => number!.Value)];
        row.Complain(column, $"'{cell}' is no list of numbers", "write the prior's numbers, divided by semicolons");
        return null;
    }

    static bool Fits(PetabRow row, string column, string word, PriorShape shape, ImmutableArray<double> numbers)
    {
        var wanted = shape is PriorShape.ChiSquare or PriorShape.Exponential or PriorShape.Rayleigh ? 1 : 2;
        if (numbers.Length != wanted)
        {
            row.Complain(column, $"the prior {word} has {numbers.Length} numbers", $"give it {wanted}");
            return false;
        }

        var sound = shape switch
        {
            PriorShape.Uniform => numbers[0] < numbers[1],
            PriorShape.LogUniform => 0 < numbers[0] && numbers[0] < numbers[1],
            PriorShape.Gamma => numbers[0] > 0 && numbers[1] > 0,
            _ => numbers[^1] > 0,
        };
        if (!sound) row.Complain(column, $"'{row.Text(column)}' are no numbers of the prior {word}", "give a low below a high, a scale above 0");
        return sound;
    }
}
