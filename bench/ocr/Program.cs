using DocReview.Bench;

// ocr-bench make FOLDER SEED: pages with known text. read, tesseract: what the engines read on them. report: the table. See run.sh.
switch (args)
{
    case ["make", var folder, var seed]:
        PageSet.Make(folder, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["read", var folder, var models, var result]:
        Ours.Read(folder, models).Save(result);
        return 0;
    case ["tesseract", var folder, var results]:
        foreach (var readings in Tesseract.Read(folder))
            readings.Save(Path.Combine(results, readings.Engine.Replace(' ', '-') + ".json"));
        return 0;
    case ["report", var folder, .. var results]:
        Report.Print(PageSet.In(folder), [.. results.Select(Readings.From)]);
        return 0;
    case ["errors", var folder, var result]:
        Report.PrintErrors(PageSet.In(folder), Readings.From(result));
        return 0;
    case ["show", var models, .. var files]:
        Show.Print(models, files);
        return 0;
    default:
        Console.Error.WriteLine("ocr-bench make FOLDER SEED | read FOLDER MODELS RESULT | tesseract FOLDER RESULTS | report FOLDER RESULT… | errors FOLDER RESULT | show MODELS IMAGE…");
        return 2;
}
