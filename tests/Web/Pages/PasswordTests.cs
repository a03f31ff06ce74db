using DocReview.Web;

namespace DocReview.Tests;

public sealed class PasswordTests
{
    [Fact]
    public void A_password_is_known_again_and_no_other()
    {
        var hash = Passwords.Hash("竹林深处 8");
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash);
        Assert.True(Passwords.Verify("竹林深处 8", hash));
        Assert.False(Passwords.Verify("竹林深处 9", hash));
        Assert.NotEqual(hash, Passwords.Hash("竹林深处 8"));
    }

    // From the tests of the reference implementation: password, somesalt, 64 MiB, two passes.
    [Fact]
    public void A_hash_of_another_program_and_another_cost_is_understood() => Assert.True(Passwords.Verify(
        "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("$argon2i$v=19$m=1,t=1,p=1$c29tZXNhbHQ$AAAA")]
    [InlineData("$argon2id$v=19$m=x,t=1,p=1$c29tZXNhbHQ$AAAA")]
    public void What_is_no_hash_opens_nothing(string stored) => Assert.False(Passwords.Verify("plain", stored));

    [Fact]
    public void One_time_passwords_are_legible_and_differ()
    {
        var made = Enumerable.Range(0, 50).Select(_ => Passwords.OneTime()).ToList();
        Assert.Equal(50, made.Distinct().Count());
        Assert.All(made, password => Assert.Matches("^([a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{4}$", password));
    }
}
