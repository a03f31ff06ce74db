using DocReview.Bench;

// index-kill run KILLS SEED     kills writers of a local index at random moments and compares what the finished indexes answer with what an undisturbed one does
// index-kill write FOLDER       one writer: opens the index as the program does, indexes what the ledger does not know to be indexed, prints the answers
switch (args)
{
    case ["run", var kills, var seed]:
        return await new Killing(int.Parse(kills), int.Parse(seed)).Run();
    case ["write", var folder]:
        await Writer.Run(folder);
        return 0;
    default:
        Console.Error.WriteLine("usage: index-kill run KILLS SEED | write FOLDER");
        return 2;
}
