using System.Text;

namespace Sarcotrace.Files.Tables;

/// <summary>What a look at the first part of a text table tells: encoding, delimiter, decimal mark.</summary>
/// <param name="Encoding">Encoding of the file.</param>
/// <param name="Delimiter">Comma, semicolon, tab or bar.</param>
/// <param name="DecimalComma">Whether numbers have a decimal comma.</param>
sealed record Sniff(Encoding Encoding, char Delimiter, bool DecimalComma)
{
    const int Look = 1 << 18;
    const int HeadRows = 20;
    const int Rows = 200;
    const int MostCells = 20_000;

    /// <summary>Looks at a file.</summary>
    internal static Sniff At(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(Look, file.Length)];
        file.ReadExactly(head);
        return Of(head, EncodingOf(head, path));
    }

    /// <summary>Looks at a file that lies in memory and is UTF-8 throughout.</summary>
    internal static Sniff OfUtf8(ReadOnlySpan<byte> bytes) => Of(bytes[..Math.Min(Look, bytes.Length)], Encoding.UTF8);

    static Sniff Of(ReadOnlySpan<byte> head, Encoding encoding)
    {
        var text = encoding.GetString(head).TrimStart('\uFEFF');
        var delimiter = DelimiterOf(text);
        return new(encoding, delimiter, HasDecimalComma(text, delimiter));
    }

    static Encoding EncodingOf(byte[] head, string path)
    {
        if (head is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        if (head is [0xEF, 0xBB, 0xBF, ..]) return Encoding.UTF8;

        var (even, odd) = (0, 0);
        for (var i = 0; i < Math.Min(head.Length, 2000); i++)
            if (head[i] == 0) _ = (i & 1) == 0 ? even++ : odd++;
        var looked = Math.Min(head.Length, 2000);
        if (odd > looked / 8 && odd > 100 * even) return Encoding.Unicode;
        if (even > looked / 8 && even > 100 * odd) return Encoding.BigEndianUnicode;
        return Odd(path) is { } odds ? LegacyEncoding.Of(odds) : Encoding.UTF8;
    }

    // The first odd byte may stand anywhere in the file, so all of it is looked through; what follows it tells more.
    static byte[]? Odd(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var whole = kept + read;
            var end = whole;
            for (var back = 1; back <= Math.Min(3, whole); back++)
            {
                // A character cut by the end of the buffer waits for the next one.
                if (buffer[whole - back] < 0xC0) continue;
                end = whole - back;
                break;
            }

            if (buffer.AsSpan(0, end).Contains((byte)0))
                throw new TableException("a byte in it is 0, so this is no text table", "export it as csv or save it as xlsx");
            if (!System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, end))) return buffer[..end];
            kept = whole - end;
            buffer.AsSpan(end, kept).CopyTo(buffer);
        }

        return System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, kept)) ? null : buffer[..kept];
    }

    static char DelimiterOf(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[HeadRows];
        var best = (Delimiter: ',', Count: 0);
        foreach (var delimiter in "\t;,|")
        {
            var rest = text;
            var lines = 0;
            while (lines < HeadRows && Line(ref rest, out var line)) counts[lines++] = Outside(line, delimiter);
            var steady = lines > 0 && counts[0] > 0 && !counts[..lines].ContainsAnyExcept(counts[0]);
            if (steady && (best.Count == 0 || delimiter != ',')) return delimiter;
            if (lines > 0 && counts[0] > best.Count) best = (delimiter, counts[0]);
        }

        return best.Delimiter;
    }

    static bool HasDecimalComma(ReadOnlySpan<char> text, char delimiter)
    {
        var (commas, points, looked) = (0, 0, 0);
        _ = Line(ref text, out _);
        for (var row = 0; row < Rows && Line(ref text, out var line); row++)
        {
            for (var more = true; more;)
            {
                more = Cell(ref line, delimiter, out var cell);
                commas += IsNumber(cell, ',') && (delimiter == ';' || !IsInThousands(cell)) ? 1 : 0;
                points += IsNumber(cell, '.') ? 1 : 0;
                if (++looked > MostCells) return commas > points;
            }
        }

        return commas > points;
    }

    // Digits on both sides of one mark.
    static bool IsNumber(ReadOnlySpan<char> cell, char mark)
    {
        if (cell is ['+' or '-', ..]) cell = cell[1..];
        var at = cell.IndexOf(mark);
        return at > 0 && at < cell.Length - 1
            && !cell[..at].ContainsAnyExceptInRange('0', '9') && !cell[(at + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    // 1,234 is a thousand and more where semicolons do not part the cells: those come with decimal commas.
    static bool IsInThousands(ReadOnlySpan<char> cell) =>
        cell.TrimStart("+-") is { Length: <= 7 } digits && digits[0] != '0' && digits.Length - digits.IndexOf(',') == 4;

    // The next line that is not empty; false at the end.
    static bool Line(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> line)
    {
        text = text.TrimStart("\r\n");
        var end = text.IndexOfAny('\r', '\n');
        line = end < 0 ? text : text[..end];
        text = text[line.Length..];
        return line.Length > 0;
    }

    /// <summary>How often the letter stands outside of quotes.</summary>
    internal static int Outside(ReadOnlySpan<char> line, char letter)
    {
        var count = 0;
        for (var quote = line.IndexOf('"'); quote >= 0; quote = line.IndexOf('"'))
        {
            count += line[..quote].Count(letter);
            line = line[(quote + 1)..];
            var end = line.IndexOf('"');
            line = end < 0 ? [] : line[(end + 1)..];
        }

        return count + line.Count(letter);
    }

    // The next cell of a line, without blanks and quotes about it; false where it is the last.
    static bool Cell(ref ReadOnlySpan<char> line, char delimiter, out ReadOnlySpan<char> cell)
    {
        var (inside, end) = (false, line.IndexOfAny(delimiter, '"'));
        for (; end >= 0 && end < line.Length && (inside || line[end] != delimiter); end++) inside ^= line[end] == '"';
        cell = (end < 0 ? line : line[..end]).Trim().Trim('"');
        var last = end < 0 || end == line.Length;
        line = last ? [] : line[(end + 1)..];
        return !last;
    }
}
