using System.IO.Compression;
using System.Text.Json;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Deliveries, their differences, the entry list and the comparison of everything with everything, through the real program.</summary>
public sealed class CustodyCommandTests : IDisposable
{
    private const string Minutes = "松岭镇党委会议纪要\n时间：2023年3月8日\n会议研究了桥梁维修事项，同意支付工程款80,000元，由城建办组织实施，工期三十天，竣工后由镇组织验收并归档。\n会议研究了环境整治事项，由各村落实保洁人员，每周检查一次，检查结果在镇公示栏公布，连续两次落后的约谈。\n会议传达了上级关于防汛工作的通知，要求各村备足沙袋、照明设备，落实二十四小时值班制度，有情况立即报告。\n散会。";
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    private static string? Text(JsonElement row, string field) => row.GetProperty(field) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    [Fact]
    public void A_delivery_is_listed_as_it_was_handed_over()
    {
        _program.Write("纪要.txt", Minutes);
        _program.Write("空.txt", "");
        _program.Run("ingest", _program.Records, "--supplied-by", "松岭镇党政办", "--received-by", "检查员甲", "--from", "党政办 U 盘 3 号", "--copy", "--note", "与原件核对无异");
        var row = Assert.Single(_program.List("accessions"));
        Assert.Equal(("松岭镇党政办", "检查员甲", "党政办 U 盘 3 号", "Copy", "与原件核对无异"), (Text(row, "suppliedBy"), Text(row, "receivedBy"), Text(row, "from"), Text(row, "form"), Text(row, "note")));
        Assert.Equal(("2", "1", "True"), (Text(row, "files"), Text(row, "unreadable"), Text(row, "whole")));
        Assert.Contains("复制件", _program.Run("accessions").Output);
        Assert.Equal(2, _program.Run("ingest", _program.Records, "--original", "--copy").Code);
    }

