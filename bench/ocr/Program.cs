using System.Diagnostics;
using DocReview.Bench;
using DocReview.Ingest;

var recogniser = new PageRecogniser(args[0]);
foreach (var file in args[1..])
{
    var image = Pictures.Load(file);
    var clock = Stopwatch.StartNew();
    var page = recogniser.Recognise(image, 1, default);
    Console.WriteLine($"== {file} {image.Width}x{image.Height} turned {page.Turned} skew {page.Skew:0.00} {clock.Elapsed.TotalSeconds:0.00} s, rules {page.Rules.Count}, {string.Join(' ', page.Warnings)}");
    foreach (var line in page.Lines)
        Console.WriteLine($"{line.Confidence:0.000} {string.Join(',', line.Corners)}  {line.Text}");
    foreach (var line in page.Seals)
        Console.WriteLine($"SEAL {line.Confidence:0.000} {string.Join(',', line.Corners)}  {line.Text}");
}
