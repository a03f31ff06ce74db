namespace DocReview.Ledger;

/// <summary>Content decides identity: the SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</summary>
public readonly record struct FileId(string Value)
{
    public override string ToString() => Value;
}