    [Fact]
    public void A_second_hand_over_is_compared_with_the_first_file_by_file_and_word_by_word()
    {
        _program.Write("党政办/纪要.txt", Minutes);
        _program.Write("党政办/不变.txt", "本月支出情况说明：购买办公用品一批。");
        _program.Write("党政办/撤走.txt", "拟撤走的一份说明。");
        _program.Write("城建办/方案.txt", "桥梁维修方案：先搭便桥，再拆旧桥。");
        _program.Write("坏.docx", "PK\u0003\u0004旧");
        _program.Run("ingest", _program.Records);
        var supplement = Directory.CreateDirectory(Path.Combine(_program.Folder, "supplement")).FullName;
        void Second(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(supplement, path))!);
            File.WriteAllText(Path.Combine(supplement, path), text);
        }

        Second("党政办/纪要.txt", Minutes.Replace("80,000", "120,000"));
        Second("党政办/不变.txt", "本月支出情况说明：购买办公用品一批。");
        Second("补充/方案.txt", "桥梁维修方案：先搭便桥，再拆旧桥。");
        Second("补充/新增.txt", "补充说明一份。");
        Second("坏.docx", "PK\u0003\u0004新");
        _program.Run("ingest", supplement);

        var rows = _program.List("compare", "1", "2");
        string[] Of(string kind) => [.. rows.SkipLast(1).Where(row => Text(row, "change") == kind).Select(row => $"{Text(row, "oldFile")} > {Text(row, "file")}").Order(StringComparer.Ordinal)];
        Assert.Equal(["党政办/纪要.txt > 党政办/纪要.txt", "坏.docx > 坏.docx"], Of("Changed"));
        Assert.Equal(["城建办/方案.txt > 补充/方案.txt"], Of("Moved"));
        Assert.Equal([" > 补充/新增.txt"], Of("Added"));
        Assert.Equal(["党政办/撤走.txt > "], Of("Removed"));
        Assert.Equal("1", Text(rows[^1], "same"));

        var minutes = rows.SkipLast(1).Single(row => Text(row, "file") == "党政办/纪要.txt");
        var place = Assert.Single(minutes.GetProperty("differences").EnumerateArray());
        Assert.Equal(["80,000", "120,000"], place.GetProperty("stretches").EnumerateArray().Where(s => Text(s, "edit") != "Same").Select(s => Text(s, "text")));
        Assert.Contains("没有可比对的文字", Text(rows.SkipLast(1).Single(row => Text(row, "file") == "坏.docx"), "unreadable"));
        Assert.Contains("同意支付工程款【原：80,000】【新：120,000】元", _program.Run("compare", _program.Records, supplement).Output);
        Assert.Equal(2, _program.Run("compare", "1", "9").Code);
        Assert.Equal(0, _program.Run("verify").Code);
    }

    [Fact]
    public void The_same_folder_received_again_tells_what_was_added_changed_and_is_gone()
    {
        _program.Write("甲.txt", Minutes);
        _program.Write("乙.txt", "将要撤走的材料。");
        _program.Run("ingest", _program.Records);
        _program.Write("甲.txt", Minutes.Replace("三十天", "六十天"));
        File.Delete(Path.Combine(_program.Records, "乙.txt"));
        var again = _program.Run("ingest", _program.Records, "--format", "jsonl");
        Assert.Equal(("1", "1"), (Text(again.Json[^1], "taken"), Text(again.Json[^1], "missing")));
        Assert.Equal(["Changed", "Removed"], _program.List("compare", "1", "2").SkipLast(1).Select(row => Text(row, "change")));
        // Nothing more is noted, and nothing is lost.
        Assert.Equal("0", Text(_program.Run("ingest", _program.Records, "--format", "jsonl").Json[^1], "missing"));
        Assert.Equal(2, _program.List("accessions").Count);
        Assert.Equal(2, _program.List("documents").Count);
        Assert.Equal(0, _program.Run("verify").Code);

        _program.Write("乙.txt", "将要撤走的材料。");
        _program.Run("ingest", _program.Records);
        Assert.Equal("Added", Text(_program.List("compare", "2", "3")[0], "change"));
        var documents = _program.List("documents");
        var paths = documents.Single(d => Text(d, "file") == "甲.txt").GetProperty("paths").EnumerateArray().ToList();
        Assert.Equal(("2", true), (Text(Assert.Single(paths), "accession"), paths[0].GetProperty("supersededAt").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public void Versions_name_the_first_of_them_and_filled_in_forms_do_not()
    {
        static string Form(string day, string sum, string who) => $"松岭镇费用报销单\n报销日期：{day}\n报销事由：办公用品采购，附发票清单及验收单，经办人已核对数量和单价，验收人已签字确认。\n收款单位：{who}\n报销金额：{sum}元\n经办人、验收人、分管领导、财务负责人、主要领导依次签字后方可付款，票据粘贴于背面。";
        _program.Write("一稿.txt", Minutes);
        _program.Write("二稿.txt", Minutes.Replace("散会。", "会议还明确了值班安排。\n散会。"));
        _program.Write("报销/一.txt", Form("2023年3月8日", "12,600", "柏溪文具店"));
        _program.Write("报销/二.txt", Form("2023年6月21日", "980", "松岭五金店"));
        _program.Run("ingest", _program.Records);
        var documents = _program.List("documents");
        var similar = documents.Where(d => Text(d, "similarTo") is not null).ToList();
        Assert.Equal(("二稿.txt", "一稿.txt"), (Text(Assert.Single(similar), "file"), Text(similar[0], "similarTo")) is ("二稿.txt", "一稿.txt") or ("一稿.txt", "二稿.txt") ? ("二稿.txt", "一稿.txt") : default);
        Assert.Equal("1", Text(documents[0], "accession"));
        Assert.StartsWith("txt/", Text(documents[0], "extractor"));
    }

    [Fact]
    public void Verify_tells_what_became_of_the_folder_and_holds_only_altered_bytes_against_it()
    {
        var changed = _program.Write("改.txt", "接收时的内容。");
        var altered = _program.Write("暗改.txt", "同意支付八万元。");
        _program.Write("撤.txt", "将被撤走。");
        _program.Run("ingest", _program.Records);
        Assert.DoesNotContain("提示", _program.Run("verify").Output);

        File.WriteAllText(changed, "接收之后改动的内容。");
        File.Delete(Path.Combine(_program.Records, "撤.txt"));
        _program.Write("增.txt", "接收之后增加。");
        var told = _program.Run("verify", "--format", "jsonl");
        Assert.Equal(0, told.Code);
        Assert.Equal(["Added 增.txt", "Changed 改.txt", "Gone 撤.txt"], told.Json.SkipLast(1).Select(row => $"{Text(row, "state")} {Path.GetFileName(Text(row, "subject"))}").Order(StringComparer.Ordinal));

        var time = File.GetLastWriteTimeUtc(altered);
        File.WriteAllText(altered, "同意支付九万元。");
        File.SetLastWriteTimeUtc(altered, time);
        Assert.Equal(1, _program.Run("verify").Code);
        Assert.Equal(0, _program.Run("verify", "--no-disk").Code);
    }

    [Fact]
    public async Task Verify_sees_an_index_that_lost_a_passage_an_original_that_can_be_written_and_a_ledger_changed_by_hand()
    {
        _program.Write("甲.txt", Minutes);
        _program.Write("乙.txt", "另一份材料。");
        _program.Run("ingest", _program.Records);
        var original = Directory.EnumerateFiles(Path.Combine(_program.Data, "vault"), "*", SearchOption.AllDirectories).First();
        File.SetAttributes(original, FileAttributes.Normal);
        Assert.Contains("只读属性", _program.Run("verify").Output);
        File.SetAttributes(original, FileAttributes.ReadOnly);
        Assert.Equal(0, _program.Run("verify").Code);

        await using (var workspace = Workspace.Open(_program.Data))
        {
            var inspection = workspace.Inspections.Find("default")!;
            var row = workspace.Catalogue.Documents(inspection.Id).Single(d => d.Path == "甲.txt");
            var document = workspace.Catalogue.LoadDocument(inspection.Id, row.File)!;
            var index = workspace.Indexes.Writable(inspection);
            await index.Put(document with { Pages = [document.Pages[0] with { Passages = document.Pages[0].Passages.SkipLast(1).ToList() }] }, CancellationToken.None);
            await index.Commit(CancellationToken.None);
        }

        var verify = _program.Run("verify", "--format", "jsonl");
        Assert.Equal((1, "index"), (verify.Code, Text(verify.Json[0], "part")));
        await using (var workspace = Workspace.Open(_program.Data)) workspace.Db.Write(c => Dapper.SqlMapper.Execute(c, "delete from page"));
        Assert.Contains(_program.List("verify"), row => row.TryGetProperty("part", out var part) && part.GetString() == "catalogue");
    }

    [Fact]
    public void The_entry_list_has_a_row_for_every_path_says_where_it_comes_from_and_holds_no_formula()
    {
        _program.Write("纪要.txt", Minutes);
        _program.Write("=HYPERLINK(\"http:\",\"点\").txt", "另一份材料。");
        _program.Write("空.txt", "");
        _program.Run("ingest", _program.Records, "--supplied-by", "+松岭镇", "--copy");
        var head = Text(_program.Run("verify", "--format", "jsonl").Json[^1], "auditHead")!;
        var path = Path.Combine(_program.Folder, "入库清单.xlsx");
        Assert.Equal(0, _program.Run("export", "documents", "--out", path).Code);
        Assert.False(File.Exists(path + ".part"));

        using (var zip = ZipFile.OpenRead(path))
        using (var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()))
        {
            var sheet = reader.ReadToEnd();
            Assert.DoesNotContain("<f>", sheet);
            Assert.Matches("s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPERLINK", sheet);
            Assert.Matches("s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\\+松岭镇", sheet);
        }

        // Our own reader of workbooks is another program than the one that wrote it.
        _program.Run("ingest", path, "--inspection", "清单");
        var text = Text(_program.List("documents", "--text", "--inspection", "清单")[0], "text")!;
        Assert.Equal(8, text.Split('\n').Length);
        Assert.All(_program.List("documents"), d => Assert.Contains(Text(d, "sha256")!, text));
        Assert.Contains("文件为空", text);
        Assert.Contains($"操作日志末条：{int.Parse(head.Split(':')[0]) + 1}:", text);
        Assert.Contains("程序版本：DocReview 0.1.0", text);
        Assert.Equal(2, _program.Run("export", "documents").Code);
        Assert.Equal(2, _program.Run("export", "secrets", "--out", path).Code);
    }
}
