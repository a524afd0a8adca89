using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sarcotrace.App.Report.Wording;

/// <summary>Class names of an element, possibly none.</summary>
readonly record struct Class(string Names);

/// <summary>Writes HTML and SVG in which no name from a researcher's file can become markup.</summary>
/// <remarks>
/// The literal parts of <c>Add($"…{hole}…")</c> are the program's own markup; whatever stands in a hole is escaped for
/// text and quoted attributes alike. There is no other way to write a value, so none can be forgotten.
/// </remarks>
sealed class MarkupWriter(TextWriter writer)
{
    /// <summary>Writes markup with its holes escaped.</summary>
    public void Add(Holes markup) => writer.Write(markup.Text);

    /// <summary>Writes an embedded file (style, script) as it stands. Never called with a value from data.</summary>
    public void AddOwn(string asset) => writer.Write(asset);

    /// <summary>Runs of an interpolated string: own markup as it is, values escaped.</summary>
    /// <remarks>The compiler passes the length of the literal parts and the number of holes.</remarks>
    [InterpolatedStringHandler]
    public readonly struct Holes(int literalLength, int holes)
    {
        readonly StringBuilder _text = new(literalLength + 16 * holes);

        internal StringBuilder Text => _text;

        /// <summary>Own markup.</summary>
        public void AppendLiteral(string own) => _text.Append(own);

        /// <summary>A text from anywhere.</summary>
        public void AppendFormatted(string? text) => Escape(text ?? "", _text);

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>A length or place in a drawing, in pixels: hundredths are below what any screen shows.</summary>
        public void AppendFormatted(double place)
            => _text.Append((Math.Round(place, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture));

        /// <summary>An attribute <c> class="…"</c>, or nothing where there is none.</summary>
        public void AppendFormatted(Class names)
        {
            if (names.Names.Length == 0) return;
            _text.Append(" class=\"");
            Escape(names.Names, _text);
            _text.Append('"');
        }
    }

    static void Escape(string text, StringBuilder markup)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                markup.Append(letter);
                markup.Append(text[++i]);
                continue;
            }

            switch (letter)
            {
                case '&': markup.Append("&amp;"); break;
                case '<': markup.Append("&lt;"); break;
                case '>': markup.Append("&gt;"); break;
                case '"': markup.Append("&quot;"); break;
                case '\'': markup.Append("&#39;"); break;
                case '\n' or '\t': markup.Append(letter); break;
                case < ' ' or '\uFFFE' or '\uFFFF': markup.Append('\uFFFD'); break; // no XML holds it
                default: markup.Append(char.IsSurrogate(letter) ? '\uFFFD' : letter); break;
            }
        }
    }
}
