using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>公务车加油、通行、维修记录与公务用途不符.</summary>
public sealed partial class VehicleMisuse : IRule
{
    public string Id => "VehicleMisuse";
    public string Title => "车辆加油、通行、维修记录须与派车、公务用途核对";
    public string LooksFor => "公务车在法定节假日或景区、外地站点加油、通行而没有派车单；一日多次加油合计超过油箱容积，一次加油量过大，油品与车辆不符；送修期间仍有加油；私家车的油费、维修费、保险费由公款支付，或者加油车辆不在车辆台账内。应急值守、抢险，水泵、发电机等机具用油，租用车辆不提示。";

    private const decimal Tank = 90;
    private const decimal LargestTank = 110;

    public LegalBasis Basis { get; } = new([
        new Norm("公务用车管理的通行要求（以当地公务用车管理规定为准）", "", "一车一卡、定点加油、派车登记，节假日除值班用车外封存停驶", new(2013, 11, 18)),
        Norms.Accounting]);

    public string FalseAlarms => "应急、防汛、防火、值班用车；水泵、发电机、油锯等机具用油；租用车辆、消防车、环卫车等特种车辆；一卡多车或加油日期为记账日期；派车单另册保存；私车公用有当地补助规定。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var uses = study.Facts.Documents.Where(d => !Exemptions.IsVillage(d)).SelectMany(d => d.Facts.OfType<VehicleUse>()).DistinctBy(u => (u.Kind, u.Date, u.Plate, u.Place, u.Litres, u.Amount, u.Source.Passage.File)).ToList();
        var signs = Signs(uses, study).Concat(PrivateCars(study)).Concat(Told(study)).ToList();
        // One row, one finding: the first reason stands for it.
        var told = new HashSet<PassageId>();
        foreach (var sign in signs)
        {
            if (sign.Rows.All(r => told.Contains(r.Source.Passage))) continue;
            told.UnionWith(sign.Rows.Select(r => r.Source.Passage));
            yield return Found(sign);
        }
    }

    /// <param name="Rows">The rows it shows in, with what they are.</param>
    private sealed record Sign(string Subject, string What, IReadOnlyList<Evidence> Rows, Money? Amount, PartialDate? Date, Severity Severity);

    private static IEnumerable<Sign> Signs(List<VehicleUse> uses, CaseStudy study)
    {
        var known = KnownPlates(study);
        foreach (var vehicle in uses.Where(u => !Machine().IsMatch(u.Remark ?? "")).GroupBy(u => u.Plate ?? u.Source.Passage.File + "|" + (u.Remark ?? "")).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var rows = vehicle.OrderBy(u => u.Date!.Value.First).ToList();
            foreach (var holiday in rows.Where(r => r.Kind is not VehicleUseKind.Repair && OnHoliday(r)).GroupBy(r => (r.Date!.Value.Year, Holidays.NameOf(r.Date!.Value.First), r.Source.Passage.File)))
                yield return Of(holiday.ToList(), $"{holiday.Key.Year}年{holiday.Key.Item2}期间{Verb(holiday.First())}，{(holiday.Any(r => r.Slip is not null) ? "派车单一栏未填或写明没有" : "未见派车记录")}", holiday.Any(r => r.Slip is not null) ? Severity.Medium : Severity.Low);
            foreach (var day in rows.Where(r => r is { Kind: VehicleUseKind.Fuel, Date.Day: not null }).GroupBy(r => r.Date!.Value))
                if (day.Count() >= 2 && (day.Sum(r => r.Litres ?? 0) > Tank || day.Count() >= 3) && !day.Any(IsDuty)) yield return Of(day.ToList(), $"{Wording.Day(day.Key)}一日加油{day.Count()}次{(day.Sum(r => r.Litres ?? 0) is > 0 and var litres ? $"，合计{litres:0.##}升，超过一般车辆的油箱容积" : "")}", Severity.Medium);
            foreach (var row in rows.Where(r => r is { Kind: VehicleUseKind.Fuel, Litres: > LargestTank } && !IsDuty(r) && !BigVehicle().IsMatch(r.Remark ?? ""))) yield return Of([row], $"一次加油{row.Litres:0.##}升，超过一般车辆的油箱容积", Severity.Medium);
            foreach (var row in OtherFuel(rows)) yield return Of([row], $"加注{row.Product}，与该车其他各次（或标明）的油品不同", Severity.Medium);
            foreach (var repair in rows.Where(r => r is { Kind: VehicleUseKind.Repair, Date.Day: not null, Until.Day: not null }))
                if (rows.Where(r => r.Kind is VehicleUseKind.Fuel or VehicleUseKind.Toll && r.Date is { Day: not null } d && d.First > repair.Date!.Value.First && d.First < repair.Until!.Value.First).ToList() is { Count: > 0 } during)
                    yield return Of([.. during, repair], $"{Wording.Day(repair.Date)}至{Wording.Day(repair.Until)}送修期间仍有{Verb(during[0])}记录", Severity.Medium);
            foreach (var far in rows.Where(r => r.Kind is not VehicleUseKind.Repair && IsFar(r, rows))) yield return Of([far], $"在{far.Place}{Verb(far)}，没有派车单", Severity.Medium);
            if (known.Count > 0 && vehicle.First().Plate is { } plate && !plate.Contains('×', StringComparison.Ordinal) && !known.Contains(plate) && !rows.Any(r => Rented().IsMatch(r.Remark ?? "")))
                yield return Of(rows.Take(6).ToList(), $"号牌{plate}不在已导入的车辆台账内，而有公款{Verb(rows[0])}记录", Severity.Medium);
        }
    }

    private static Sign Of(List<VehicleUse> rows, string what, Severity severity) =>
        new($"{rows[0].Plate ?? "公务车"}{Verb(rows[0])}", what, rows.ConvertAll(r => new Evidence(r.Source, Role(r.Kind))), rows.Any(r => r.Amount is not null) ? new Money(rows.Sum(r => r.Amount?.Fen ?? 0)) : null, rows[0].Date, severity);

    private static bool OnHoliday(VehicleUse use) => use.Date is { Day: not null } day && Holidays.NameOf(day.First) is not null && HasNoSlip(use) && !IsDuty(use);

    /// <summary>The place for it is empty or says there was none; or the list has no such place.</summary>
    private static bool HasNoSlip(VehicleUse use) => use.Slip is null || use.Slip.Length == 0 || NoSlip().IsMatch(Labels.Compact(use.Slip));

    private static bool IsDuty(VehicleUse use) => Duty().IsMatch(NoDuty().Replace(use.Remark + " " + use.Slip, "")) || Exemptions.IsEmergency(use.Remark + " " + use.Slip);

    /// <summary>No slip though the list has a place for it, at a sight or at a place where the car is seen only this once.</summary>
    private static bool IsFar(VehicleUse use, List<VehicleUse> all)
    {
        if (use.Slip is null || !HasNoSlip(use) || IsDuty(use) || use.Place is not { Length: > 0 } place) return false;
        if (Sight().IsMatch(place) || Away().IsMatch(use.Remark ?? "")) return true;
        var withSlip = all.Where(r => !HasNoSlip(r)).ToList();
        return withSlip.Count * 4 >= all.Count * 3 && withSlip.Count >= 3 && withSlip.TrueForAll(r => r.Place != place);
    }

    /// <summary>Diesel for a petrol car and the other way round: by the list's title, else by what the car takes otherwise.</summary>
    private static IEnumerable<VehicleUse> OtherFuel(List<VehicleUse> rows)
    {
        var fuels = rows.Where(r => r is { Kind: VehicleUseKind.Fuel, Product: { Length: > 0 } }).ToList();
        var petrol = fuels.Where(r => Petrol().IsMatch(r.Product!)).ToList();
        var diesel = fuels.Where(r => Diesel().IsMatch(r.Product!)).ToList();
        var isPetrolCar = fuels.Any(r => PetrolCar().IsMatch(r.Remark ?? ""));
        if (diesel.Count > 0 && (isPetrolCar || (petrol.Count >= 3 && petrol.Count >= diesel.Count * 3))) return diesel.Where(r => !IsDuty(r));
        return petrol.Count > 0 && diesel.Count >= 3 && diesel.Count >= petrol.Count * 3 ? petrol.Where(r => !IsDuty(r)) : [];
    }

    /// <summary>The unit's own vehicles by its asset records and vehicle lists; empty where none is in custody.</summary>
    private static HashSet<string> KnownPlates(CaseStudy study) =>
        study.Facts.Documents.Where(d => VehicleList().IsMatch(Labels.Compact(d.Profile.Title)) && !d.Facts.OfType<VehicleUse>().Any())
            .SelectMany(d => d.Document.Passages).SelectMany(p => VehicleReader.Plate().Matches(p.Text)).Select(m => VehicleReader.PlateOf(m.Value)!).ToHashSet(StringComparer.Ordinal);

    /// <summary>Payments whose words say that the car is somebody's own, or that it drove for pleasure.</summary>
    private static IEnumerable<Sign> PrivateCars(CaseStudy study)
    {
        foreach (var payment in Payment.AllOf(study))
        {
            var words = payment.Words + "\n" + payment.SlipText;
            if (CarCost().IsMatch(words) && PrivateCar().IsMatch(NoPrivateCar().Replace(words, "")) && !Allowed().IsMatch(words))
                yield return new Sign(payment.Main.Purpose, $"支付{payment.Payee}{payment.Amount}，材料写明用于私家车（个人车辆）", payment.EvidenceWith(PrivateCar()), payment.Amount, payment.Date, Severity.High);
            else if (CarCost().IsMatch(payment.Words) && HolidayWord().IsMatch(payment.Words) && !Duty().IsMatch(payment.Words) && !OnBusiness().IsMatch(payment.Words) && !Exemptions.IsEmergency(payment.Words))
                yield return new Sign(payment.Main.Purpose, $"支付{payment.Payee}{payment.Amount}，摘要写明为节假日期间的车辆费用", payment.Evidence, payment.Amount, payment.Date, Severity.Low);
        }
    }

    /// <summary>Explanations that tell of a ride for private ends.</summary>
    private static IEnumerable<Sign> Told(CaseStudy study) =>
        from document in study.Facts.Documents
        where document.Profile.Genre is Genre.Other or Genre.Register or Genre.Reimbursement || document.Profile.Genre == Genre.OfficialPaper && Explains().IsMatch(document.Profile.Title)
        from passage in document.Document.Passages
        where passage.Text.Length < 600 && OfficialCar().IsMatch(passage.Text) && ForPleasure().IsMatch(passage.Text) && !Rule().IsMatch(passage.Text)
        let date = DocReview.Index.Dates.In(passage.Text, document.Profile.Date).Select(m => m.Date).FirstOrDefault(d => d is not null) ?? document.Profile.Date
        select new Sign($"《{Wording.Short(document.Profile.Title)}》", $"写明“{Wording.Short(passage.Text.Trim().Replace('\t', ' '))}”", [new Evidence(Citation.Of(passage), "用车记载")], null, date, Severity.Medium);

    [GeneratedRegex("说明|情况|记录|登记|台账")]
    private static partial Regex Explains();

    [GeneratedRegex("公务?车|公务用车|单位(?:的)?车|镇里的?车|乡里的?车|派车|[\u4e00-\u9fa5][A-Z][·•.]?[A-Z0-9]{5}")]
    private static partial Regex OfficialCar();

    [GeneratedRegex("私用|私事|自驾游?|去?旅游|游玩|回老家|探亲|接送(?:子女|小孩|孩子|家属|家人|亲友|亲属)|婚礼|婚宴|接亲|扫墓|上坟|祭祖|开往[^，。；]{0,8}(?:山|景区|古城|海|湖)|钓鱼")]
    private static partial Regex ForPleasure();

    [GeneratedRegex("严禁|不得|禁止|不准|严查|应当|杜绝|承诺|通报|案例|查处|警示|没有|未发现|无此类|不存在|制度|规定")]
    private static partial Regex Rule();

    private Finding Found(Sign sign)
    {
        var reason = $"发现{sign.Subject}：{sign.What}。建议调取派车单、行车轨迹、加油卡明细和值班安排，核实是否公务用车。";
        return new Finding(Id, null, sign.Severity, sign.Subject, sign.Amount, sign.Date, reason, Basis.On(sign.Date), sign.Rows, [], null, ["派车单和出车登记", "加油卡、通行卡明细和车辆行驶轨迹", "当日值班安排"]) { FalseAlarms = FalseAlarms };
    }

    private static string Verb(VehicleUse use) => use.Kind switch { VehicleUseKind.Fuel => "加油", VehicleUseKind.Repair => "维修", VehicleUseKind.Toll => "通行", _ => "出车" };

    private static string Role(VehicleUseKind kind) => kind switch { VehicleUseKind.Fuel => "加油记录", VehicleUseKind.Repair => "维修记录", VehicleUseKind.Toll => "通行记录", _ => "用车记录" };

    [GeneratedRegex("^(?:无|没有|未|缺|/|-|—|×|否|空|补|待|事后|遗失|丢失)")]
    private static partial Regex NoSlip();

    [GeneratedRegex("值班|值守|值勤|备勤|应急|抢险|防汛|防火|森防|护林|扑火|灭火|巡查|巡逻|排涝|抗旱|疫情|防疫|卡点|转运|维稳|接访|劝返|信访|出警|处突|救护|送医|安全检查|督查|督导|检查|走访慰问|开会|会议|慰问|执法|事故|洪|台风|暴雨|雪|冰冻")]
    private static partial Regex Duty();

    [GeneratedRegex("(?:无|非|没有|未安排|不在)[^，。；\\s]{0,4}(?:值班|值守|任务|应急)[^，。；\\s]{0,4}")]
    private static partial Regex NoDuty();

    [GeneratedRegex("水泵|抽水|发电机|油锯|割草|割灌|喷雾|机具|农机|吹风|绿篱|消杀机|冲锋舟|挖掘机|装载机|铲车")]
    private static partial Regex Machine();

    [GeneratedRegex("消防车|洒水车|压缩车|垃圾车|环卫|货车|卡车|大客|中巴|客车|救护车|吊车|清扫车|渣土|皮卡")]
    private static partial Regex BigVehicle();

    [GeneratedRegex("租|借用|调用|征用|社会车辆")]
    private static partial Regex Rented();

    [GeneratedRegex("景区|风景|旅游|度假|温泉|古镇|古城|海滨|机场|游客|山庄|公园|服务区")]
    private static partial Regex Sight();

    [GeneratedRegex("异地|外地|省外|市外|县外|跨省")]
    private static partial Regex Away();

    [GeneratedRegex("汽油|9[0258]\\s*[#号]|89\\s*#|^9[258]$")]
    private static partial Regex Petrol();

    [GeneratedRegex("柴油|(?<!\\d)-?[01]0?\\s*[#号]")]
    private static partial Regex Diesel();

    [GeneratedRegex("汽油车|9[258]\\s*[#号]?汽油")]
    private static partial Regex PetrolCar();

    [GeneratedRegex("(?:公务|单位|机关)?(?:用车|车辆|公车)(?:编制|台账|登记|清单|一览|名册|统计|核定|信息|明细|卡片)|固定资产.{0,8}车辆")]
    private static partial Regex VehicleList();

    [GeneratedRegex("油费|加油|燃油|汽油|油卡|维修|修理|保养|轮胎|洗车|过路|过桥|通行费|ETC|停车费|电瓶|汽修|配件|车险|保险|年检|违章|罚款")]
    private static partial Regex CarCost();

    [GeneratedRegex("私家车|私车|私人(?:的)?(?:小|轿|汽)?车|个人(?:车辆|轿车|小车|用车|自有车)|自有车辆|自用(?:车|轿车)|车[（(][^（）()]{0,8}自用|自驾(?:车)?|本人车辆|家属车|亲属车|爱人车|(?:书记|镇长|乡长|主任|局长|所长|同志)(?:的)?(?:自己的|个人)?(?:轿车|小车|私车)")]
    private static partial Regex PrivateCar();

    [GeneratedRegex("(?:不得|严禁|禁止)[^，。；]{0,12}私[家]?车[^，。；]{0,8}|非私家?车")]
    private static partial Regex NoPrivateCar();

    [GeneratedRegex("私车公用(?:补助|补贴)|交通补贴|公务交通|租用|租车|租赁|通知|办法|停车场建设|停车位")]
    private static partial Regex Allowed();

    [GeneratedRegex("(?:春节|国庆|五一|元旦|中秋|端午|清明|节日|节假日|假期|长假|黄金周)(?:期间|假期|放假|长假)?(?!前|后|慰问|值班)")]
    private static partial Regex HolidayWord();

    [GeneratedRegex("出差|下乡|下村|公务出行|保供|返程接送")]
    private static partial Regex OnBusiness();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("春节期间加油，派车单一栏写“无”", ["云B·23071公务车加油明细\n日期\t站点\t油品\t升数\t金额\t派车单\n2022-01-12\t中石化城关站\t92#\t45\t330\tP-01\n[|2022-02-03\t中石化翠湖站\t92#\t48\t356\t无|]\n2022-02-21\t中石化城关站\t92#\t44\t322\tP-02"]),
        new("一日两次加油，合计超过油箱", ["公务用车加油登记表（云B·23071）\n日期\t加油站\t油品\t加油量（升）\t金额\t驾驶员\n[|2021-08-11\t城关站\t92#\t56\t398\t殷成|]\n[|2021-08-11\t城关站\t92#\t52\t370\t殷成|]\n2021-08-26\t城关站\t92#\t47\t334\t殷成"]),
        new("私家车修理费由公款支付", ["石桥镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n[|记-021\t2021-05-11\t胡镇长私家车维修费\t顺达汽修厂\t公务用车运行维护费\t2680\t转账|]\n记-022\t2021-05-12\t公务车保养\t顺达汽修厂\t公务用车运行维护费\t860\t转账"]),
        new("节假日防汛值守，抽水泵用油", ["云B·23071公务车加油明细\n日期\t站点\t油品\t升数\t金额\t派车单\t备注\n2021-10-02\t中石化城关站\t92#\t45\t330\tP-31\t国庆防火巡查\n2021-10-05\t中石化城关站\t92#\t40\t298\t\t假期强降雨，防汛值守", "抽水泵、发电机用油登记\n日期\t站点\t油品\t升数\t金额\n2021-10-02\t中石化城关站\t0#柴油\t160\t1088"]),
        new("工作日有派车单", ["云B·23071公务车加油明细\n日期\t站点\t油品\t升数\t金额\t派车单\n2021-09-14\t中石化城关站\t92#\t45\t330\tP-21\n2021-09-28\t中石化城关站\t92#\t45\t330\tP-22"]),
        new("送修结束以后加油", ["云B·23071公务车维修登记\n送修日期\t车牌\t维修内容\t取车日期\t金额\n2021-06-02\t云B·23071\t更换变速箱\t2021-06-09\t6800", "云B·23071公务车加油明细\n日期\t站点\t油品\t升数\t金额\t派车单\n2021-06-10\t中石化城关站\t92#\t45\t330\tP-12"]),
    ];
}
