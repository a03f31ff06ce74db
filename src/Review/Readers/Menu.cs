using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Menus and the canteen's daily notes: what was served, how many, what it came to.</summary>
internal static partial class Menu
{
    public static Reception? Of(Paper paper, Document document, Profile profile)
    {
        var head = Labels.Compact(string.Concat(paper.Title, " ", string.Concat(paper.Passages.Take(2).Select(p => p.Text))));
        var canteen = Canteen().IsMatch(paper.Title);
        if (!canteen && !MenuTitle().IsMatch(paper.Title) && !MenuTitle().IsMatch(head[..Math.Min(head.Length, 40)]) || NoMenu().IsMatch(paper.Title)) return null;
        var items = ItemsOf(paper).ToList();
        if (items.Count < 2) return null;
        var year = PaperContext.YearOf(paper, document, profile);
        var date = paper.Passages.SelectMany(p => Dates.In(p.Text, year)).Select(m => m.Date).FirstOrDefault(d => d?.Day is not null) ?? profile.Date;
        var total = Total().Match(paper.Text);
        var amount = total.Success && Amounts.In(total.Groups["sum"].Value + "元") is [var sum, ..] ? sum.High : (Money?)null;
        var guests = Heads().Match(paper.Text);
        var anchor = paper.Passages.FirstOrDefault(p => total.Success && p.Text.Contains(total.Value, StringComparison.Ordinal)) ?? paper.Passages[0];
        return new Reception(Citation.Of(anchor), canteen ? ReceptionPaper.Canteen : ReceptionPaper.Menu, date, null,
            guests.Success ? People.Count(guests.Value.Replace('位', '人')) : null, [], null, VenueOf(paper), amount, null, null, null, items)
        { Remark = Signed().Match(paper.Text) is { Success: true } signed ? signed.Value.Trim() : null };
    }

    private static IEnumerable<string> ItemsOf(Paper paper)
    {
        var list = OwnTitle().IsMatch(paper.Title);
        foreach (var passage in paper.Passages)
        {
            if (list && OwnTitle().IsMatch(Labels.Compact(passage.Text))) continue;
            var cells = GridRow.Of(passage)?.Filled.Select(c => c.Text).ToList() ?? [.. Wide().Split(passage.Text.Trim()).Where(t => t.Length > 0)];
            if (cells.Count is >= 2 and <= 6 && Dish().IsMatch(cells[0]) && cells.Skip(1).All(c => Measure().IsMatch(c))) yield return string.Join(' ', cells);
            else foreach (var item in cells.SelectMany(c => Dishes.In(AfterColon().Replace(c, ""))).Where(c => Counted().IsMatch(c) || list && !Said().IsMatch(passage.Text) && Bare().IsMatch(c))) yield return item;
        }
    }

    private static string? VenueOf(Paper paper)
    {
        var line = paper.Passages.Take(2).Select(p => Labels.Compact(p.Text)).FirstOrDefault(t => MenuTitle().IsMatch(t) && t.Length <= 30);
        var place = line is null ? "" : Words().Replace(line, "");
        return place.Length > 1 ? place : Canteen().Match(paper.Title) is { Success: true } canteen ? canteen.Value : null;
    }

    [GeneratedRegex("(?:点菜?|菜|点|消费|酒水|用餐结算)单|菜谱|点菜")]
    private static partial Regex MenuTitle();

    [GeneratedRegex("机关食堂|食堂|机关灶|伙食")]
    private static partial Regex Canteen();

    [GeneratedRegex("办法|制度|规定|通知|合同|协议|接待|招标|比选|采购明细|公示")]
    private static partial Regex NoMenu();

    [GeneratedRegex(@"[\t　]+| {2,}")]
    private static partial Regex Wide();

    [GeneratedRegex(@"^(?!合计|小计|总计|序号|日期|菜名|品名|包厢|应收|实收|桌号|人数)[\u4e00-\u9fa5（）()A-Za-z\d·]{2,20}$")]
    private static partial Regex Dish();

    /// <summary>The whole paper is a menu: what stands in it needs no number to be a dish.</summary>
    [GeneratedRegex("^(?:[^:：]{0,16})?(?:点?菜[单谱]|点菜单|菜品(?:单|清单)|酒水单)(?:[（(][^（）()]{1,12}[)）])?$")]
    private static partial Regex OwnTitle();

    /// <summary>A line of the form around it: who, when, how much.</summary>
    [GeneratedRegex(@"[:：。]|签[单字名]|挂账|结账|买单|日期|包厢|桌号|经办|审批|负责人|人数|合计|小计|总计|餐费|费用|标准|\d{4}[-./年]|\d\s*[人位]")]
    private static partial Regex Said();

    /// <summary>A dish by its name alone, with what is said of it in brackets; no label, no sentence, no sign-off.</summary>
    [GeneratedRegex("^(?!.*(?:地点|时间|单位|附后|未上|以上|以下))[\u4e00-\u9fa5]{2,12}(?:[（(][^（）()]{1,16}[)）])?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:(?:每[位人桌]|各)?[\d,.一二两三四五六七八九十半]+\s*(?:元|份|瓶|包|条|盒|位|只|斤|公斤|例|件|听|罐|盘|个|碗|扎|壶|桌|箱|人份)|[\d,.]+)(?:[（(][^（）()]{1,24}[)）])?$")]
    private static partial Regex Measure();

    [GeneratedRegex(@"^[\u4e00-\u9fa5].*?[\d一二两三四五六七八九十]+\s*(?:份|瓶|包|条|盒|只|斤|公斤|例|件|听|罐|盘|个|碗|扎|壶|箱)(?:\s*[\d,.]+\s*元?)?$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[^：:]*[：:]")]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"(?:合\s*计|总\s*计|共\s*计|应收|实收|消费金额|总额)\s*(?:[（(]?[大小]写[)）]?)?\s*[:：]?\s*(?:人民币)?[¥￥]?\s*(?<sum>[\d,]+(?:\.\d+)?)")]
    private static partial Regex Total();

    [GeneratedRegex(@"(?<!（|\()\d{1,2}\s*[位人](?!均)(?![)）])")]
    private static partial Regex Heads();

    [GeneratedRegex(@"(?:挂账|签单|结账|买单|付款人)[^\n]{1,30}")]
    private static partial Regex Signed();

    [GeneratedRegex("(?:点菜?|菜|点|消费|酒水|用餐结算)单|菜谱|[:：]")]
    private static partial Regex Words();
}
