using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>What kind of business a payee or place is, told by how such businesses call themselves.</summary>
internal static partial class Trades
{
    public static bool IsRestaurant(string? name) => name is { Length: > 0 } && Restaurant().IsMatch(name) && !NoRestaurant().IsMatch(name);

    /// <summary>Offers rooms and halls besides meals.</summary>
    public static bool IsHotel(string? name) => name is { Length: > 0 } && Hotel().IsMatch(name);

    /// <summary>Private clubs, karaoke, baths, resorts: places that are not for official meals whatever they charge.</summary>
    public static bool IsClub(string? place) => place is { Length: > 0 } && Club().IsMatch(place) && !NoClub().IsMatch(place);

    /// <summary>Farm inns and country resorts.</summary>
    public static bool IsCountryInn(string? place) => place is { Length: > 0 } && CountryInn().IsMatch(place);

    public static bool IsTravelAgency(string? name) => name is { Length: > 0 } && Agency().IsMatch(name) && !NoAgency().IsMatch(name);

    /// <summary>Sights, hot springs, amusement parks as a business.</summary>
    public static bool IsSight(string? name) => name is { Length: > 0 } && Sight().IsMatch(name) && !NoSight().IsMatch(name);

    public static bool IsLiquorShop(string? name) => name is { Length: > 0 } && Liquor().IsMatch(name) && !NoLiquor().IsMatch(name);

    [GeneratedRegex("酒楼|酒家|饭店|饭庄|饭馆|饭堂|餐馆|餐厅|餐饮|餐吧|食府|食庄|菜馆|面馆|农家乐|农家小院|农家院|农家菜|农家饭|渔家|渔庄|渔港|渔村|鱼庄|鱼馆|鱼府|农庄|山庄|庄园|会所|火锅|烧烤|烤肉|烤鱼|土菜|川菜|湘菜|粤菜|家常菜|特色菜|私房菜|私厨|小厨|厨房|美食|小吃|小院|酒店|宾馆|大排档|全羊|羊肉馆|羊肉汤|牛肉馆|酒庄|酒吧|茶楼|茶餐|食堂承包|生态园|垂钓园|味道|餐$|饺子馆|豆花|鸡公煲|海鲜(?!市场|批发)")]
    private static partial Regex Restaurant();

    [GeneratedRegex("厨房设备|厨具|餐饮设备|酒店用品|宾馆用品|餐具|食品(?:商行|批发)|农家书屋|酒店管理软件|装饰|建筑|建材|家具")]
    private static partial Regex NoRestaurant();

    [GeneratedRegex("酒店|宾馆|山庄|度假|招待所|旅馆|迎宾|民宿|公寓")]
    private static partial Regex Hotel();

    [GeneratedRegex("会所|俱乐部|(?<!同乡|商)会馆(?!路|街|巷|村)|会员制|私房会|KTV|ktv|歌城|歌厅|量贩|夜总会|酒吧|洗浴|洗脚|足浴|足道|桑拿|水疗|SPA|养生馆|温泉|高尔夫|游艇|马术|度假(?:村|区|酒店|山庄|中心)|私人(?:酒庄|庄园|菜馆|厨房)|高档(?:酒店|餐厅)|星级酒店|茶楼|茶舍|棋牌")]
    private static partial Regex Club();

    [GeneratedRegex("老年|老干部|职工|文体|篮球|乒乓|足球|书画|温泉(?:村|镇|乡|社区|路|街)")]
    private static partial Regex NoClub();

    [GeneratedRegex("农家|农庄|山庄|庄园|渔家|渔庄|渔村|渔港|小院|民宿|生态园|采摘园|垂钓|景区|风景区|旅游区|度假|游客中心|森林公园|水库|竹海|湖畔|花海|果园")]
    private static partial Regex CountryInn();

    [GeneratedRegex("旅行社|国旅|中旅|青旅|康辉|国际旅行|旅行(?:服务|分社|有限|公司|营业)|假日旅|旅游(?:服务|客运|有限|公司|咨询|代理|分公司|营业部|门市|集散)|[游旅]行社|研学旅|商旅")]
    private static partial Regex Agency();

    [GeneratedRegex("旅游(?:开发|投资|发展|建设|规划|规划设计|文化发展|产业|设备|局|委)|文旅(?:发展|投资|集团)")]
    private static partial Regex NoAgency();

    [GeneratedRegex("景区|风景|旅游区|度假|温泉|游乐|漂流|影视城|欢乐谷|欢乐世界|海洋公园|动物园|植物园|古镇|古城|滑雪|滑草|水世界|主题公园|森林公园|索道|游船|观光")]
    private static partial Regex Sight();

    [GeneratedRegex("加油|管理(?:委员会|局)|管委会|工程|建设|规划|设计|绿化|保洁|观光农业|农业观光|合作社")]
    private static partial Regex NoSight();

    [GeneratedRegex("烟酒|名烟|名酒|酒业|酒行|酒类|酒庄|酒坊|烟草(?:专卖|零售|便利)?店|酒水|茗茶|茶行|茶庄|茶业|茶叶|参茸|滋补|土特产|特产|海味|干货行|礼品|工艺礼品|月饼|冬虫夏草")]
    private static partial Regex Liquor();

    [GeneratedRegex("酒精|酒店|茶叶(?:局|协会|合作社|种植|站|研究)|茶业(?:协会|专业合作社)|烟草(?:公司|专卖局|局|站|烟叶)")]
    private static partial Regex NoLiquor();
}
