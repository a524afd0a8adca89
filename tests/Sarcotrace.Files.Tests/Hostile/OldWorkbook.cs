using System.Text;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>A sheet as Excel 5 wrote it, without the compound file around it.</summary>
static class OldWorkbook
{
    internal static byte[] Bytes(object[][] rows)
    {
        using var memory = new MemoryStream();
        using var to = new BinaryWriter(memory);
        Record(to, 0x0809, [0x00, 0x05, 0x05, 0x00, 0, 0, 0xCC, 0x07]);
        Record(to, 0x00E0, new byte[16]);
        var sheetAt = 8 + 4 + 16 + 4 + 4 + 4 + 6 + 1 + 4;
        Record(to, 0x0085, [.. BitConverter.GetBytes(sheetAt), 0, 0, 1, (byte)'S']);
        Record(to, 0x000A, []);
        while (memory.Length < sheetAt) to.Write((byte)0);
        memory.SetLength(sheetAt);
        memory.Position = sheetAt;
        Record(to, 0x0809, [0x00, 0x05, 0x10, 0x00, 0, 0, 0xCC, 0x07]);
        Record(to, 0x0200, [0, 0, (byte)rows.Length, 0, 0, 0, (byte)rows.Max(row => row.Length), 0, 0, 0]);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                byte[] place = [(byte)row, 0, (byte)column, 0, 0, 0];
                if (rows[row][column] is double number) Record(to, 0x0203, [.. place, .. BitConverter.GetBytes(number)]);
                else if (rows[row][column] is string text) Record(to, 0x0204, [.. place, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text)]);
            }
        }

        Record(to, 0x000A, []);
        return memory.ToArray();
    }

    static void Record(BinaryWriter to, ushort kind, byte[] content)
    {
        to.Write(kind);
        to.Write((ushort)content.Length);
        to.Write(content);
    }
}
