using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What is said of a Word text, old format or new, when all of it was read.</summary>
internal static class WordResult
{
    public static Extraction Of(string format, DocumentBuilder builder, int insertions, int deletions, IReadOnlyCollection<string> revisers, bool hasHidden, EmbeddedFiles files)
    {
        if (insertions + deletions > 0)
            builder.Warn($"文中留有修订痕迹：插入 {insertions} 处（已并入正文）、删除 {deletions} 处（单列）{(revisers.Count > 0 ? "，修订人：" + string.Join('、', revisers) : "")}。");
        if (hasHidden)
            builder.Warn("文中含有隐藏文字，已一并读取。");
        return files.With(builder, files.HasPictures
            ? new Extraction.Unreadable(format, Trouble.NoText, "文档中只有图片，没有文字，等待识别。")
            : new Extraction.Unreadable(format, Trouble.Empty, "文档中没有文字。"));
    }
}
