namespace DocReview.Ledger;

/// <summary>An amount in fen (1/100 yuan), so that sums are exact.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Yuan(decimal yuan) => new((long)decimal.Round(yuan * 100, MidpointRounding.AwayFromZero));

    public decimal InYuan => Fen / 100m;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);
    public static Money operator +(Money a, Money b) => new(a.Fen + b.Fen);
    public static Money operator -(Money a, Money b) => new(a.Fen - b.Fen);
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <summary>As people write it: <c>38,000元</c>, <c>1,234.50元</c>.</summary>
    public override string ToString() => (Fen % 100 == 0 ? InYuan.ToString("#,##0") : InYuan.ToString("#,##0.00")) + "元";
}
