using System.Diagnostics;
using Billing.Db;
using Billing.Nights;
using Billing.Testing;
using NodaTime;

var n = int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture);
var provider = args[1];
var file = provider == "sqlite" ? "Data Source=/tmp/bench.db" : args[2];
if (provider == "sqlite") { foreach (var f in new[] { "", "-wal", "-shm" }) File.Delete("/tmp/bench.db" + f); }
var database = BillingDatabase.Open(provider, file);
database.Migrate();
var w = Stopwatch.StartNew();
var town = SmallTown.Build(database, n);
Console.WriteLine($"built {w.Elapsed}");
w.Restart();
var report = new NightRunner(database, SmallTown.Book, SystemClock.Instance).Run(town.Nights[0], new NightOptions { Workers = 1 });
Console.WriteLine($"{report.Bills} bills {w.Elapsed.TotalSeconds:0.00}s {report.Bills / w.Elapsed.TotalSeconds:0}/s held {report.Held} failed {report.Failed}");
foreach (var s in report.Stages) Console.WriteLine(s);
Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
