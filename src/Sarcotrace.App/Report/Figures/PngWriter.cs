using SkiaSharp;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Writes a drawing as PNG, in the colours of paper and the embedded fonts.</summary>
/// <remarks>The same bytes every time on one machine; Skia does not promise them between processors.</remarks>
static class PngWriter
{
    /// <summary>The drawing at a multiple of its size: 2 is sharp on a dense screen and in print.</summary>
    public static byte[] Bytes(Drawing drawing, int times = 2)
    {
        var size = new SKImageInfo((int)Math.Ceiling(drawing.Width) * times, (int)Math.Ceiling(drawing.Height) * times);
        using var surface = SKSurface.Create(size);
        using var fonts = new SkiaFonts();
        surface.Canvas.Scale(times);
        foreach (var mark in drawing.Marks) Draw(surface.Canvas, mark, fonts);
        using var pixels = surface.PeekPixels();
        using var data = pixels!.Encode(SKEncodedImageFormat.Png, 100);
        return data!.ToArray();
    }

    static void Draw(SKCanvas canvas, Mark mark, SkiaFonts fonts)
    {
        switch (mark)
        {
            case BoxMark box: Draw(canvas, box); break;
            case LineMark line: Draw(canvas, line); break;
            case AreaMark area: Draw(canvas, area); break;
            case DotsMark dots: Draw(canvas, dots); break;
            case TextMark text: Draw(canvas, text, fonts); break;
        }
    }

    static void Draw(SKCanvas canvas, BoxMark box)
    {
        var (x, y, width, height) = box.Frame;
        var frame = SKRect.Create((float)x, (float)y, (float)width, (float)height);
        using var paint = Paint(box.Fill);
        canvas.DrawRoundRect(frame, (float)box.Radius, (float)box.Radius, paint);
        if (box.Rim is not { } rim) return;

        using var line = Paint(rim, stroke: 1);
        canvas.DrawRoundRect(frame, (float)box.Radius, (float)box.Radius, line);
    }

    static void Draw(SKCanvas canvas, LineMark line)
    {
        using var paint = Paint(line.Ink, stroke: line.Weight);
        using var dashes = line.Dashed ? SKPathEffect.CreateDash([5, 4], 0) : null;
        paint.PathEffect = dashes;
        using var path = new SKPath();
        path.AddPoly([.. line.Places.Select(Point)], close: false);
        canvas.DrawPath(path, paint);
    }

    static void Draw(SKCanvas canvas, AreaMark area)
    {
        using var paint = Paint(area.Fill, area.Opacity);
        using var path = new SKPath();
        path.AddPoly([.. area.Places.Select(Point)]);
        canvas.DrawPath(path, paint);
    }

    static void Draw(SKCanvas canvas, DotsMark dots)
    {
        using var paint = Paint(Inks.Of(dots.Tone), dots.Opacity);
        using var path = new SKPath();
        var corners = Marker.Corners(dots.Tone);
        foreach (var (x, y) in dots.Places)
        {
            if (corners.IsEmpty) path.AddCircle((float)x, (float)y, (float)dots.Size);
            else path.AddPoly([.. corners.Select(c => Point(new(x + dots.Size * c.X, y + dots.Size * c.Y)))]);
        }

        canvas.DrawPath(path, paint);
    }

    static void Draw(SKCanvas canvas, TextMark text, SkiaFonts fonts)
    {
        using var paint = Paint(text.Ink);
        var width = Lettering.Width(text.Text, text.Size, text.Bold);
        var x = text.Align switch { Align.Middle => -width / 2, Align.End => -width, _ => 0 };
        canvas.Save();
        canvas.Translate((float)text.Place.X, (float)text.Place.Y);
        canvas.RotateDegrees((float)text.Turn);
        foreach (var run in Lettering.Runs(text.Text, text.Bold))
        {
            using var font = fonts.Of(run.Face, text.Size);
            canvas.DrawText(run.Text, (float)x, 0, SKTextAlign.Left, font, paint);
            x += run.Width * text.Size;
        }

        canvas.Restore();
    }

    static SKPoint Point(Place place) => new((float)place.X, (float)place.Y);

    static SKPaint Paint(Ink ink, double opacity = 1, double? stroke = null) => new()
    {
        Color = SKColor.Parse(ink.Light).WithAlpha((byte)Math.Round(255 * opacity)),
        IsAntialias = true,
        Style = stroke is null ? SKPaintStyle.Fill : SKPaintStyle.Stroke,
        StrokeWidth = (float)(stroke ?? 0),
        StrokeJoin = SKStrokeJoin.Round,
    };
}

/// <summary>The embedded fonts as Skia holds them, while one drawing is made.</summary>
sealed class SkiaFonts : IDisposable
{
    readonly Dictionary<FontFace, SKTypeface> _typefaces = [];

    /// <summary>A font of that size; unhinted, so that letters are as wide as they were measured.</summary>
    public SKFont Of(FontFace face, double size)
    {
        if (!_typefaces.TryGetValue(face, out var typeface))
        {
            using var file = SKData.CreateCopy(face.File);
            _typefaces[face] = typeface = SKTypeface.FromData(file);
        }

        return new(typeface, (float)size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
    }

    public void Dispose()
    {
        foreach (var typeface in _typefaces.Values) typeface.Dispose();
    }
}
