using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What the place for a letter (公函) on a reception paper says.</summary>
/// <param name="Shown">Null where the paper has no place for one; false where the place is empty or says 无, 补, 电话.</param>
/// <param name="Words">What stands there besides a number, as written.</param>
internal sealed partial record LetterMark(bool? Shown, string? Number, string? Words)
{
    public static LetterMark NoPlace { get; } = new(null, null, null);

    public static LetterMark Of(string? text)
    {
        var said = text?.Trim() ?? "";
        if (PaperNumber().Match(said) is { Success: true } number) return new(!Withheld().IsMatch(said), number.Value.Trim(), said.Length > number.Length + 2 ? said : null);
        if (said.Length == 0 || Missing().IsMatch(Labels.Compact(said))) return new(false, null, said.Length > 0 ? said : null);
        return new(true, null, Plain().IsMatch(said) ? null : said);
    }

    /// <summary>The number of a paper: words, year in brackets, number.</summary>
    [GeneratedRegex(@"[\u4e00-\u9fa5]{1,14}\s*[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d{1,4}\s*号")]
    public static partial Regex PaperNumber();

    [GeneratedRegex("后补|待补|补办|未收到|复印件无")]
    private static partial Regex Withheld();

    [GeneratedRegex(@"^[-—–/\\×╳✗✘xX0o○无否空缺未没]+$|^(?:无|没有|未见|未附|未收|暂无|待|后|补|缺|空|电话|口头|微信|短信|来电|否)|电话|口头|微信|后补|待补|补办|^公函(?:后|待)?补|无公?函|未发公?函|没有公?函")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^(?:有|是|√|✓|✔|附|齐|齐全|已附|见附件|\d+份?|一份)$")]
    private static partial Regex Plain();
}
