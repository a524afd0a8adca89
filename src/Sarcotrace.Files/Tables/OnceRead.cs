namespace Sarcotrace.Files.Tables;

/// <summary>A file that may be read a few times over and no more: a reader that runs in a circle is stopped.</summary>
sealed class OnceRead(FileStream file) : Stream
{
    const long MostTimes = 8, Slack = 1 << 20;

    long _left = MostTimes * file.Length + Slack;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => Seek(value, SeekOrigin.Begin); }

    public override int Read(Span<byte> buffer) => Counted(file.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Counted(file.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await file.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        Counted(0);
        return file.Seek(offset, origin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    // A read that gives nothing counts too, else the end of the file could be read for ever.
    int Counted(int bytes)
    {
        _left -= bytes + 1;
        return _left >= 0 ? bytes : throw new InvalidDataException("its parts point at each other in a circle");
    }
}
