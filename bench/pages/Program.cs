using DocReview.Bench;
using DocReview.Web;

var (folder, papers, findings, times) = (args[0], int.Parse(args[1]), int.Parse(args[2]), int.Parse(args[3]));
await using var workspace = Workspace.Open(folder);
if (workspace.Inspections.Find(InventedTown.Name) is null) await new InventedTown(workspace).Fill(papers, findings);
await Timing.Run(workspace, times);
