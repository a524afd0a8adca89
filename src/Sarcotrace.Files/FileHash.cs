using System.Security.Cryptography;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files;

/// <summary>The hash of a file, as answers write it.</summary>
static class FileHash
{
    /// <summary>Small reads cost more than the hash.</summary>
    const int AtOnce = 1 << 16;

    /// <summary>The SHA-256 in lower-case digits, and the bytes hashed; none of a device, which would be read for ever.</summary>
    internal static (string Sha256, long Bytes) Of(string path)
    {
        using var stream = FileSize.Of(path) == 0 ? Stream.Null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, AtOnce);
        return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
