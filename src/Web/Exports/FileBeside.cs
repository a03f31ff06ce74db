namespace DocReview.Web;

/// <summary>A file that leaves the program is written beside its place, and put there only when it is whole: whoever had one of that name keeps it until then.</summary>
internal static class FileBeside
{
    /// <param name="write">Writes to the path it is given and checks what it wrote; where it throws, nothing is left.</param>
    public static void Write(string path, Action<string> write)
    {
        var temporary = path + ".part";
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
