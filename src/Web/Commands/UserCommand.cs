namespace DocReview.Web;

/// <summary>Accounts from the command line: <c>user add NAME --role ROLE</c>.</summary>
public static class UserCommand
{
    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output)
    {
        if (arguments.Operands[0] != "add") throw new UsageException($"user 后面只能是 add，而不是“{arguments.Operands[0]}”。");
        var name = arguments.Operands[1].Trim();
        if (name.Length is 0 or > 40 || name.Any(char.IsControl)) throw new UsageException("名称应为 1 到 40 个字。");
        var role = arguments.Options.TryGetValue("role", out var word) ? Roles.Parse(word) : Roles.Member;
        if (role is null) throw new UsageException($"--role 只能是 {string.Join('、', Roles.All)} 之一，而不是“{word}”。");
        var password = Passwords.OneTime();
        if (!workspace.Users.Add(name, role, Passwords.Hash(password), mustChange: true)) throw new UsageException($"已有名为“{name}”的用户。");
        workspace.Audit.Append(Environment.UserName, "user.add", $"{name} {role}");
        if (output.IsJson) output.JsonLine(new { name, role, password });
        else output.Text($"已添加 {name}（{role}）。一次性口令：{password}（首次登录后须更换）");
        return ExitCode.Done;
    }
}
