namespace Sarcotrace.Files.Tables;

/// <summary>Sizes of files, asked for before they are opened: a device or a pipe has none, and would be read for ever.</summary>
static class FileSize
{
    /// <summary>Bytes of the file that a path leads to; 0 for devices, pipes and what is not there.</summary>
    internal static long Of(string path)
    {
        var file = new FileInfo(path);
        try
        {
            if (file.Exists && file.LinkTarget is not null) file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return 0;
        }

        return file is { Exists: true } ? file.Length : 0;
    }
}
