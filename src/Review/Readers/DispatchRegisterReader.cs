using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The register of papers sent out (发文登记): rows whose title names a decision stand for papers that may not have been copied.</summary>
public sealed partial class DispatchRegisterReader : IFactReader
{
    private enum Sent { Number, Title, Date, Issuer }

    private static readonly Vocabulary<Sent> Words = new(
        new(Sent.Number, "文号|发文(?:字)?号|文件(?:编号|字号|号)|字号", "来文|收文"),
        new(Sent.Title, "(?:文件)?(?:标题|题名|名称)|文件(?:标题|名称|题名)|发文标题|内容|事由"),
        new(Sent.Date, "(?:发文|印发|成文|签发|行文)?(?:日期|时间)|年月日", "收文") { Values = ColumnValues.AreDates, CarriesDown = true },
        new(Sent.Issuer, "发文(?:单位|机关)|拟稿(?:单位|部门)|主办(?:单位|部门)"));

    public bool Reads(Document document, Profile profile) => profile.Genre is Genre.Register or Genre.Other or Genre.OfficialPaper;

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        foreach (var table in TableReading.Read(document, Words).Where(t => t.Has(Sent.Number) && t.Has(Sent.Title) && !Incoming().IsMatch(t.Title + document.Title)))
        {
            var year = PaperContext.YearOf(table, document, profile);
            foreach (var record in table.Records)
                if (record.Text(Sent.Title) is { } title && Decides().IsMatch(title) && !Other().IsMatch(title))
                    yield return new Execution(record.Source, Plan().IsMatch(title) ? ExecutionKind.Plan : ExecutionKind.Resolution, [DecisionCategory.MajorDecision], title, null,
                        record.Text(Sent.Date) is { } date ? Dates.OfCell(date, year) : null, [], record.Text(Sent.Issuer) ?? profile.Issuer, record.Text(Sent.Number), null);
        }
    }

    [GeneratedRegex("收文|来文|来电")]
    private static partial Regex Incoming();

    [GeneratedRegex("方案|规划|预算|决算|决定|表彰|分工|机构设置|处分|分配")]
    private static partial Regex Decides();

    [GeneratedRegex("请示|报告|批复|通报|转发|会议|总结|征求|申请|函$|任职|任免|免职|公示|活动方案|应急预案")]
    private static partial Regex Other();

    [GeneratedRegex("方案|规划")]
    private static partial Regex Plan();
}
