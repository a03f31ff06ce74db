using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// The account with which everything begins: <c>admin</c>, with a one-time password that must be changed at the first sign-in.
/// Until then the password lies beside the keys of the sessions (who can read those can enter anyway), so that every start can print it.
/// </summary>
public sealed class FirstUser(Users users, string keysFolder)
{
    public const string Name = "admin";

    private string File => Path.Combine(keysFolder, "first-password.txt");

    /// <summary>The one-time password to print; null once it was changed.</summary>
    public string? Ensure()
    {
        // Others may have been added on the command line before the first start; without a leader nobody could run the inspection.
        if (users.Find(Name) is null && users.All().All(user => user.Role != Roles.Leader))
        {
            var password = Passwords.OneTime();
            Keep(password);
            users.Add(Name, Roles.Leader, Passwords.Hash(password), mustChange: true);
        }

        return users.Find(Name) is { MustChange: true } && System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Trim() : null;
    }

    public void Forget() => System.IO.File.Delete(File);

    private void Keep(string password)
    {
        Directory.CreateDirectory(keysFolder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(File, options);
        writer.WriteLine(password);
    }
}
