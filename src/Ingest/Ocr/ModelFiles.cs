using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DocReview.Ingest;

/// <summary>The files of PP-OCRv4 in one folder. Only the very bytes this program was measured with are used: anything else is refused.</summary>
internal sealed record ModelFiles(string Folder)
{
    private static readonly (string Name, string Sha256)[] Known =
    [
        ("ch_PP-OCRv4_det_infer.onnx", "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff"),
        ("ch_PP-OCRv4_rec_infer.onnx", "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0"),
        ("ch_ppocr_mobile_v2.0_cls_infer.onnx", "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640"),
        ("ppocr_keys_v1.txt", "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7"),
    ];

    // Looked at once a process and folder: a host asks for every page it shows.
    private static readonly ConcurrentDictionary<string, string?> Judged = new();

    /// <summary>The engine with its models, "ppocr/1+d2a7720d": raise the number when the same image may yield another text.</summary>
    public static string Engine { get; } = "ppocr/1+" + Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(string.Concat(Known.Select(file => file.Sha256)))))[..8];

    public static string Beside { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    public string Detection => Path.Combine(Folder, Known[0].Name);
    public string Recognition => Path.Combine(Folder, Known[1].Name);
    public string Direction => Path.Combine(Folder, Known[2].Name);
    public string Keys => Path.Combine(Folder, Known[3].Name);

    /// <returns>Null where they can be used; otherwise why not, in Chinese.</returns>
    public string? Unavailable() => Judged.GetOrAdd(Path.GetFullPath(Folder), static folder => Known.Select(file => Judge(folder, file.Name, file.Sha256)).FirstOrDefault(reason => reason is not null));

    private static string? Judge(string folder, string name, string sha256)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return $"文字识别模型未安装（缺少 {path}）：联网重新编译，或将模型文件放入该文件夹。";
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file)) == sha256 ? null : $"文字识别模型与本程序不符（{path} 校验值不一致），为保证识别结果可核对，未使用。请换回原模型文件。";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"无法读取文字识别模型（{path}：{exception.Message}）。";
        }
    }
}
