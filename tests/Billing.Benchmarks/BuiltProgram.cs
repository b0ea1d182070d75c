using System.Diagnostics;
using System.Globalization;

namespace Billing.Benchmarks;

/// <summary>A program of this repository, built like this one, as a process of its own over a database.</summary>
internal sealed class BuiltProgram : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private BuiltProgram(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it wrote to either output, for a message when it fails.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said.TakeLast(20));
            }
        }
    }

    /// <param name="project">Name of the project; <paramref name="file"/> is its assembly.</param>
    public static BuiltProgram Start(string project, string file, string provider, string connection, params string[] arguments)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, file);
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["Database__Provider"] = provider;
        start.Environment["ConnectionStrings__Billing"] = connection;
        start.Environment["Night__At"] = "";
        start.Environment["Counter__TellsTime"] = "true";
        start.Environment["Limits__SearchesPerMinute"] = "0"; // One session asks for many.
        start.Environment["Limits__SignInsPerMinute"] = "0";
        start.Environment["Counter__KeyFolder"] = Path.Combine(Path.GetTempPath(), $"billing-benchmark-keys-{Environment.ProcessId}");
        var program = new BuiltProgram(Process.Start(start)!);
        program._process.OutputDataReceived += program.Hear;
        program._process.ErrorDataReceived += program.Hear;
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    public async Task End()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode > 1)
        {
            throw new InvalidOperationException(Said);
        }
    }

    /// <summary>Peak resident megabytes (10^6 bytes) so far.</summary>
    public double PeakMegabytes()
    {
        var status = $"/proc/{_process.Id}/status";
        if (!File.Exists(status))
        {
            return _process.PeakWorkingSet64 / 1e6;
        }

        var line = File.ReadLines(status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            if (line.Data is { } text)
            {
                _said.Add(text);
            }
        }
    }
}
