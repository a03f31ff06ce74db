using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Takes files out of a file: entries of an archive, attachments of a mail, what is embedded in a document. They are written below the child's folder under numbers, so that
/// none of them chooses where it lies; how many there may be and how large is counted here. What is not taken is named.
/// </summary>
internal sealed class Unpacking(SourceFile outer, string folder, ExtractionLimits limits)
{
    private readonly List<ContainedFile> _files = [];
    private readonly List<UnreadableEntry> _passedOver = [];
    private readonly List<string> _warnings = [];
    // With how many files of this name there were.
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _remaining = limits.ExpandedFrom(outer.Length);
    private int _beyond;

    /// <summary>Containers lie in containers as deep as is allowed: nothing more is taken out of this one.</summary>
    public bool IsTooDeep { get; } = outer.Path.Count(character => character == '!') >= limits.Nesting;

    public int Count => _files.Count;

    /// <summary>Names made harmless, entries that only the system cares for.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<UnreadableEntry> PassedOver
    {
        get
        {
            return _beyond == 0 ? _passedOver
                : [.. _passedOver, new UnreadableEntry($"（另有 {_beyond} 个条目）", Trouble.TooLarge, $"条目超过 {limits.Entries} 个的上限，其余 {_beyond} 个未解开；请解压后按文件夹提供。")];
        }
    }

    /// <param name="source">Read to its end and left open.</param>
    /// <param name="packedLength">What the file takes in its container; with it, one that swells beyond all proportion is refused. Null where it is not packed.</param>
    public void Take(string name, Stream source, long? packedLength = null) => Take(name, _ => source, packedLength, leaveOpen: true);

    public void Take(string name, byte[] bytes) => Take(name, new MemoryStream(bytes, writable: false));

    /// <param name="open">Given how many bytes may still come; called only where the file is taken. What it throws (<see cref="StopReadingException"/>, damage) is said of this file alone.</param>
    public void Take(string name, Func<long, Stream> open, long? packedLength = null) => Take(name, open, packedLength, leaveOpen: false);

    public void PassOver(string name, Trouble trouble, string detail) => _passedOver.Add(new UnreadableEntry(Unique(name), trouble, detail));

    public Extraction AsContainer(string format) => new Extraction.Container(format, _files, PassedOver) { Warnings = _warnings };

    public Extraction Beside(Document document) =>
        new Extraction.Text(_warnings.Count == 0 ? document : document with { Warnings = [.. document.Warnings, .. _warnings] }) { Files = _files, PassedOver = PassedOver };

    private void Take(string given, Func<long, Stream> open, long? packedLength, bool leaveOpen)
    {
        if (_files.Count >= limits.Entries)
        {
            _beyond++;
            return;
        }
        var name = Unique(given);
        if (ZipNames.Harmless(given) != given)
            _warnings.Add($"条目名“{DocumentBuilder.Clean(given)}”含有不安全的部分，按“{name}”登记。");
        if (Intake.ReasonToPassOver(name) is { } reason)
            _warnings.Add($"略过“{name}”：{reason}。");
        else if (IsTooDeep)
            _passedOver.Add(new UnreadableEntry(name, Trouble.TooDeep, $"嵌套超过 {limits.Nesting} 层，未再取出。"));
        else if (_remaining <= 0)
            _passedOver.Add(new UnreadableEntry(name, Trouble.TooLarge, "解开后的总量已达上限，此条目未解开。"));
        else
            Unpack(name, open, packedLength, leaveOpen);
    }

    private void Unpack(string name, Func<long, Stream> open, long? packedLength, bool leaveOpen)
    {
        var path = Path.Combine(folder, $"{_names.Count:D6}");
        Stream? source = null;
        try
        {
            source = open(_remaining);
            var length = Copy(source, path, packedLength);
            _files.Add(new ContainedFile(name, path, length));
        }
        catch (StopReadingException stop)
        {
            File.Delete(path);
            _passedOver.Add(new UnreadableEntry(name, stop.Trouble, stop.Message));
        }
        // A disk that is full is no fault of the entry.
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException or UnauthorizedAccessException) && exception.GetType() != typeof(IOException))
        {
            File.Delete(path);
            _passedOver.Add(new UnreadableEntry(name, Trouble.Damaged, $"条目已损坏（{exception.Message}），未取出；其他条目不受影响。"));
        }
        finally
        {
            if (!leaveOpen)
                source?.Dispose();
        }
    }

    private long Copy(Stream source, string path, long? packedLength)
    {
        var most = Math.Min(_remaining, packedLength is { } packed ? Math.Max(limits.ExpansionFloor, packed * limits.ExpansionRatio) : long.MaxValue);
        using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        for (var read = source.Read(_buffer); read > 0; read = source.Read(_buffer))
        {
            if (target.Length + read > most)
                throw new StopReadingException(Trouble.TooLarge, $"解开后超过 {most >> 20} MB 的上限，未取出。");
            target.Write(_buffer, 0, read);
            // Also where it is not kept in the end: it has cost as much.
            _remaining -= read;
        }
        return target.Length;
    }

    private string Unique(string given)
    {
        var name = ZipNames.Harmless(given);
        var unique = name;
        for (var i = _names.GetValueOrDefault(name); !_names.TryAdd(unique, 1); _names[name] = i)
            unique = $"{Path.ChangeExtension(name, null)}（{++i}）{Path.GetExtension(name)}";
        return unique;
    }
}
