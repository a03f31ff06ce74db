using System.Text.Json;

namespace DocReview.Tests;

/// <summary>Scans through the real program: left waiting where recognition is not wanted or not there, read in a second pass where it is.</summary>
public sealed class ScansTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public ScansTests() => File.Copy(Path.Combine(Repository.Root, "sample-corpus/鹤渡镇/学习资料/2022年7月警示教育会签到表.tif"), Path.Combine(_program.Records, "签到表.tif"));

    public void Dispose() => _program.Dispose();

    private JsonElement Document => Assert.Single(_program.List("documents", "--text"));

    [Fact]
    public void A_scan_waits_until_recognition_is_wanted_and_is_then_found_page_by_page()
    {
        var waiting = _program.Run("ingest", _program.Records, "--no-ocr");
        Assert.Equal(1, waiting.Code);
        Assert.Contains("等待识别的扫描页、图片共 2 页（1 份）", waiting.Output);
        Assert.Equal(("Unreadable", 2), (Document.GetProperty("status").GetString(), Document.GetProperty("pagesWaiting").GetInt32()));
        Assert.Contains("有 2 页扫描件", _program.Run("search", "沈晓峰").Errors);
        Assert.Equal(0, _program.Run("verify").Code);

        Assert.Equal(0, _program.Run("ingest", _program.Records).Code);
        Assert.Equal(("Ocr", 0), (Document.GetProperty("status").GetString(), Document.GetProperty("pagesWaiting").GetInt32()));
        Assert.Equal([1], _program.List("search", "\"沈晓峰\"").Select(hit => hit.GetProperty("page").GetInt32()));
        Assert.Equal(2, _program.List("search", "\"签到表（续）\"")[0].GetProperty("page").GetInt32());
        Assert.Equal(0, _program.Run("verify").Code);
        Assert.Contains("未变 1 份", _program.Run("ingest", _program.Records).Output);
    }

    [Fact]
    public void Without_models_a_scan_waits_and_the_reason_is_said()
    {
        var ended = _program.Run(new Dictionary<string, string> { ["DOCREVIEW_OCR_MODELS"] = _program.Folder }, "ingest", _program.Records);
        Assert.Equal(1, ended.Code);
        Assert.Contains("等待识别的扫描页、图片共 2 页（1 份）：", ended.Output);
        Assert.Equal("Unreadable", Document.GetProperty("status").GetString());
    }
}
