namespace DocReview.Ingest;

/// <summary>Images as the models of lines take them: a plane for each colour, -1 to 1.</summary>
internal static class PlanesOf
{
    public static float[] Planes(this Raster image)
    {
        var size = image.Width * image.Height;
        var planes = new float[size * 3];
        // Blue, green, red: the order the models were trained with.
        for (var plane = 0; plane < 3; plane++)
            for (int i = 0, at = 2 - plane; i < size; i++, at += 3)
                planes[(plane * size) + i] = (image.Rgb[at] / 127.5f) - 1;
        return planes;
    }
}
