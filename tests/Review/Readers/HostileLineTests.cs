using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Whoever supplies a file chooses its lines: one of thousands of repeated words must not hold a reader.</summary>
public sealed class HostileLineTests
{
    private const int Length = 2000;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1.5);

    private static readonly string[] Repeated =
    [
        "1", "一", "1,", "1 ", "1—", "A", " ", "\t", "　", " \n", "\n", "、", "“", "（", "-", "—", "甲", "张三、", "张三 ", "会", "会议 ", "领导班子", "成员代表", "班子成员",
        "办公", "扩大", "（扩大）", "2024年1月", "每人", "人均", "成员", "同意", "由", "将", "于", "乙方为甲方", "公司", "镇人民政府", "万元", "研究", "出席",
    ];

    public static TheoryData<string> Rooms => [.. new[] { typeof(CaseReview), typeof(QueryParser) }.Select(type => type.Assembly.GetName().Name!)];

    [Theory(Timeout = 240_000)]
    [MemberData(nameof(Rooms))]
    public Task No_pattern_stalls_over_a_line_of_repeated_words(string room) => Task.Run(() =>
    {
        var patterns = Assembly.Load(room).GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0).ToList();
        Assert.NotEmpty(patterns);
        foreach (var pattern in patterns)
        {
            var regex = (Regex)pattern.Invoke(null, null)!;
            foreach (var word in Repeated)
            {
                // Begun and ended by something else: most patterns fail late.
                var line = "1" + string.Concat(Enumerable.Repeat(word, Length / word.Length)) + "！";
                // A busy machine may hold one look up; what stalls does so twice.
                var took = Took(regex, line) is var first && first < Most ? first : Took(regex, line);
                Assert.True(took < Most, $"{pattern.DeclaringType!.Name}.{pattern.Name} took {took.TotalSeconds:0.0} s over “{word}”");
            }
        }
    }, TestContext.Current.CancellationToken);

    private static TimeSpan Took(Regex regex, string line)
    {
        var clock = Stopwatch.StartNew();
        _ = regex.Count(line);
        return clock.Elapsed;
    }
}
