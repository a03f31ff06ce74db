using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class VehicleReaderTests
{
    [Fact]
    public void A_fuel_list_takes_its_plate_from_the_title()
    {
        var use = PaperFacts.One<VehicleUse>("""
            云B·23071公务车加油明细
            日期 | 站点 | 油品 | 升数 | 金额 | 派车单
            2022-02-03 | 中石化翠湖站 | 92# | 48.5 | 356 | 无
            """);
        Assert.Equal((VehicleUseKind.Fuel, "云B23071", "中石化翠湖站", 48.5m, "无"), (use.Kind, use.Plate, use.Place, use.Litres, use.Slip));
    }

    [Fact]
    public void A_repair_register_tells_from_when_to_when()
    {
        var use = PaperFacts.One<VehicleUse>("""
            汽车修理结算登记
            送厂日期 | 车号 | 修理项目 | 出厂日期 | 修理费
            2023年3月1日 | 渝A·3B880 | 钣金喷漆 | 2023年3月12日 | 5200
            """);
        Assert.Equal((VehicleUseKind.Repair, "渝A3B880", "2023-03-01", "2023-03-12"), (use.Kind, use.Plate, use.Date.ToString(), use.Until.ToString()));
    }

    [Theory]
    [InlineData("公务用车台账\n序号 | 车牌 | 品牌 | 购置日期 | 原值\n1 | 渝A·3B880 | 大众 | 2016-05-03 | 158000")]
    [InlineData("食用油采购明细\n日期 | 品名 | 数量 | 金额\n2021-03-01 | 菜籽油 | 20 | 320")]
    public void A_list_of_assets_or_groceries_is_no_use_of_a_vehicle(string text) => Assert.Empty(PaperFacts.Of<VehicleUse>(text));
}
