using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The child's side: takes one request after the other from standard input until that is closed, which is how the host ends it or is seen to have gone.</summary>
internal static class Child
{
    private const int StackBytes = 64 << 20;
    private const long RequestLimit = 1 << 20, MostMapped = 128 << 20;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        // A library that prints must not break the frames.
        Console.SetOut(TextWriter.Null);
        // Ctrl-C reaches the whole process group: the host decides what becomes of the file in hand.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);

        using var requests = new BlockingCollection<ExtractionRequest>();
        var reader = new Thread(() => Receive(input, requests)) { IsBackground = true };
        reader.Start();
        // A deep stack, because documents nest deeper than honest ones ever would.
        var worker = new Thread(() => Work(requests, output), StackBytes);
        worker.Start();
        worker.Join();
        return 0;
    }

    private static void Receive(Stream input, BlockingCollection<ExtractionRequest> requests)
    {
        while (Frames.Read(input, RequestLimit).GetAwaiter().GetResult() is { } message)
            requests.Add(JsonSerializer.Deserialize(message, Frames.Wire.ExtractionRequest)!);
        // The host is gone or wants us gone: nobody waits for the file in hand.
        Environment.Exit(0);
    }

    private static void Work(BlockingCollection<ExtractionRequest> requests, Stream output)
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            var reply = Answer(request, output);
            if (!Send(output, reply, request.Limits.ReplyBytes))
                Send(output, new ExtractionReply(new Extraction.Unreadable("", Trouble.TooLarge, $"读出的内容超过 {request.Limits.ReplyBytes >> 20} MB 的上限，未予保存；请拆分后重新提供。"), Leaving: true));
            if (reply.Leaving)
                return;
        }
    }

    private static ExtractionReply Answer(ExtractionRequest request, Stream output)
    {
        try
        {
            using var content = new CountingStream(Original(request.Path));
            var seen = 0L;
            using var report = new Timer(_ =>
            {
                var reads = content.Reads;
                if (Interlocked.Exchange(ref seen, reads) != reads)
                    Send(output, new ExtractionReply(null));
            }, null, ReportEvery, ReportEvery);
            var starved = false;
            // Libraries swallow even this, and go on with a page less.
            void Watch(object? sender, FirstChanceExceptionEventArgs thrown) => starved |= thrown.Exception is OutOfMemoryException;
            AppDomain.CurrentDomain.FirstChanceException += Watch;
            var extraction = request.Recognise is { } order
                ? Recognising.Run(request, order, content, page => Send(output, new ExtractionReply(null) { Page = page }))
                : request.Draw is { } drawing ? Drawing.Run(request, drawing, content, page => Send(output, new ExtractionReply(null) { Drawn = page }))
                : request.Salvage ? Salvage.Read(request.File, content, request.Limits)
                : Reading.Read(request.File, content, request.Folder, request.Limits, CancellationToken.None);
            AppDomain.CurrentDomain.FirstChanceException -= Watch;
            return new ExtractionReply(starved && request.Recognise is null ? Reading.OutOfMemory(request.File) : extraction, Leaving: starved) { AllPagesDone = extraction is null };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ExtractionReply(new Extraction.Unreadable("", Trouble.Inaccessible, $"无法打开保管库中的副本（{exception.Message}）。"));
        }
    }

    /// <summary>A file of ordinary size is mapped: some readers jump back and forth by single bytes, and a stream of a file pays a call of the system for every jump.</summary>
    private static Stream Original(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        if (file.Length is 0 or > MostMapped)
            return file;
        using (file)
        using (var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true))
            return map.CreateViewStream(0, file.Length, MemoryMappedFileAccess.Read);
    }

    /// <returns>False where the answer is longer than is allowed, and was not sent.</returns>
    private static bool Send(Stream output, ExtractionReply reply, long most = long.MaxValue)
    {
        var frame = Frames.Of(reply);
        if (frame.Length > most)
            return false;
        lock (output)
            Frames.Write(output, frame);
        return true;
    }
}
