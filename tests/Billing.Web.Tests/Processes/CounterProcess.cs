using System.Diagnostics;
using System.Text.RegularExpressions;
using Billing.Testing;
using Xunit;

namespace Billing.Web.Tests.Processes;

/// <summary>A real process of the counter on a test's database, with settings of its own and no town made for it.</summary>
internal sealed class CounterProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CounterProcess(TestDatabase test, string role, string home)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet")
            {
                Environment =
                {
                    ["BILLING_HOME"] = home, ["Database__Provider"] = test.Database.Provider, ["ConnectionStrings__Billing"] = Impatient(test.Database.Connection), ["RuleBook"] = "demo",
                    ["Night__At"] = "", ["Night__GivesWay"] = "false", ["Night__LeaseSeconds"] = "2", ["Night__Workers"] = "1",
                },
                ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Billing.Web.dll"), "--role", role, "--urls", "http://127.0.0.1:0" },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Where it listens, once it says so.</summary>
    public async Task<Uri> Address() => new(await _address.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));

    public Task Exit() => _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    /// <param name="signal">STOP, CONT or KILL.</param>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>The server lets go of a process that hangs in the middle of a transaction after three seconds instead of a minute.</summary>
    private static string Impatient(string connection) => connection.Replace("idle_in_transaction_session_timeout=60000", "idle_in_transaction_session_timeout=3000", StringComparison.Ordinal);

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? "");
        }

        if (line is not null && Regex.Match(line, @"The counter: (http\S+)") is { Success: true } match)
        {
            _address.TrySetResult(match.Groups[1].Value);
        }
    }
}
