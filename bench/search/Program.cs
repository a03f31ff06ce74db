using DocReview.Bench;

// search-bench write DOCUMENTS FOLDER               the invented papers as files for the engines that ours is compared with
// search-bench index DOCUMENTS FOLDER               how fast ours indexes them
// search-bench kinds                                the kinds of query
// search-bench search DOCUMENTS FOLDER CLIENTS N [KIND]   N queries of each kind by so many clients at once; N = 1: the first of the process
switch (args)
{
    case ["write", var documents, var folder]:
        Others.Write(int.Parse(documents), folder);
        return 0;
    case ["index", var documents, var folder]:
        await Indexing.Run(int.Parse(documents), folder);
        return 0;
    case ["search", var documents, var folder, var clients, var queries, .. var kinds]:
        await Latency.Run(int.Parse(documents), folder, int.Parse(clients), int.Parse(queries), kinds);
        return 0;
    case ["kinds"]:
        foreach (var kind in new QueryKinds(1).All) Console.WriteLine(kind.Name);
        return 0;
    default:
        Console.Error.WriteLine("usage: search-bench write DOCUMENTS FOLDER | index DOCUMENTS FOLDER | kinds | search DOCUMENTS FOLDER CLIENTS QUERIES [KIND]");
        return 2;
}
