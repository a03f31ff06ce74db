using System.Runtime.InteropServices;
using System.Text;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What a command ended with.</summary>
public enum ExitCode { Done = 0, SomeUnread = 1, WrongUsage = 2, CouldNotRun = 3 }

/// <summary>The program as seen from a shell. Results go to standard output, all else to standard error.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        // Reasons, notes and the log name files, too.
        Console.SetError(new PlainText(Console.Error));
        using var stop = new CancellationTokenSource();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        try
        {
            var arguments = Arguments.Parse(args);
            if (arguments.Command == "help")
            {
                output.WriteLine(Arguments.Usage);
                return (int)ExitCode.Done;
            }

            // The site has its own way to end.
            using var interrupt = arguments.Command == "serve" ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, stop));
            using var terminate = arguments.Command == "serve" ? null : PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, stop));
            return (int)await Run(arguments, new Output(output, arguments.IsJson), stop.Token);
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine($"{wrong.Message}\n\n{Arguments.Usage}");
            return (int)ExitCode.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return Failed("已中断。已入库的内容都在，重新运行即可从中断处继续。");
        }
        catch (IndexInUseException)
        {
            return Failed("数据文件夹的索引正被另一个进程使用（网站或另一次导入正在运行）。已入库的文件会由它继续处理；也可以等它结束后再运行。");
        }
        catch (LedgerException refused)
        {
            return Failed(refused.Message);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            return Failed($"无法运行：{exception.Message}");
        }
    }

    private static async Task<ExitCode> Run(Arguments arguments, Output output, CancellationToken cancel)
    {
        if (arguments.Command == "restore") return await BackupCommand.Restore(arguments, output, cancel);
        await using var workspace = Workspace.Open(arguments.Data, arguments.Postgres);
        return arguments.Command switch
        {
            "serve" => await ServeCommand.Run(workspace, arguments),
            "ingest" => await IngestCommand.Run(workspace, arguments, output, cancel),
            "analyze" => await AnalyzeCommand.Run(workspace, arguments, output, cancel),
            "search" => await SearchCommand.Run(workspace, arguments, output, cancel),
            "verify" => await VerifyCommand.Run(workspace, arguments, output, cancel),
            "compare" => CompareCommand.Run(workspace, arguments, output),
            "explain" => ExplainCommand.Run(workspace, arguments, output),
            "export" => await ExportCommand.Run(workspace, arguments, output, cancel),
            "backup" => BackupCommand.Save(workspace, arguments, output, cancel),
            "user" => UserCommand.Run(workspace, arguments, output),
            var list => ListCommands.Run(workspace, arguments, output, list),
        };
    }

    /// <exception cref="UsageException">There is none of this name.</exception>
    public static Inspection Existing(Workspace workspace, Arguments arguments) =>
        workspace.Inspections.Find(arguments.Inspection) ?? throw new UsageException(
            $"没有名为“{arguments.Inspection}”的巡察项目。现有：{string.Join('、', workspace.Inspections.All().Select(i => i.Name).DefaultIfEmpty("（无）"))}。用 --inspection 指定。");

    /// <exception cref="UsageException">Its folder does not exist.</exception>
    public static string FileToWrite(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(Path.GetDirectoryName(full)) ? full : throw new UsageException($"没有这个文件夹：{Path.GetDirectoryName(full)}");
    }

    private static void Cancel(PosixSignalContext signal, CancellationTokenSource stop)
    {
        // The second time it is meant: the program ends as if there were nobody to catch it, and goes on from there all the same.
        if (stop.IsCancellationRequested) return;
        signal.Cancel = true;
        Console.Error.WriteLine("\n正在停下；再按一次 Ctrl+C 立即结束（不会丢失已入库的内容）。");
        stop.Cancel();
    }

    private static int Failed(string message)
    {
        Console.Error.WriteLine(message);
        return (int)ExitCode.CouldNotRun;
    }
}
