namespace DocReview.Ingest;

/// <summary>A page as an image: 24-bit RGB, row by row from the top, no padding.</summary>
/// <param name="Rgb">Width × Height × 3 bytes.</param>
/// <param name="Dpi">Pixels an inch of paper; a guess (A4 across the longer side) where the file does not say.</param>
internal sealed record Raster(int Width, int Height, byte[] Rgb, double Dpi);
