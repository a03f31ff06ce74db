using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>化整为零.</summary>
public sealed class SplitPayment : IRule
{
    public string Id => "SplitPayment";
    public string Title => "同一对象短期内多笔、合计达到限额";
    public string LooksFor => "同一收款单位在一两个月内有两笔以上付款或合同，每笔都略低于须上会、须比选的限额，或者属于同一事项的几个部分，合计达到限额。已上会合同的分期付款、水电工资、框架协议和按月结算不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Tender, Norms.Procurement]);

    public string FalseAlarms => "资金来源不同须分账；真实的标段、批次或者不同的采购内容；零星维修按次结算；年底集中购置；框架协议内下单；一份合同的分期付款。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => Splits.Of(study).Select(s => Found(s, study));

    private Finding Found(Split split, CaseStudy study)
    {
        var first = split.Parts[0];
        var (from, to) = (first.Matter.Start!.Value, split.Parts[^1].Matter.Start!.Value);
        var when = from == to ? $"{Wording.Day(from)}同日" : $"{Wording.Day(from)}至{Wording.Day(to)}";
        var parts = string.Join("、", split.Parts.Select(p => $"“{Wording.Short(p.Anchor.Subject)}”{p.Matter.Amount}"));
        var limit = $"{split.Limit.From}（{(split.Limit.Provisional ? "暂定，" : "依据")}{split.Limit.Source}）";
        var reason = $"发现{when}向{first.Matter.Parties[0]}有{split.Parts.Count}笔：{parts}，合计{split.Total}；每笔{(split.Near ? "都略低于" : "都低于")}限额{limit}，合计达到限额"
            + $"{(split.SameSubject ? "，事项名称相同或相近" : "")}；在已导入的{study.Coverage.Describe(MeetingBody.PartyCommittee, from)}中未见一并研究的记录。建议调取这几笔的采购、合同、验收和审批材料，核实是否同一事项以及分开办理的原因。";
        return new Finding(Id, first.Anchor.Categories.Count > 0 ? first.Anchor.Categories[0] : DecisionCategory.LargeFund, split is { Near: true, SameSubject: true } && !split.Limit.Provisional ? Severity.High : Severity.Medium,
            first.Anchor.Subject, split.Total, from, reason, Basis.On(from),
            [.. split.Parts.SelectMany(p => Wording.Papers(p.Matter)), .. split.Limit.Citation is { } c ? new[] { new Evidence(c, "限额依据") } : []],
            [], study.Coverage.Searched(MeetingBody.PartyCommittee, from), ["各笔的请购、比选（询价）、合同、清单和验收材料", "当年该收款单位的全部付款明细"])
        { FalseAlarms = FalseAlarms };
    }

    private const string Rule = """
        梅岭镇“三重一大”事项集体决策办法
        第四条　单笔支出5万元（含）以上的，由党委会议研究决定；5万元以下的由镇长办公会议研究。
        第五条　本办法自2020年1月1日起施行。
        中共梅岭镇委员会
        2019年12月20日
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("同一收款单位十余天内两笔，都略低于限额", [Rule, """
            梅岭镇2020年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            [|记-051	2020-06-04	文化墙绘制（一）	安溪县彩艺广告部	宣传费	49600	转账	郝军|]
            记-052	2020-06-10	6月机关电费	县供电公司	电费	5200	转账	郝军
            [|记-053	2020-06-16	文化墙绘制（二）	安溪县彩艺广告部	宣传费	49800	转账	郝军|]
            """]),
        new("同日分段签订两份合同", [Rule, """
            苗木栽植合同（东段）
            甲方：梅岭镇人民政府　乙方：安溪县绿野园艺有限公司
            工程：迎宾路苗木栽植A段，[|价款48,500元|]。
            签订日期：2020年3月9日
            """, """
            苗木栽植合同（西段）
            甲方：梅岭镇人民政府　乙方：安溪县绿野园艺有限公司
            工程：迎宾路苗木栽植B段，[|价款48,900元|]。
            签订日期：2020年3月9日
            """]),
        new("镇长办公会逐段研究，每段都略低于党委会限额", [Rule, """
            梅岭镇镇长办公会议定事项登记
            次数	日期	主持	事项	金额（元）	议定意见
            第4次	2020-04-02	郝军	迎宾路围墙粉刷A段	48,600	同意，丽彩装饰做
            第5次	2020-04-09	郝军	迎宾路围墙粉刷B段	48,900	同意，丽彩装饰做
            """, """
            梅岭镇2020年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            [|记-031	2020-04-20	迎宾路围墙粉刷A段	安溪县丽彩装饰公司	维修费	48600	转账	郝军|]
            [|记-033	2020-04-27	迎宾路围墙粉刷B段	安溪县丽彩装饰公司	维修费	48900	转账	郝军|]
            """]),
        new("党委会研究过的一份合同分期付款", [Rule, """
            梅岭镇党委会议记录
            2020年第2次　时间：2020年2月26日
            主持：郝军　记录：蓝芳
            议题一：研究垃圾收集点建设
            会议决定：同意建设垃圾收集点，由安溪县洁美环卫有限公司承建，合同价96,000元。
            """, """
            垃圾收集点建设合同
            甲方：梅岭镇人民政府　乙方：安溪县洁美环卫有限公司
            工程名称：垃圾收集点建设　合同价：96,000元
            签订日期：2020年3月5日
            """, """
            梅岭镇2020年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-021	2020-03-20	垃圾收集点建设首付款	安溪县洁美环卫有限公司	基础设施建设	48000	转账	郝军
            记-031	2020-04-15	垃圾收集点建设尾款	安溪县洁美环卫有限公司	基础设施建设	48000	转账	郝军
            """]),
        new("水电、工资每月相近，不是拆分", [Rule, """
            梅岭镇2020年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-061	2020-07-08	7月机关及站所电费	县供电公司	电费	48900	转账	郝军
            记-071	2020-08-08	8月机关及站所电费	县供电公司	电费	49700	转账	郝军
            """]),
        new("不同单位的不同采购", [Rule, """
            梅岭镇2020年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-081	2020-09-03	会议室桌椅	安溪县宏达家具厂	设备购置	46800	转账	郝军
            记-083	2020-09-12	便民大厅空调	安溪县家电城	设备购置	47900	转账	郝军
            """]),
    ];
}
