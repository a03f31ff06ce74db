namespace DocReview.Ingest;

/// <summary>A line put together of pieces, 48 pixels high as it is read.</summary>
internal sealed class Strip
{
    private const int Height = 48;

    public Strip(int width, byte paper)
    {
        Image = new Raster(Math.Max(Height / 4, width), Height, new byte[Math.Max(Height / 4, width) * Height * 3], 0);
        Image.Rgb.AsSpan().Fill(paper);
    }

    public Raster Image { get; }

    /// <summary>Puts a piece, no higher than the strip, at mid height around the given place.</summary>
    public void Put(Raster piece, int centre)
    {
        var (left, top) = (Math.Clamp(centre - (piece.Width / 2), 0, Math.Max(0, Image.Width - piece.Width)), Math.Max(0, (Height - piece.Height) / 2));
        var width = Math.Min(piece.Width, Image.Width - left);
        for (var y = 0; y < Math.Min(piece.Height, Height); y++)
            piece.Rgb.AsSpan(y * piece.Width * 3, width * 3).CopyTo(Image.Rgb.AsSpan((((top + y) * Image.Width) + left) * 3));
    }
}
