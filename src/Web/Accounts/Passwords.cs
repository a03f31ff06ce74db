using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;

namespace DocReview.Web;

/// <summary>Passwords as Argon2id hashes in the usual text form, <c>$argon2id$v=19$m=19456,t=2,p=1$salt$hash</c>: an older hash stays valid when the cost is raised.</summary>
public static class Passwords
{
    public const int LeastLength = 10;
    private const int MemoryKiB = 19_456, Passes = 2, Lanes = 1, SaltLength = 16, HashLength = 32;

    private static readonly string Cost = $"m={MemoryKiB},t={Passes},p={Lanes}";

    // Each hash takes 19 MiB and 0.1 s: a crowd of guesses waits in line instead of filling the memory.
    private static readonly SemaphoreSlim Line = new(2), Crowd = new(1);

    /// <summary>No I, l, 1, O, 0: a one-time password is copied from a screen by hand.</summary>
    private const string Legible = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Derive(password, salt, MemoryKiB, Passes, Lanes, HashLength);
        return $"$argon2id$v=19${Cost}${Encode(salt)}${Encode(hash)}";
    }

    /// <summary>As <see cref="Verify"/>, but whoever waits in line holds no thread: strangers may come in crowds.</summary>
    public static async Task<bool> VerifyInLine(string password, string stored)
    {
        await Crowd.WaitAsync();
        try
        {
            return await Task.Run(() => Verify(password, stored));
        }
        finally
        {
            Crowd.Release();
        }
    }

    /// <summary>Made at another cost than today's, or by another program.</summary>
    public static bool IsOutdated(string stored) => !stored.StartsWith($"$argon2id$v=19${Cost}$", StringComparison.Ordinal);

    /// <summary>False for a wrong password and for a text that is no such hash.</summary>
    public static bool Verify(string password, string stored)
    {
        if (stored.Split('$') is not ["", "argon2id", "v=19", var cost, var salt, var hash]) return false;
        var costs = cost.Split(',').Select(part => part.Split('=')).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        if (!Number(costs, "m", out var memory) || !Number(costs, "t", out var passes) || !Number(costs, "p", out var lanes)) return false;
        var expected = Decode(hash);
        return CryptographicOperations.FixedTimeEquals(Derive(password, Decode(salt), memory, passes, lanes, expected.Length), expected);
    }

    /// <summary>16 random characters in four groups: <c>Kx7m-…</c></summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Legible, 4)));

    private static byte[] Derive(string password, byte[] salt, int memory, int passes, int lanes, int length)
    {
        Line.Wait();
        try
        {
            // Normalised, so that the same characters typed on another keyboard are the same password.
            using var argon = new Argon2id(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormC)))
            {
                Salt = salt, MemorySize = memory, Iterations = passes, DegreeOfParallelism = lanes,
            };
            return argon.GetBytes(length);
        }
        finally
        {
            Line.Release();
        }
    }

    private static bool Number(Dictionary<string, string> costs, string name, out int number) =>
        int.TryParse(costs.GetValueOrDefault(name), out number) && number > 0;

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Decode(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
