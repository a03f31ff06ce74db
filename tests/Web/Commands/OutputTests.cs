using DocReview.Web;

namespace DocReview.Tests;

/// <summary>What a terminal gets to see.</summary>
public sealed class OutputTests
{
    [Fact]
    public void Nothing_in_a_file_name_or_a_text_commands_the_terminal()
    {
        using var written = new StringWriter();
        var output = new Output(written, isJson: false);
        output.Text("已读 \u001b[2J\u009b31m纪要\r假.txt\t甲");
        output.Rows(["文件"], [new OutputRow(new { }, "纪要\u202Etxt.exe\u001b]0;a\u0007")]);
        var text = written.ToString();
        Assert.DoesNotContain(text.ReplaceLineEndings(""), character => char.IsControl(character) && character != '\t' || character == '\u202E');
        Assert.Contains("已读 �[2J�31m纪要�假.txt\t甲", text);
    }

    [Fact]
    public void Json_carries_every_character_as_data()
    {
        using var written = new StringWriter();
        new Output(written, isJson: true).Rows([], [new OutputRow(new { file = "纪要\u001b[2J\u202E.txt" })]);
        Assert.DoesNotContain('\u001b', written.ToString());
        Assert.Equal("纪要\u001b[2J\u202E.txt", System.Text.Json.JsonDocument.Parse(written.ToString()).RootElement.GetProperty("file").GetString());
    }
}
