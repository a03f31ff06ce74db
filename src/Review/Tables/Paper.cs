using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One paper of a document: files often hold several behind each other (approval and checklist, two payment slips, a bundle of letters).</summary>
/// <param name="Title">Without white space; the document's own title where the paper has no line of its own for it.</param>
public sealed partial record Paper(string Title, IReadOnlyList<Passage> Passages)
{
    private const int LongestTitle = 40;
    private const int ShortestBody = 16;

    public string Text { get; } = string.Join('\n', Passages.Select(p => p.Text));

    /// <param name="read">Tables that were understood as tables: their rows are no lines of a paper.</param>
    public static IReadOnlyList<Paper> In(Document document, IEnumerable<Grid> read)
    {
        var rows = read.SelectMany(grid => grid.Rows).Select(row => row.Passage.Id).ToHashSet();
        return In(document, rows);
    }

    public static IReadOnlyList<Paper> In(Document document) => In(document, new HashSet<PassageId>());

    private static List<Paper> In(Document document, HashSet<PassageId> read)
    {
        var papers = new List<Paper>();
        var title = Labels.Compact(document.Title);
        var passages = new List<Passage>();
        foreach (var passage in document.Passages.Where(p => p.Kind is not (PassageKind.Deleted or PassageKind.Comment) && !read.Contains(p.Id)))
        {
            if (TitleOf(passage) is { } own)
            {
                if (passages.Any(p => TitleOf(p) is not null)) { papers.Add(new Paper(title, passages)); passages = []; }
                title = own;
            }
            passages.Add(passage);
        }
        if (passages.Count > 0) papers.Add(new Paper(title, passages));
        return papers;
    }

    /// <summary>The title on a line of its own ("公务接待清单"), or at the head of a paper written as one paragraph ("用款申请：…", "差旅费报销单　姓名：…").</summary>
    public static string? TitleOf(Passage passage)
    {
        if (passage.Row is { } row && row.Cells.Count(c => c.Length > 0) > 1) return null;
        var line = Labels.Compact(passage.Text);
        if (line.Length <= LongestTitle && OwnLine().IsMatch(line) && !Section().IsMatch(line)) return Trailing().Replace(line, "");
        return HeadLength(passage) is var length and > 0 ? Trailing().Replace(Labels.Compact(passage.Text[..length]).TrimEnd(':'), "") : null;
    }

    /// <summary>第一部分　协议书: a part of the model contract of works, not another paper.</summary>
    [GeneratedRegex("^第[一二三四五六七八九十]{1,2}(?:部分|章|节|编)")]
    private static partial Regex Section();

    /// <summary>How much of the passage is the title of a paper written as one paragraph; 0 where it has none.</summary>
    public static int HeadLength(Passage passage)
    {
        var head = Head().Match(passage.Text);
        if (!head.Success || passage.Text.Length - head.Length < ShortestBody) return 0;
        var title = Labels.Compact(head.Groups["title"].Value);
        return title.Length >= 3 && OneParagraph().IsMatch(title) && !FormLabels.Knows(title) ? head.Length : 0;
    }

    [GeneratedRegex(@"^[^:;,。]*(?:审批[单表]|呈批[单表]|申请[单表书]?|报[销账]单|报[销账]审批表|借[款支]单|借[据条]|借款申请[单书]?|付款[单证]|付款通知[单书]|支付(?:令|单|通知书)|用款[单表]|领款[单条]|(?:现金)?[领付]条|[领付]据|接待(?:公函)?清单|接待单|接待登记[表簿单]|菜单|点菜单|点单|记录单|派[餐车]单|用餐(?:通知|派遣)?单|就餐(?:通知)?单|合同书?|协议书?|通知书|处理签|处理单|阅办单|传阅单|签批单|会签单|阅文单|情况说明|说明|凭证|收据|发票|结算单|(?:支出|付款|报销)凭单|的函|公函|来函|复函|邀请函|联系函|委托书|发放表)(?:\([^()]{1,12}\))?$")]
    private static partial Regex OwnLine();

    [GeneratedRegex(@"^\s*(?<title>[^\s：:，,。；;]{3,24})[\s：:]\s*")]
    private static partial Regex Head();

    /// <summary>Not a label of a form (菜单：…, 说明：…, 领导审批：…).</summary>
    [GeneratedRegex(@"^(?!附|领导|主任|书记|单位|部门|分管|财政|财务|会议|补充|其他)[^:;,。]*(?:审批单|审批表|[款金用费付销]申请|申请支付|报销单?|借[款支]单|接待(?:公函)?清单|日报|日记账|台账|流水|明细账|情况说明|接待说明|接待汇总|凭证|合同|协议书?|通知书|公告|收据|委托书|发放审批|发放表|点菜单)(?:\([^()]{1,12}\))?$")]
    private static partial Regex OneParagraph();

    [GeneratedRegex(@"\([^()]{1,12}\)$")]
    private static partial Regex Trailing();
}
