using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Recognises the pages of one file, in the child: image, lines, passages. A page that fails does not take the others along.</summary>
internal static class Recognising
{
    /// <summary>Loading the models takes half a second: they stay for the next file.</summary>
    private static (string Models, PageRecogniser Engine)? _loaded;

    /// <returns>Null where all pages were gone through; otherwise why the file came to an end.</returns>
    public static Extraction.Unreadable? Run(ExtractionRequest request, RecognitionOrder order, Stream content, Action<RecognisedText> done)
    {
        foreach (var number in order.Pages)
        {
            var page = Read(request, order, content, number);
            if (page.Text is { } text && Marked(request.File, text) is { } mark)
                return mark;
            done(page);
        }
        return null;
    }

    private static RecognisedText Read(ExtractionRequest request, RecognitionOrder order, Stream content, int number)
    {
        try
        {
            var raster = PageImages.Of(content, order.Format, number, request.Limits, CancellationToken.None);
            var lines = Engine(order.Models).Recognise(raster, number, CancellationToken.None);
            var doubts = RecognisedLayout.Doubts(lines);
            return new RecognisedText(number, RecognisedLayout.Compose(lines, request.File.Id, request.Limits) with { Number = number }, lines, doubts.Count > 0 ? string.Concat(doubts) : null);
        }
        catch (StopReadingException stop)
        {
            return new RecognisedText(number, null, null, stop.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new RecognisedText(number, null, null, $"图像未能识别（{exception.GetType().Name}）。");
        }
    }

    private static PageRecogniser Engine(string models)
    {
        if (_loaded is { } loaded && loaded.Models == models)
            return loaded.Engine;
        _loaded?.Engine.Dispose();
        _loaded = (models, new PageRecogniser(models));
        return _loaded.Value.Engine;
    }

    private static Extraction.Unreadable? Marked(SourceFile file, Page page)
    {
        var document = new Document(file.Id, file.Path, "", "", [page], "");
        return ClassificationMark.In(document) is { } mark ? ClassificationMark.Refusal("", mark) : null;
    }
}
