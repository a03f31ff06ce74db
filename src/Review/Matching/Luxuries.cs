using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Dishes, spirits and cigarettes that official meals may not offer: by name, and by how such goods are counted (瓶, 条, 包).</summary>
internal static partial class Luxuries
{
    /// <summary>What of the list or sentence is one, as written; empty where it forbids them, or only sounds alike.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        if (Forbidden().IsMatch(text)) return [];
        var words = SoundsAlike().Replace(text, "＿");
        return Dish().Matches(words).Concat(Game().Matches(words)).Concat(Spirit().Matches(words)).Concat(Bottled().Matches(words)).Concat(Tobacco().Matches(words)).Concat(Cartons().Matches(words))
            .Select(m => m.Value.Trim(' ', '、', '，', '＿')).Where(v => v.Length > 0).Distinct().ToList() is var found ? found.FindAll(v => !found.Exists(w => w.Length > v.Length && w.Contains(v, StringComparison.Ordinal))) : [];
    }

    /// <summary>A list of goods: a bare name is enough where the row counts it in bottles or cartons.</summary>
    public static bool IsDrinkOrTobacco(string item) => Forbidden().IsMatch(item) == false && SoundsAlike().Replace(item, "＿") is var words && (GenericGoods().IsMatch(words) || Spirit().IsMatch(words) || Tobacco().IsMatch(words));

    [GeneratedRegex("鱼翅|排翅|燕窝|官燕|血燕|鲍鱼|鲜鲍|干鲍|[大双四六八]头鲍|海参|辽参|刺参|葱烧参|(?:澳洲|波士顿|大|帝王|伊势)?龙虾|帝王蟹|皇帝蟹|大闸蟹|象拔蚌|东星斑|老虎斑|龙趸|石斑|佛跳墙|鲥鱼|刀鱼(?!面)|河豚|鱼子酱|松露|鹅肝|和牛|雪花牛|神户牛|冬虫夏草|虫草(?!花)|花胶|鱼肚羹|雪蛤|鱼唇|裙边|甲鱼|中华鳖|蓝鳍金枪|鹿茸(?!菇)|鹿鞭|鹿血|竹荪鱼翅|黑松露|鲟龙鱼|中华鲟")]
    private static partial Regex Dish();

    /// <summary>Game and protected animals.</summary>
    [GeneratedRegex("熊掌|穿山甲|果子狸|娃娃鱼|大鲵|野味|野生(?:动物|甲鱼|鳖|麂|蛇|龟)|麂子|麂肉|黄麂|野鸡|野鸭|野兔|野猪肉|野山鸡|山鸡|斑鸠|猫头鹰|鹧鸪|竹鼠|獐子|狍子|豹肉|飞龙|眼镜蛇|蛇羹|蛇肉|蟒|天鹅")]
    private static partial Regex Game();

    [GeneratedRegex("(?:飞天|贵州|王子|迎宾)?茅台(?:王子|迎宾|[酒])?|五粮[液春醇]|国窖(?:1573)?|泸州老窖|剑南春|水井坊|舍得酒?|沱牌(?:舍得|酒)|(?:青花|红花)?郎酒|红花郎|青花郎|习酒|窖藏1988|董酒|酒鬼酒|内参酒|梦之蓝|天之蓝|海之蓝|洋河(?:大曲|酒)?|古井贡|今世缘|国缘|西凤酒?|(?:青花|老白)?汾酒|汾阳王|竹叶青酒|口子窖|迎驾贡|四特酒|白云边酒?|稻花香酒|枝江(?:大曲|酒)|牛栏山|二锅头|杜康|金徽酒|伊力特|衡水老白干|小糊涂仙|金六福|劲酒|丰谷|全兴大曲|文君酒|江小白|尖庄|诗仙太白|珍酒|国台酒?|钓鱼台酒|金沙(?:回沙|摘要)酒?|(?:拉菲|奔富|张裕|长城干红|王朝干红)|干红|干白|葡萄酒|红酒|洋酒|威士忌|轩尼诗|人头马|马爹利|白兰地|XO|香槟|清酒|白酒|名酒|高档酒|特供酒|内供酒|原浆酒|窖酒|陈酿|老白干|散(?:装)?白酒|高粱酒")]
    private static partial Regex Spirit();

    /// <summary>Whatever-酒 counted in bottles or cases; 酒水 and 用酒 with a number.</summary>
    [GeneratedRegex("(?:[\u4e00-\u9fa5]{0,5}酒水?|酒水)\\s*(?:[（(][^（）()]{0,10}[)）])?\\s*[\\d一二两三四五六七八九十]+\\s*(?:[瓶件箱斤坛盒提])|[\\d一二两三四五六七八九十]+\\s*[瓶件箱坛]\\s*[\u4e00-\u9fa5]{0,5}酒")]
    private static partial Regex Bottled();

    [GeneratedRegex("(?:软|硬|细支|大|小|金)中华(?:烟|香烟)?|中华(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|熊猫(?:香?烟)|芙蓉王|黄鹤楼(?:1916|香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|和天下|苏烟|利群|玉溪(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|云烟(?!草)|红塔山|红河(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|黄金叶|天叶|双喜(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|南京(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|九五至尊|娇子(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|宽窄|贵烟|白沙烟|七匹狼烟|红旗渠烟|金圣|大重九|荷花(?:香?烟|\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒])|钻石(?:香?烟)|长白山(?:香?烟)|泰山(?:香?烟)|香烟|卷烟|高档烟|名烟")]
    private static partial Regex Tobacco();

    [GeneratedRegex("[\u4e00-\u9fa5]{0,4}烟\\s*(?:[（(][^（）()]{0,8}[)）])?\\s*[\\d一二两三四五六七八九十]+\\s*[条包盒]|[\\d一二两三四五六七八九十]+\\s*[条包]\\s*[\u4e00-\u9fa5]{0,4}烟|烟酒")]
    private static partial Regex Cartons();

    [GeneratedRegex("^[烟酒]$|[\u4e00-\u9fa5]{1,6}(?:酒|烟)(?:[（(][^（）()]*[)）])?(?:\\s|$)|^酒水$")]
    private static partial Regex GenericGoods();

    [GeneratedRegex("严禁|不得|禁止|不准|不许|不上|不提供|拒绝|未上|未提供|没有(?:上|提供|饮)|无(?:烟|酒)|自带|自备|自购|自费|个人承担|控烟|戒烟|禁烟|禁酒|不含(?:烟|酒)|不饮酒|未饮酒|退回|查处|通报|案例")]
    private static partial Regex Forbidden();

    /// <summary>Pastry, mushrooms, dishes with wine in them, cooking wine, disinfectant, places.</summary>
    [GeneratedRegex("烟酒(?:行|店|商行|超市|专卖|公司|门市|批发)|燕窝酥|燕窝(?:糖|饼|糕)|燕窝果|鲍鱼菇|鲍菇|杏鲍菇|秀珍菇|鲍汁|鲍片菇|素鲍鱼|海参崴|海参菇|虫草花|鹿茸菇|鱼翅瓜|素鱼翅|仿鱼翅|粉丝翅|小龙虾|龙虾片|龙虾味|麻辣龙虾尾|松鼠(?:桂鱼|鳜鱼|鱼)|野生菌|野菜|野山菌|野猪(?:损|防|危|毁|侵|护|肇)[\u4e00-\u9fa5]*|山鸡养殖|[甲鲍]鱼[草花菇藤叶瓜果豆菌菜]|(?:鱼翅|燕窝|海参|龙虾|鹿茸|虫草)[草花菇藤叶瓜果豆菌菜]|甲鱼养殖|养殖|种苗|酒精[\u4e00-\u9fa5]*|消毒酒|料酒|花雕(?:鸡|醉)|黄酒(?:调料)?|米酒|甜酒(?:酿)?|酒酿|醪糟|酒糟|酒曲|酒驾|酒店|酒楼|酒家|酒席整治|酒鬼花生|啤酒鸭|啤酒鱼|啤酒|红酒(?:鸡翅|牛排|雪梨|梨)|醉(?:虾|蟹|鸡)|酒杯|酒具|酒水牌|酒瓶|酿酒[\u4e00-\u9fa5]*|酒业(?:公司|产业)|白酒产业|烟草(?!专卖店)|烟叶|烟农|烟苗|烤烟|烟花(?:爆竹)?|烟感|烟雾|烟囱|烟道|烟熏|烟笋|油烟[\u4e00-\u9fa5]*|排烟|防烟|烟灰缸|吸烟[\u4e00-\u9fa5]*|无烟|烟火|炊烟|云烟路|中华(?:人民|民族|文化|书局|鲟保护|蜂|猕猴桃|全国)|玉溪市|南京市|南京板鸭|烟台[\u4e00-\u9fa5]*|茅台镇|洋河镇|西凤路|杜康路|泸州市|习水|汾阳市|五粮(?:粥|饭|杂)|国窖路|舍得投入|舍得花|海之蓝(?:餐厅|酒店)|红旗渠精神|天鹅(?:蛋酥|颈|湖)|黄金叶茶")]
    private static partial Regex SoundsAlike();
}
