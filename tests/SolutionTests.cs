using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Money_is_written_as_people_write_it() => Assert.Equal("38,000元", Money.Yuan(38000).ToString());
}
