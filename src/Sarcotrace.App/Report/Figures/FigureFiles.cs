using System.Text;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>A figure as files for a paper: SVG, PNG and the caption.</summary>
static class FigureFiles
{
    /// <summary>Writes name.svg, name.png (twice the size) and name.txt (title and caption) into a folder.</summary>
    /// <param name="figure">The figure; its name becomes the files' name.</param>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="simulated">Whether the data were made by a program; drawing and caption then say so.</param>
    /// <exception cref="ArgumentException">The figure's name is not file-safe kebab-case.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Save(Figure figure, string folder, bool simulated)
    {
        if (figure.Name.Length == 0 || !figure.Name.All(letter => letter is '-' or >= 'a' and <= 'z' or >= '0' and <= '9'))
            throw new ArgumentException($"figure name \"{figure.Name}\" is not kebab-case", nameof(figure));

        var drawing = FigureDrawing.Of(figure, simulated);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, figure.Name);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        File.WriteAllText(path + ".svg", SvgWriter.File(drawing, figure.Title, figure.Caption), utf8);
        File.WriteAllBytes(path + ".png", PngWriter.Bytes(drawing));
        File.WriteAllText(path + ".txt", Caption(figure, simulated), utf8);
    }

    /// <summary>Names of the files that a figure becomes.</summary>
    public static string[] Names(Figure figure) => [$"{figure.Name}.svg", $"{figure.Name}.png", $"{figure.Name}.txt"];

    static string Caption(Figure figure, bool simulated)
        => $"{figure.Title}\n\n{(simulated ? "Simulated data. " : "")}{figure.Caption}\n";
}
