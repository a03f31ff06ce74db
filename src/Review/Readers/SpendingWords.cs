namespace DocReview.Review;

internal enum Spending { Date, Year, Month, Day, Voucher, VoucherWord, Purpose, Payee, Account, Amount, Debit, Credit, Income, Balance, Direction, Method, Approver, Handler, Remark, Person, Basis }

/// <summary>Column headers and labels of spending: ledgers, vouchers, bank statements, approvals.</summary>
internal static class SpendingWords
{
    public static Vocabulary<Spending> All { get; } = new(
        new(Spending.Date, "日期|时间|(?:付款|支付|记账|制单|凭证|发生|报销|开支|支出|交易|开票|入账|业务|领款|发放|采购|购买|购置|加油|维修|登记|申请|填报|填表|填写|填单|用款|借款|拨付|结算|报账)(?:日期|时间|日)|年月日", "到期|归还|还款|预计|截止|工期")
        { Values = ColumnValues.AreDates, ByValues = true, CarriesDown = true },
        new(Spending.Year, "年|年份") { Values = ColumnValues.AreYears, AlwaysCarries = true },
        new(Spending.Month, "月|月份") { Values = v => ColumnValues.AreSmallNumbers(v, 12), AlwaysCarries = true },
        new(Spending.Day, "日|号", "序|编|函|证|账|帐|票|单|文|话|型|股|牌|次") { Values = v => ColumnValues.AreSmallNumbers(v, 31), CarriesDown = true },
        new(Spending.Voucher, "支付令(?:编号|号码|号)?|(?:支付|付款|拨款|用款|清算)(?:申请|通知|凭证|指令)?(?:单)?(?:编号|号码|号)|(?:记账|会计|付款|原始)?凭证(?:字号|编号|号码|号)?|凭单号|传票号|字号|凭证字第?号|单号", "账号|种类|类型|张数|附件|张|日期"),
        new(Spending.Voucher, "编号|号码|号", "账号|序号|发票|合同|资产|证号|电话|张数") { Weak = true },
        new(Spending.VoucherWord, "字|凭证字|凭证类型|凭证种类|凭证类别"),
        new(Spending.Purpose, "摘要|事由|用途|(?:支出|开支|付款|支付|用款|报[销账]|列支|费用|经济|业务|款项|借款|申请|资金)(?:内容|事由|用途|摘要|事项|原因)|资金使用(?:内容|用途)|款项性质|款项内容", "科目|类别|金额"),
        new(Spending.Purpose, "(?:开支|支出|费用|付款)说明|做什么|干什么|内容|项目名称|支出项目|支出名称|费用名称|项目|事项|工程名称|品名|名称|支出明细|品名规格|物品名称|商品名称|款项", "科目|类别|金额|单位名称|户名|账户|科目名称|人名称|供应商|编码|发票内容|单位") { Weak = true },
        new(Spending.Payee, "(?:实际)?收款(?:单位|人|方|户名|账户名称|人名称|人户名|单位名称|人全称|账户|商户|个人)?|对方(?:户名|单位|名称|账户名称|账户名|姓名|单位名称|账号名称)|领款(?:人|单位)|受款(?:人|单位)|支付对象|补助对象|收款账户户名|(?:付款|支付)对象|收款方|交易对手(?:名称)?|对手户名|去向", "账号|帐号|开户|付款人|付款单位|收款金额|收款日期|电话"),
        new(Spending.Payee, "(?:付|开|支|拨)?给(?:谁|何人|何单位)|付给|今付|兹付|即付|供应商(?:名称)?|供货(?:单位|商|方)|往来单位|(?:销售|开票)(?:方|单位)|发票开具单位|开具单位|商户(?:名称)?|户名|单位|单位名称|商家|店名|承包(?:单位|人)|施工(?:单位|队)|承建单位|乙方|站点|加油站|维修厂|合同单位|领取人|借款(?:单位|人)|借支人|报销人|报账人", "金额单位|计量|付款单位|本单位|申请单位|部门") { Weak = true, Values = ColumnValues.AreNames },
        new(Spending.Account, "(?:会计|预算|支出|费用|报销|明细|总账|一级|二级|经济|功能|经费|开支|记账)?科目(?:名称)?|(?:支出|费用|经费|开支|经济|功能)?(?:类别|分类|类型)|部门经济分类|列支科目|(?:列支|开支|支出|经费|资金)渠道|费用项目|支出大类", "编码|代码|编号|凭证|交易类型|对方|对应|功能") { Values = ColumnValues.AreWords },
        new(Spending.Account, "(?:支出|预算|科目)?功能(?:分类|科目)(?:名称)?", "编码|代码") { Weak = true, Values = ColumnValues.AreWords },
        new(Spending.Amount, "(?:支出|付款|支付|实付|实支|实际支付|报销|发生|交易|合计|总|拨付|票面|开支|发票|付出|核销|价税合计|转账|汇款|用款|申请|本次支付|本次付款|借款|领款|结算|费用|审批|批准)?金额(?:合计)?|支出(?:数|额)?|付出|支付数|实付数|支取|支出合计|付方(?:金额)?|支方(?:金额)?|付款数|小写|小写金额|金额小写|转出|总价|价款|拨款数|拨付数", "预算|余额|结余|累计|收入(?!.{0,3}支出)|单价|应付|未付|合同(?:金|总|价)|计划|税额|概算|余款|大写|控制|批复|中标|存入|收款金额|贷方|借方|人均|已付")
        { Values = ColumnValues.AreAmounts },
        new(Spending.Amount, "^支$|^付$|多少钱|花掉|花了|花费|花销|用去|支用|实付|钱数|费用|合计|款额|数额|价税合计|费用合计|小计|元|人民币|发生额|餐费|金额.*", "预算|余额|结余|累计|收入|单价|应付|未付|合同|计划|税额|概算|大写|贷方|借方|名称|类别|科目|项目|数量|人均|已付") { Values = ColumnValues.AreAmounts, Weak = true },
        new(Spending.Debit, "借方(?:金额|发生额)?|借|借方金额.*", "方向|标志|借款|借贷") { Values = ColumnValues.AreAmounts },
        new(Spending.Credit, "贷方(?:金额|发生额)?|贷", "方向|标志|贷款|借贷") { Values = ColumnValues.AreAmounts },
        new(Spending.Income, "^收$|领入|收进|收入(?:金额|数)?|存入|收方|收款金额|转入|拨入|收到", "支出") { Values = ColumnValues.AreAmounts },
        new(Spending.Balance, "余额|结余|结存|账户余额|库存|还剩|剩余|剩下", "") { Values = ColumnValues.AreAmounts },
        new(Spending.Direction, "借贷(?:标志|方向|标识)?|收支(?:方向|类型|标志|标识|类别)?|方向|收付(?:标志|方向)?|交易方向|交易类型|借/贷|借或贷|收/支|收/付|收或付|收付") { Values = v => v.Count(x => x.Length <= 4 && x.IndexOfAny(['借', '贷', '收', '支', '付', '出', '入', 'D', 'C']) >= 0) * 10 >= v.Count * 8 },
        new(Spending.Method, "(?:结算|付款|支付|报销|收款|交易)(?:方式|形式|渠道|情况|途径|类型)|方式|结算|现金/转账|转账/现金", "科目|附言") { ByValues = true, Values = ColumnValues.AreWaysOfPaying },
        new(Spending.Approver, "(?:审批|批准|审签|签批|签字|审核批准)(?:人|领导|签字|意见)?|领导(?:审批|签字|批示|签批|审签)|(?:单位|主要)(?:领导|负责人)(?:审批|意见|签字|批示)?|主要领导审批|(?:党委|党工委|镇党委)?书记(?:意见|审批|签字)?|(?:镇长|乡长|办事处主任|主任|局长|所长|院长|校长)(?:意见|审批|签字)?|领导意见|批示", "附件|部门|分管|财政|财务|单号|日期|审批单"),
        new(Spending.Handler, "经办人?|经手人?|报账员|领用人|制单"),
        new(Spending.Remark, "备注|附注|备考|说明|派车单"),
        new(Spending.Basis, "(?:支出|付款|支付|审批|列支)?依据|会议|会议研究情况|研究情况|集体研究|会议记录|会议纪要"),
        new(Spending.Person, "姓名|领取人姓名|人员姓名"));
}
