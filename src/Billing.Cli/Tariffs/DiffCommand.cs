using System.CommandLine;
using Billing.Cli.Common;
using Billing.Tariffs;

namespace Billing.Cli.Tariffs;

/// <summary><c>billing tariff diff OLD NEW</c>: what changes, in words and numbers.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Old = new("OLD") { Description = "Tariff file / 改定前の料金表" };
    private static readonly Argument<string> New = new("NEW") { Description = "Tariff file / 改定後の料金表" };
    private static readonly Option<decimal?> TaxRate = new("--tax-rate") { Description = "Consumption tax of the sample bills where a table states none / 税率" };

    public static Command Create()
    {
        var command = new Command("diff", "What changes from one table to another / 料金表の比較") { Old, New, TaxRate };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var before = TariffFiles.Read(call.GetRequiredValue(Old));
        var after = TariffFiles.Read(call.GetRequiredValue(New));
        var taxRate = call.GetValue(TaxRate) ?? StatutoryTax.On(after.EffectiveFrom);
        var changes = TariffDiff.Changes(before, after);
        var bills = TariffDiff.Bills(before, after, taxRate);
        Print(console, before, after, changes);
        Print(console, bills, before.TaxRate ?? taxRate, after.TaxRate ?? taxRate);
        console.Document(Document(console, before, after, changes, bills));
        return ExitCode.Done;
    }

    private static void Print(Terminal console, Tariff before, Tariff after, IReadOnlyList<TariffChange> changes)
    {
        console.Line($"{before.Id} → {after.Id}");
        if (changes.Count == 0)
        {
            console.Line(console.Say("違いはありません。", "No difference."));
        }

        string? useClass = null;
        foreach (var change in changes)
        {
            if (change.UseClass != useClass)
            {
                useClass = change.UseClass;
                console.Line($"[{useClass}]");
            }

            var none = console.Say("なし", "none");
            console.Line($"  {console.Say(change.What)}: {change.Old ?? none} → {change.New ?? none}{Difference(console, change)}");
        }
    }

    private static string Difference(Terminal console, TariffChange change)
    {
        if (change.OldYen is not { } old || change.NewYen is not { } now)
        {
            return "";
        }

        var percent = change.Percent is { } share ? $", {Signed(share)} %" : "";
        return console.Say($"円({Signed(now - old)}円{percent})", $" yen ({Signed(now - old)}{percent})");
    }

    private static void Print(Terminal console, IReadOnlyList<SampleBill> bills, decimal oldRate, decimal newRate)
    {
        console.Line(console.Say($"請求額の例(1か月・税込、税率 {Exact.Words(oldRate * 100)} % → {Exact.Words(newRate * 100)} %)", $"Sample bills (1 month, tax included at {Exact.Words(oldRate * 100)} % → {Exact.Words(newRate * 100)} %)"));
        foreach (var bill in bills)
        {
            var who = $"{bill.UseClass}{(bill.Register is null ? "" : " " + bill.Register)}{(bill.MeterSize is { } mm ? $" {mm} mm" : "")}";
            var percent = bill.Percent is { } share ? $", {Signed(share)} %" : "";
            var change = bill.Change is { } yen ? $" ({yen:+#,0;-#,0;±0}{percent})" : "";
            console.Line($"  {who} {bill.CubicMetres,4} m³: {bill.OldYen?.ToString("N0", null) ?? "—"} → {bill.NewYen?.ToString("N0", null) ?? "—"}{change}");
        }
    }

    private static string Signed(decimal number) => number.ToString("+#,0.####;-#,0.####;±0", System.Globalization.CultureInfo.InvariantCulture);

    private static object Document(Terminal console, Tariff before, Tariff after, IReadOnlyList<TariffChange> changes, IReadOnlyList<SampleBill> bills) => new
    {
        Old = before.Id,
        New = after.Id,
        Changes = changes.Select(change => new { change.UseClass, What = console.Say(change.What), change.Old, change.New, OldYen = Exact.Number(change.OldYen), NewYen = Exact.Number(change.NewYen), change.Percent }),
        Bills = bills.Select(bill => new { bill.UseClass, bill.Register, bill.MeterSize, M3 = bill.CubicMetres, bill.OldYen, bill.NewYen, bill.Change, bill.Percent }),
    };
}
