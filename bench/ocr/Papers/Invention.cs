namespace DocReview.Bench;

/// <summary>Invents names, sums, dates and numbers, and remembers each as a fact of the paper.</summary>
internal sealed class Invention(int seed)
{
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝邬安常于傅顾孟黄穆萧尹姚邵汪祁毛米戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波立新春生永庆德才宏远晓东少锋卫民学礼长河云山守信思齐嘉宁培根佩琪瑞祥炳炎淑珍翠莲凤仪启航彦斌昊然雨桐梓萱浩宇博泽钧铭骏驰";
    private static readonly string[] Places = ["鹤渡", "云陂", "石桥", "柳溪", "青枫", "沙洲", "白塘", "望江", "古镇口", "三岔"];
    private static readonly string[] Trades = ["建设", "市政工程", "园林绿化", "商贸", "信息科技", "环保设备", "劳务", "印务", "餐饮管理", "物业服务"];
    private static readonly string[] Brands = ["宏远", "恒泰", "云河", "金桥", "瑞丰", "中晟", "鑫达", "博源", "天成", "锦绣"];
    private readonly Random _random = new(seed);

    public Facts Facts { get; } = new();

    public string Town { get; } = Places[new Random(seed).Next(Places.Length)] + "镇";

    public int Next(int from, int below) => _random.Next(from, below);

    public T One<T>(params ReadOnlySpan<T> of) => of[_random.Next(of.Length)];

    public string Name()
    {
        var name = string.Concat(Surnames[_random.Next(Surnames.Length)], Given[_random.Next(Given.Length)], _random.Next(4) == 0 ? "" : Given[_random.Next(Given.Length)]);
        Facts.Names.Add(name);
        return name;
    }

    public string Names(int count) => string.Join("、", Enumerable.Range(0, count).Select(_ => Name()));

    public string Company() => One(Places) + One(Brands) + One(Trades) + "有限公司";

    public DateOnly Day() => new DateOnly(2019, 1, 1).AddDays(_random.Next(0, 2000));

    public string Date() => Date(Day());

    public string Date(DateOnly day)
    {
        Facts.Dates.Add(day);
        return $"{day.Year}年{day.Month}月{day.Day}日";
    }

    /// <summary>1,826,340.17.</summary>
    public string Sum(long from = 10_000, long below = 400_000_000) => Sum(_random.NextInt64(from, below), true);

    public string Sum(long fen, bool counted)
    {
        if (counted)
            Facts.Amounts.Add(fen);
        return (fen / 100m).ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>38.5万元.</summary>
    public string TenThousands()
    {
        var tenths = _random.Next(12, 9_990);
        Facts.Amounts.Add(tenths * 100_000L);
        return (tenths / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + "万元";
    }

    public long Fen(long from, long below) => _random.NextInt64(from, below);

    public string Number(string office)
    {
        var number = $"{office}〔{_random.Next(2019, 2025)}〕{_random.Next(1, 130)}号";
        Facts.Numbers.Add(number);
        return number;
    }

    /// <summary>A sum in the capital numerals of vouchers.</summary>
    public static string Capital(long fen)
    {
        const string Digits = "零壹贰叁肆伍陆柒捌玖";
        string[] units = ["", "拾", "佰", "仟"];
        string[] groups = ["", "万", "亿"];
        var text = "";
        var yuan = fen / 100;
        for (var group = 0; yuan > 0; group++, yuan /= 10_000)
        {
            var part = "";
            for (var (rest, place) = (yuan % 10_000, 0); place < 4; rest /= 10, place++)
                part = (rest % 10 == 0 ? "零" : Digits[(int)(rest % 10)] + units[place]) + part;
            text = (yuan % 10_000 == 0 ? "零" : part.TrimEnd('零') + groups[group]) + text;
        }
        while (text.Contains("零零", StringComparison.Ordinal))
            text = text.Replace("零零", "零", StringComparison.Ordinal);
        text = text.Trim('零') + "元";
        var (jiao, rests) = (fen / 10 % 10, fen % 10);
        return (jiao, rests) switch
        {
            (0, 0) => text + "整",
            (_, 0) => $"{text}{Digits[(int)jiao]}角",
            (0, _) => $"{text}零{Digits[(int)rests]}分",
            _ => $"{text}{Digits[(int)jiao]}角{Digits[(int)rests]}分",
        };
    }
}
