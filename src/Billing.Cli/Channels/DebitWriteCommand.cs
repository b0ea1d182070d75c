using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Exchange.DirectDebit;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit write CLAIMS.csv</c>: a request as a bank's profile wants it. No database; who asks stands in the rule book (<see cref="DirectDebitRule"/>), or in the options.</summary>
internal static class DebitWriteCommand
{
    private static readonly Argument<string> Claims = new("CLAIMS") { Description = "What to debit, CSV / 振替する債権" };
    private static readonly Option<string> Profile = new("--profile") { Description = "Profile of the bank, or a JSON file / 金融機関のプロファイル", HelpName = "P", Required = true };
    private static readonly Option<LocalDate> Date = Dates.Option("--date", "Day of debit / 引落日", required: true);
    private static readonly Option<string> Out = new("--out") { Description = "File to write / 出力ファイル", HelpName = "FILE", Required = true };
    private static readonly Option<string> Contract = new("--contract") { Description = "Contract of the rule book; the first with the profile if left out / 規則集の口座振替契約", HelpName = "NAME" };
    private static readonly Option<string> Client = new("--client-code") { Description = "10 digits / 委託者コード", HelpName = "CODE" };
    private static readonly Option<string> ClientName = new("--client-name") { Description = "Kana / 委託者名", HelpName = "NAME" };

    public static Command Create()
    {
        var write = new Command("write", "Write a request / 請求ファイルの作成") { Claims, Profile, Date, Out, Contract, Client, ClientName };
        write.SetAction(Run);
        return write;
    }

    private static async Task<int> Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var path = call.GetRequiredValue(Claims);
        var profile = ChannelFolder.Bank(call.GetRequiredValue(Profile));
        var (rows, faults) = DebitClaimsCsv.Read(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel), profile);
        var header = Header(call, profile);
        faults = faults.Count > 0 ? faults : DebitFileWriter.Check(profile, header, rows);
        if (faults.Count == 0)
        {
            var file = call.GetRequiredValue(Out);
            await File.WriteAllBytesAsync(file + ".part", DebitFileWriter.Write(profile, header, rows), cancel);
            File.Move(file + ".part", file, overwrite: true);
            console.Line(console.Say($"{file}: {rows.Count:#,0} 件 {rows.Sum(r => r.Amount.Yen):#,0} 円", $"{file}: {rows.Count:#,0} records, {rows.Sum(r => r.Amount.Yen):#,0} yen"));
        }

        console.Document(new
        {
            File = call.GetRequiredValue(Out),
            Profile = profile.Name,
            Records = faults.Count == 0 ? rows.Count : 0,
            Yen = faults.Count == 0 ? rows.Sum(r => r.Amount.Yen) : 0,
            Errors = ChannelFaults.Errors(console, faults),
        });
        return ChannelFaults.Tell(console, path, faults);
    }

    private static DebitHeader Header(ParseResult call, BankProfile profile)
    {
        var on = call.GetRequiredValue(Date);
        var rules = BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()).AllInForce<DirectDebitRule>(on);
        var rule = call.GetValue(Contract) is { } name
            ? rules.FirstOrDefault(r => r.Name == name) ?? throw new UnusableInputException($"--contract「{name}」は規則集にありません。{string.Join("・", rules.Select(r => r.Name))} のどれかです。", $"--contract '{name}' is not in the rule book; it has {string.Join(", ", rules.Select(r => r.Name))}")
            : rules.FirstOrDefault(r => r.Profile == profile.Name) ?? (rules.Count > 0 ? rules[0] : null);
        var code = call.GetValue(Client) ?? rule?.ClientCode;
        var client = call.GetValue(ClientName) is { } typed ? Collection.ZenginKana.Fit(typed, 40, profile.MoreSigns) : rule?.ClientName;
        if (code is null || client is null)
        {
            throw new UnusableInputException("委託者が分かりません。規則集に directDebit を置くか、--client-code と --client-name(カナ)を指定してください。", "nobody asks: put a directDebit rule into the rule book, or give --client-code and --client-name (kana)");
        }

        return new DebitHeader
        {
            ClientCode = code,
            ClientName = client,
            On = on,
            Bank = rule?.Bank ?? "0000",
            BankName = rule?.BankName ?? "",
            Branch = rule?.Branch ?? "000",
            BranchName = rule?.BranchName ?? "",
            AccountKind = Places.AccountKind.Ordinary,
            AccountNumber = rule?.Account ?? "0000000",
        };
    }
}
