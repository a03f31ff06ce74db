using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Unpacks a zip, one level: entries are files of their own afterwards, containers among them come back here. Temporary files are numbered, so no entry chooses where it is written.</summary>
internal sealed class Archive(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "zip/1";

    public IReadOnlyList<string> Endings { get; } = [".zip"];

    public bool Recognises(FileHead head) => ZipDirectory.LooksLikeZip(head.Bytes.Span);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (file.Path.Count(character => character == '!') >= limits.Nesting)
            return new Extraction.Unreadable("zip", Trouble.TooDeep, $"压缩包嵌套超过 {limits.Nesting} 层，未再解开。");
        var (entries, complete) = ZipDirectory.Read(content);
        if (entries.Count == 0)
        {
            return complete ? new Extraction.Unreadable("zip", Trouble.Empty, "压缩包中没有文件。")
                : new Extraction.Unreadable("zip", Trouble.Damaged, "压缩包已损坏：找不到目录，也找不到完整的条目。");
        }
        var unpacking = new Unpacking(content, folder, limits);
        foreach (var entry in entries.Where(entry => !entry.IsFolder))
        {
            cancel.ThrowIfCancellationRequested();
            unpacking.Take(entry);
        }
        if (!complete)
            unpacking.PassedOver.Add(new UnreadableEntry("（其余条目）", Trouble.Damaged, "压缩包不完整，目录缺失：已取出尚可读取的条目，其后的条目及其名称无法得知。"));
        return unpacking.Result();
    }

    private sealed class Unpacking(Stream content, string folder, ExtractionLimits limits)
    {
        private readonly List<ContainedFile> _files = [];
        private readonly List<string> _warnings = [];
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private long _remaining = limits.ExpandedBytes;
        private int _beyond;

        public List<UnreadableEntry> PassedOver { get; } = [];

        public void Take(ZipEntry entry)
        {
            var name = Unique(ZipNames.Harmless(entry.Name));
            if (name != entry.Name && ZipNames.Harmless(entry.Name) != entry.Name)
                _warnings.Add($"条目名“{DocumentBuilder.Clean(entry.Name)}”含有不安全的部分，按“{name}”登记。");
            if (Intake.ReasonToPassOver(name) is { } reason)
                _warnings.Add($"略过“{name}”：{reason}。");
            else if (_files.Count >= limits.Entries)
                _beyond++;
            else if (_remaining <= 0)
                PassedOver.Add(new UnreadableEntry(name, Trouble.TooLarge, "压缩包解开后的总量已达上限，此条目未解开。"));
            else
                Unpack(entry, name);
        }

        public Extraction Result()
        {
            if (_beyond > 0)
                PassedOver.Add(new UnreadableEntry($"（另有 {_beyond} 个条目）", Trouble.TooLarge, $"条目超过 {limits.Entries} 个的上限，其余 {_beyond} 个未解开；请解压后按文件夹提供。"));
            return new Extraction.Container("zip", _files, PassedOver) { Warnings = _warnings };
        }

        private void Unpack(ZipEntry entry, string name)
        {
            var path = Path.Combine(folder, $"{_files.Count + PassedOver.Count + 1:D6}");
            try
            {
                using (var packed = UnpackedStream.Open(content, entry, limits, _remaining))
                using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                    packed.CopyTo(target);
                var length = new FileInfo(path).Length;
                _remaining -= length;
                _files.Add(new ContainedFile(name, path, length));
            }
            catch (StopReadingException stop)
            {
                File.Delete(path);
                PassedOver.Add(new UnreadableEntry(name, stop.Trouble, stop.Message));
            }
            catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
            {
                File.Delete(path);
                PassedOver.Add(new UnreadableEntry(name, Trouble.Damaged, $"条目已损坏（{exception.Message}），未取出；其他条目不受影响。"));
            }
        }

        private string Unique(string name)
        {
            var unique = name;
            for (var i = 2; !_names.Add(unique); i++)
                unique = $"{Path.ChangeExtension(name, null)}（{i}）{Path.GetExtension(name)}";
            return unique;
        }
    }
}
