namespace DocReview.Web;

/// <summary>Wrong usage: exit code 2. The message is for people.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>The command line, taken apart: <c>command operands… --option value --flag</c>.</summary>
public sealed record Arguments(string Command, IReadOnlyList<string> Operands, IReadOnlyDictionary<string, string> Options)
{
    private static readonly string[] Everywhere = ["data", "inspection", "postgres", "format"];

    /// <summary>Each command with its own options (those with a value end in '=') and how many operands it takes.</summary>
    private static readonly Dictionary<string, (string[] Options, int Least, int Most)> Commands = new()
    {
        ["serve"] = (["urls="], 0, 0),
        ["ingest"] = (["supplied-by=", "received-by=", "from=", "note=", "original", "copy", "no-ocr", "zone="], 1, int.MaxValue),
        ["analyze"] = ([], 0, 0),
        ["search"] = (["limit=", "genre=", "from=", "to=", "folder=", "explain", "no-synonyms"], 1, int.MaxValue),
        ["explain"] = (["page="], 1, 1),
        ["documents"] = (["text"], 0, 0),
        ["accessions"] = ([], 0, 0),
        ["compare"] = ([], 2, 2),
        ["export"] = (["out=", "finding=", "query="], 1, 1),
        ["meetings"] = ([], 0, 0),
        ["decisions"] = ([], 0, 0),
        ["expenditures"] = ([], 0, 0),
        ["receptions"] = ([], 0, 0),
        ["findings"] = (["withdrawn"], 0, 0),
        ["verify"] = (["audit-head=", "no-disk"], 0, 0),
        ["backup"] = ([], 1, 1),
        ["restore"] = ([], 1, 1),
        ["user"] = (["role="], 2, 2),
        ["help"] = ([], 0, 1),
    };

    public string Data => Options.GetValueOrDefault("data", "data");
    public string Inspection => Options.GetValueOrDefault("inspection", "default");
    public string? Postgres => Options.GetValueOrDefault("postgres");
    public bool IsJson => Options.GetValueOrDefault("format") == "jsonl";

    public bool Has(string flag) => Options.ContainsKey(flag);

    /// <exception cref="UsageException">Says what was not understood.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        if (args.Any(arg => arg is "--help" or "-h")) return new("help", [], new Dictionary<string, string>());
        // The first word is the command; options alone mean the site.
        var command = args.Count > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        if (!Commands.TryGetValue(command, out var shape)) throw new UsageException($"没有“{command}”这个命令。");
        var operands = new List<string>();
        var options = new Dictionary<string, string>();
        for (var i = command == "serve" && (args.Count == 0 || args[0] != "serve") ? 0 : 1; i < args.Count; i++)
        {
            if (args[i] == "--")
            {
                operands.AddRange(args.Skip(i + 1));
                break;
            }

            if (!args[i].StartsWith("--"))
            {
                operands.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            var takesValue = Everywhere.Contains(name) || shape.Options.Contains(name + "=");
            if (!takesValue && !shape.Options.Contains(name)) throw new UsageException($"{command} 没有 --{name} 这个选项。");
            if (!takesValue && value is not null) throw new UsageException($"--{name} 后面不带值。");
            if (takesValue && value is null && ++i >= args.Count) throw new UsageException($"--{name} 后面缺少值。");
            options[name] = takesValue ? value ?? args[i] : "";
        }

        if (operands.Count < shape.Least) throw new UsageException($"{command} 后面缺少内容。");
        if (operands.Count > shape.Most) throw new UsageException($"多出“{operands[shape.Most]}”。");
        if (options.GetValueOrDefault("format", "text") is not ("text" or "jsonl")) throw new UsageException("--format 只能是 text 或 jsonl。");
        if (options.TryGetValue("inspection", out var inspection) && (inspection.Trim().Length == 0 || inspection.Any(c => char.IsControl(c) || c is '/' or '\\')))
        {
            throw new UsageException("--inspection 的名称不能为空，也不能含有斜杠。");
        }

        return new(command, operands, options);
    }

    public int Number(string option, int otherwise) => !Options.TryGetValue(option, out var text) ? otherwise
        : int.TryParse(text, out var number) && number > 0 ? number : throw new UsageException($"--{option} 应为正整数，而不是“{text}”。");

    public DateOnly? Day(string option) => !Options.TryGetValue(option, out var text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw new UsageException($"--{option} 应写成 2023-03-08 的样子，而不是“{text}”。");

    public T? Word<T>(string option) where T : struct, Enum => !Options.TryGetValue(option, out var text) ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word
        : throw new UsageException($"--{option} 只能是 {string.Join('、', Enum.GetNames<T>())} 之一。");

    public const string Usage = """
        用法：docreview [命令] [选项]

          serve [--urls U]                         审阅网站与后台任务（不写命令即此）
          ingest 路径… [--supplied-by 提供人] [--received-by 接收人] [--from 来源地点或介质] [--original|--copy] [--note 说明] [--zone 分区] [--no-ocr]
                                                   接收文件和文件夹，读取、建索引、分析
          accessions                               接收批次：谁交来、谁接收、何时、原件还是复制件、多少份
          compare 旧批次 新批次                     比对两次移交（批次号或文件夹）：新增、没有了、换了位置、内容有变
          analyze                                  重新识别要素并分析
          search 词语… [--limit N] [--genre G] [--from 日] [--to 日] [--folder 文件夹] [--no-synonyms] [--explain]
          explain 文件 [--page N]                  一份材料读出了什么，为什么列为或没有列为疑点
          documents [--text] | meetings | decisions | expenditures | receptions | findings [--withdrawn]
          export documents|findings --out 文件.xlsx 入库清单、疑点核实表
          export request-list|working-paper|leads|fact-confirmation --out 文件.docx [--finding 编号]
                                                   补充调阅清单、问题底稿、问题线索登记表、事实确认单
          export hits --query 词语 --out 文件.xlsx  检索结果
          backup 文件.zip | restore 文件.zip       备份全部数据（运行中也可以）；恢复到空的数据文件夹
          verify [--audit-head 序号:校验值] [--no-disk]  核对文件夹、原件、台账、索引与操作日志
          user add 名称 --role Leader|Deputy|Liaison|Member|PetitionClerk|Interviewer|Archivist|Administrator|Reader

        各命令通用：--data 文件夹（默认 ./data）  --inspection 名称（默认 default）
                    --format text|jsonl           --postgres 连接串
        退出码：0 完成；1 完成，但有未能读取的；2 用法有误；3 无法运行。
        """;
}
