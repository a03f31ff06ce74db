namespace DocReview.Review;

internal enum Hosting { Date, Year, Month, Day, Guests, GuestCount, Leader, Companions, CompanionCount, TotalCount, Venue, Amount, Letter, Purpose, Standard, Meal, Items, Remark }

/// <summary>Column headers and labels of official receptions: registers, approvals, checklists.</summary>
internal static class ReceptionWords
{
    private const string NotGuests = "签|陪|作陪|我方|本单位|经办|审批|承办|接待部门|接待人员|接待科室|申请|填报|开票|收款|金额|公函|函号";

    public static Vocabulary<Hosting> All { get; } = new(
        new(Hosting.Date, "日期|时间|(?:接待|来访|用餐|就餐|到访|来客|活动|公务活动|公务|招待|消费|来宾|开餐|抵达|到达)(?:日期|时间|日)|时间地点|时间及地点|时间、地点|年月日", "审批|申请|开票|报销|付款|填|函|离开|返程|印发")
        { Values = ColumnValues.AreDates, ByValues = true, CarriesDown = true },
        new(Hosting.Date, "月日|月/日|接待时间.*|来访时间.*", "审批|申请") { Weak = true, Values = ColumnValues.AreDates, CarriesDown = true },
        new(Hosting.Year, "年|年份|年度") { Values = ColumnValues.AreYears, AlwaysCarries = true },
        new(Hosting.Month, "月|月份") { Values = v => ColumnValues.AreSmallNumbers(v, 12), AlwaysCarries = true },
        new(Hosting.Day, "日|号|日期|(?:接待|来访|用餐|就餐)日期?", "序|编|函|证|账|帐|票|单|文|话|型|股|牌|次") { Weak = true, Values = v => ColumnValues.AreSmallNumbers(v, 31), CarriesDown = true },
        new(Hosting.Guests, "(?:来访|来宾|来客|客人|派出|来函|考察|检查|到访|来人|宾客|外来|被接待|来访人员|宴请)(?:单位|对象|团组?)?(?:名称)?(?:及(?:人员|姓名|人数))?|接待对象(?:单位|名称|情况)?(?:及人数)?|(?:来访|接待|来宾|接待对象)(?:人员|客人|来宾)(?:单位|名单)?|主宾(?:单位)?|对象|来访人员所在单位|招待对象|客商|招商对象|宴请对象", NotGuests + "|(?<![及和与、])人数|事由|内容|姓名|职务|地点|(?<![及和与、]人)数$|日期|时间")
        { Values = ColumnValues.AreWords },
        new(Hosting.Guests, "主客|客方|(?:客人|来客|主客|客方|来宾)单位|(?:来园|来校|来院|来队|来访)?客人|接待谁|谁来|哪里来(?:的)?人|来的(?:是)?谁") { Values = ColumnValues.AreWords },
        new(Hosting.Guests, "单位(?:名称)?|接待单位|何单位|何人", NotGuests + "|人数|日期|计量") { Weak = true, Values = ColumnValues.AreNames },
        new(Hosting.GuestCount, "(?:来客|来宾|客人|来访|接待|接待对象|宾客|来人|到访|客|来访人员|招待|公务|来访单位)(?:人)?(?:人数|数|人次)|来客|来宾|客人|人数|来人|宾客|客数|接待对象|(?:用餐|就餐)?人数(?:来宾|来客|客人|主宾|客方|客)", "陪|总|合计|共|(?:用餐|就餐)(?!人数(?:来|主?宾|客))|工作人员|我方|自行")
        { Values = ColumnValues.AreCounts },
        new(Hosting.GuestCount, "几人|来几个|几个人|来了几(?:人|个)|宾客数|客人数|客数|客|主客人数") { Values = ColumnValues.AreCounts },
        new(Hosting.TotalCount, "(?:用餐|就餐|参加|总|合计|进餐|共计)(?:总)?(?:人数|人次)|总数", "陪|来") { Values = ColumnValues.AreCounts },
        new(Hosting.Companions, "谁陪|(?:陪餐|陪同|陪客|作陪|参陪|主陪|陪同用餐|陪同就餐|陪)(?:人员?|领导|名单|人姓名|人员姓名|人员名单|人员及职务|姓名)?|(?:我方|本单位|接待方|镇|街道)(?:参加|陪同|陪餐)?人员|接待人员(?:姓名)?", "人数|数量|标准|数$|审批") { Values = ColumnValues.AreWords },
        new(Hosting.CompanionCount, "(?:陪餐|陪同|陪客|作陪|参陪|陪)(?:人员|人)?(?:人数|数|人次)?|陪同用餐(?:人数)?|(?:我方|接待方|本单位)(?:陪餐|陪同|参加)?人数", "标准") { Values = ColumnValues.AreCounts },
        new(Hosting.CompanionCount, "主|我方|陪数|陪客数|陪同数|(?:社区|村里|村上|镇上|乡上|我们|本单位|单位)(?:陪)?几(?:个|人)|陪几(?:个|人)|主陪人数", "主宾|主客") { Values = ColumnValues.AreCounts },
        new(Hosting.Leader, "姓名|带队(?:领导|人)?|主要来宾|领队|主宾姓名|职务|姓名及?职务|带队人员|负责人"),
        new(Hosting.Venue, "(?:用餐|就餐|接待|宴请|招待|公务活动|活动|消费|开餐)?(?:地点|场所|饭店|酒店|餐厅|餐馆)(?:名称)?|在哪(?:里)?(?:吃|用餐)|餐馆|就餐处|用餐处|时间地点|时间及地点|时间、地点|用餐单位|就餐单位|用餐|就餐", "日$|住宿|标准|人数|人次|[早中午晚]餐|人员|时间$|日期|金额|费"),
        new(Hosting.Amount, "(?:接待|用餐|就餐|餐饮|招待|消费|支出|合计|实际|实支|结算|餐费|总|发生|报销|实际支出|开支|工作餐|公务接待)?(?:金额|费用|餐费|费用合计|总额|费)(?:合计|支出|小计)?|支出|实际支出|实支|开支|餐费支出|合计金额|总费用|总金额|消费|总额|吃了多少钱|花了多少(?:钱)?|多少钱|实付", "人均|标准|预算|单价|交|自|收取|住宿|交通|预计|超|大写|来源|科目|渠道|差额")
        { Values = ColumnValues.AreAmounts },
        new(Hosting.Amount, "合计|小计|共计|金额.*|费用.*", "人均|标准|预算|单价|收取|住宿|交通|大写|来源|人") { Values = ColumnValues.AreAmounts, Weak = true },
        new(Hosting.Letter, "(?:有无|是否有|有否)?(?:来访)?(?:公函|来函|函件|派出单位公函|来文|邀请函|接待函)(?:情况|字号|文号|号|编号|号码|名称|份数|及文号|或通知|\\(.*\\))?|函号|函字号|文号|函|凭函|有(?:没有|无)函|对应来函|附函|接待依据|依据文号|公函\\S{0,4}", "单位$|日期|时间|内容|事由"),
        new(Hosting.Purpose, "(?:公务|接待|来访|活动|招待|公务活动|公务接待|来客|考察|工作)(?:事由|内容|事项|目的|任务|项目|原因|理由)|事由|公务活动|来访目的|内容|事项|公务|目的|活动|原因", "金额|菜|费|单位$"),
        new(Hosting.Standard, "(?:接待|用餐|就餐|餐费|人均|执行)?标准|餐标|人均(?:费用|金额|消费|餐费)?|单价"),
        new(Hosting.Meal, "餐次|餐别|用餐类别|早中晚|早餐|中餐|晚餐|桌数"),
        new(Hosting.Items, "菜单|菜品|菜名|酒水(?:情况|名称)?|烟酒(?:情况)?|用餐内容|品名|食品|菜肴|酒水及香烟|烟酒水|用酒|酒|烟|主要菜品|供应品种", "费|金额|标准|自带"),
        new(Hosting.Items, "(?:物品|物资|商品|货物|货品|食材|原料|材料|采购)?名称|商品|货品|食材|采购(?:内容|物品|品种)|品种", "费|金额|标准|单位|项目|人") { Weak = true, Values = ColumnValues.AreWords },
        // Whatever stands over them: a column of letters, of places to eat, of sums. After all that is named.
        new(Hosting.Letter, "(?!)", "单位$|日期|备注") { ByValues = true, Values = ColumnValues.AreLetters },
        new(Hosting.Venue, "(?!)", "住宿|单位|备注|菜") { ByValues = true, Values = ColumnValues.ArePlacesToEat },
        new(Hosting.Amount, "(?!)", "人均|标准|预算|单价|收取|住宿|交通|大写|来源|人|号|序|备注|日|余额|结余") { ByValues = true, Values = ColumnValues.AreSums },
        new(Hosting.Remark, "备注|说明|备考|附注|其他|其他说明|特殊情况(?:说明)?"));
}
