using System.Text.Json;
using Billing.Benchmarks;

// dotnet run -c Release --project tests/Billing.Benchmarks -- night --accounts N --database sqlite|postgres [--connection STRING] [--json]
var options = BenchmarkOptions.Parse(args);
object? result = options.Name switch
{
    "night" => NightBenchmark.Run(options),
    "quote" => QuoteBenchmark.Run(),
    "search" => await SearchBenchmark.Run(options),
    "counter" => await CounterBenchmark.Run(options),
    "revision" => RevisionBenchmark.Run(options),
    "fuzz-files" => FuzzBenchmark.Run(options),
    _ => null,
};
if (result is null)
{
    await Console.Error.WriteLineAsync("usage: night|quote|revision|search|counter|fuzz-files [--accounts N] [--database sqlite|postgres|sqlserver] [--connection STRING] [--workers N] [--cold] [--rules] [--json]; search and counter also [--town FILE|DATABASE]; counter also [--night] [--months N] [--clerks N] [--think SECONDS] [--seconds N]; fuzz-files [--mutations N] [--seed S] [--only READER]");
    return 2;
}

Console.WriteLine(JsonSerializer.Serialize(result, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = !options.Json }));
return 0;
