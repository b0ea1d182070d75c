using System.CommandLine;
using Billing.Cli.Common;
using Billing.Exchange.Barcodes;
using Billing.Kernel;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing barcode</c>: the 44 digits of the convenience-store code. Refused (2) where no barcode may be printed.</summary>
internal static class BarcodeCommand
{
    private static readonly Option<string> Company = new("--company") { Description = "6 digits of the issuer / 請求書発行企業コード", HelpName = "NNNNNN", Required = true };
    private static readonly Option<string> Number = new("--number") { Description = "21 digits / 自由使用欄(収納企業コードと納付番号)", HelpName = "N21", Required = true };
    private static readonly Option<int> Reissue = new("--reissue") { Description = "0 to 9 / 再発行区分", HelpName = "N" };
    private static readonly Option<LocalDate> Due = Dates.Option("--due", "Last day on which a shop takes it; left out = none / 支払期限");
    private static readonly Option<long> Yen = new("--yen") { Description = "1 to 300,000 / 金額", HelpName = "N", Required = true };

    public static Command Create()
    {
        var barcode = new Command("barcode", "The 44 digits of a slip / 納付書バーコードの44桁") { Company, Number, Reissue, Due, Yen };
        barcode.SetAction(Run);
        return barcode;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var code = new StoreBarcode
        {
            Issuer = call.GetRequiredValue(Company),
            Free = call.GetRequiredValue(Number),
            Reissue = call.GetValue(Reissue),
            Limit = call.GetResult(Due) is null ? null : call.GetValue(Due),
            Amount = new Money(call.GetRequiredValue(Yen)),
        };
        var digits = code.Digits;
        console.Line(StoreBarcode.Print(digits));
        console.Document(new { Digits = digits, Printed = StoreBarcode.Print(digits) });
        return ExitCode.Done;
    }
}
