using DocReview.Bench;

if (args.Length < 3)
{
    Console.Error.WriteLine("evaluate FOLDER DATA PROGRAM: see run.sh");
    return 2;
}
var (folder, answers) = (args[0], new Answers(args[1], args[2]));
new FindingScore(Gold.Findings(folder), Gold.Traps(folder), answers).Print();
new DecisionScore(Gold.Decisions(folder), answers).Print();
new MeetingScore(Gold.Meetings(folder), answers).Print();
new DocumentScore(Gold.Documents(folder), answers).Print();
new SearchScore(Gold.Searches(folder), answers).Print();
return 0;
