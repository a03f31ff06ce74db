using DocReview.Web;

namespace DocReview.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("ingest")]
    [InlineData("frobnicate")]
    [InlineData("search")]
    [InlineData("documents", "extra")]
    [InlineData("documents", "--format", "xml")]
    [InlineData("documents", "--format")]
    [InlineData("documents", "--text=1")]
    [InlineData("documents", "--unknown")]
    [InlineData("documents", "--inspection", "甲/乙")]
    [InlineData("search", "甲", "--limit", "0")]
    [InlineData("search", "甲", "--from", "昨天")]
    [InlineData("search", "甲", "--genre", "Novel")]
    [InlineData("documents", "--inspection", "none")]
    [InlineData("ingest", "/no/such/folder")]
    [InlineData("verify", "--audit-head", "x")]
    [InlineData("user", "remove", "检查员甲")]
    [InlineData("user", "add", "检查员甲", "--role", "King")]
    [InlineData("user", "add")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        var data = Path.Combine(Path.GetTempPath(), $"docreview-usage-{Guid.NewGuid():N}");
        Assert.Equal(2, await CommandLine.Run([.. arguments, "--data", data]));
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Options_alone_mean_the_site()
    {
        var arguments = Arguments.Parse(["--data", "x", "--urls=http://127.0.0.1:1"]);
        Assert.Equal(("serve", "x", "http://127.0.0.1:1"), (arguments.Command, arguments.Data, arguments.Options["urls"]));
    }

    [Fact]
    public void What_follows_two_dashes_is_no_option() =>
        Assert.Equal(["--text", "甲"], Arguments.Parse(["search", "--limit", "5", "--", "--text", "甲"]).Operands);
}
