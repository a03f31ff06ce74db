using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace DocReview.Ingest;

/// <summary>One model of one input and one output, run on one thread, the same bits every time.</summary>
internal sealed partial class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string[] _input;
    private readonly string[] _output;

    // The library reports its use to its maker unless told not to, and asks the C library, which does not see what .NET sets: before the first call into it.
    static OnnxModel()
    {
        Environment.SetEnvironmentVariable("ORT_DISABLE_TELEMETRY", "1");
        if (!OperatingSystem.IsWindows() && SetNativeVariable("ORT_DISABLE_TELEMETRY", "1", 1) != 0)
            throw new InvalidOperationException("The environment of the process cannot be set: the runtime of the models is not loaded.");
    }

    /// <param name="givesBack">Returns its memory after each run: for a model that needs much and runs seldom.</param>
    public OnnxModel(string path, bool givesBack = false)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        if (givesBack)
            _run.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        _session = new InferenceSession(path, options);
        _input = [_session.InputNames[0]];
        _output = [_session.OutputNames[0]];
    }

    /// <summary>Runs it on one image of three planes.</summary>
    /// <param name="read">Gets the output's shape and its values.</param>
    public T Run<T>(float[] planes, int height, int width, Func<long[], ReadOnlySpan<float>, T> read)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(planes, [1, 3, height, width]);
        using var outputs = _session.Run(_run, _input, [input], _output);
        return read(outputs[0].GetTensorTypeAndShape().Shape, outputs[0].GetTensorDataAsSpan<float>());
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNativeVariable(string name, string value, int overwrite);
}
