using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Compound files: password-protected new office documents, and the office formats of before 2007.</summary>
internal sealed class OldOffice : IExtractor
{
    public string Name => "ole2/1";

    public IReadOnlyList<string> Endings { get; } = [".doc", ".xls", ".ppt", ".pps", ".wps", ".et", ".dps", ".dot", ".xlt", ".docx", ".xlsx", ".db"];

    public bool Recognises(FileHead head) => head.StartsWith(CompoundFile.Magic);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (CompoundFile.Open(content) is not { Names: { Count: > 0 } names })
            return new Extraction.Unreadable("ole2", Trouble.Damaged, "文件不完整或已损坏：找不到目录，未能读取；请从原处重新复制。");
        if (names.Contains("EncryptedPackage"))
            return new Extraction.Unreadable("ooxml", Trouble.Encrypted, "文档设有打开密码；请提供去除密码的副本。");
        return new Extraction.Unreadable("ole2", Trouble.Unsupported, "复合文档，暂不能读取；请另存为新格式后重新提供。");
    }
}
