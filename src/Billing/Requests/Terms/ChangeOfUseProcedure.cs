using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Terms;

/// <summary>用途変更: another use class or number of dwellings from a day. Where bills were made for that time, they are corrected with it or the day is refused.</summary>
public sealed class ChangeOfUseProcedure : Procedure
{
    public override RequestKind Kind => RequestKind.ChangeOfUse;

    public override RequestSubject Subject => RequestSubject.Contract;

    public override IReadOnlyList<DocumentNeed> Documents { get; } = [new("useProof", new("用途が分かる書類(営業許可証・建物の図面など)", "Proof of the use (permit, plan of the building)"), IsNeeded: false)];

    public override Task<IReadOnlyList<FormGroup>> Form(RequestFile file)
    {
        var (office, terms) = (file.Office, file.Terms);
        return Task.FromResult<IReadOnlyList<FormGroup>>(
        [
            new(new("変更後の用途", "The new use"),
                new FormField("from", FieldType.Day, new("変更日", "From")) { IsNeeded = true, Default = $"{office.Today:uuuu-MM-dd}" },
                new FormField("water", FieldType.Choice, new("用途(水道)", "Use class (water)")) { IsNeeded = terms?.WaterUseClass is not null, Choices = UseClasses.Choices(office, Service.Water), Default = terms?.WaterUseClass },
                new FormField("sewer", FieldType.Choice, new("用途(下水道)", "Use class (sewer)")) { IsNeeded = terms?.SewerUseClass is not null, Choices = UseClasses.Choices(office, Service.Sewer), Default = terms?.SewerUseClass },
                new FormField("dwellings", FieldType.Whole, new("戸数", "Dwellings")) { IsNeeded = true, Least = 1, Most = 9_999, Default = $"{terms?.Dwellings ?? 1}" },
                new FormField("use", FieldType.Text, new("使い方(業種など)", "What the water is used for")) { IsNeeded = true, MaxLength = 60 }),
            new(new("調定済みの期間", "Time billed already"),
                new FormField("correct", FieldType.Flag, new("変更日以後に調定した分を更正する(窓口責任者)", "Correct the bills made since that day (senior clerk)"))),
        ]);
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        if (await TermsChange.From(file, values, "from") is not { } change)
        {
            return;
        }

        var said = TermsSaid.Of(change.Before) with { WaterUseClass = values.Text("water"), SewerUseClass = values.Text("sewer"), Dwellings = (int)(values.Whole("dwellings") ?? 1) };
        CheckClass(file.Office, values, "water", Service.Water);
        CheckClass(file.Office, values, "sewer", Service.Sewer);
        Check(file, values, change, said);
        if (!values.AreRight)
        {
            return;
        }

        Tell(file, change.Before, said, plan);
        if (trigger == Triggers.Complete)
        {
            var from = values.Day("from")!.Value;
            var corrects = change.InTheWay.Count > 0;
            var (was, now) = (Words(change.Before.WaterUseClass, change.Before.SewerUseClass, change.Before.Dwellings), Words(said.WaterUseClass, said.SewerUseClass, said.Dwellings));
            plan.Add(new ChangeTerms(file.Contract!.Id, from, said, $"用途を変えます: {was.Ja} → {now.Ja}", $"{was.En} → {now.En}", corrects));
            if (corrects)
            {
                Recharge(file, change, said, from, plan);
            }
        }
    }

    private static void CheckClass(Office office, FormValues values, string field, Service service)
    {
        if (values.Text(field) is not { } name || values.Day("from") is not { } from)
        {
            return;
        }

        var tariff = office.Book.TariffFor(service, from, BillingMonth.Of(from));
        if (tariff.Rates.All(r => r.UseClass != name))
        {
            var known = string.Join("、", tariff.Rates.Select(r => r.UseClass).Distinct());
            values.Refuse(field, $"{from:uuuu-MM-dd}の料金表に用途「{name}」はありません。あるのは: {known}", $"The table of {from:uuuu-MM-dd} has no use class '{name}'; it has: {known}");
        }
    }

    private static void Check(RequestFile file, FormValues values, TermsChange change, TermsSaid said)
    {
        if (values.AreRight && said == TermsSaid.Of(change.Before))
        {
            values.Refuse("water", "今の用途・戸数と同じです。変わるところを選んでください。", "Use class and dwellings are as they are now: choose what changes.");
        }

        if (change.InTheWay.Count == 0)
        {
            return;
        }

        if (!values.Flag("correct"))
        {
            change.RefuseForBills(values, "from", "更正の欄に印を付けてください(窓口責任者が行います)。", "tick the correction (a senior clerk does it).");
        }
        else if (!file.Office.Roles.Contains(Roles.SeniorClerk))
        {
            values.Refuse("correct", "調定済みの分の更正は窓口責任者が行います。受付だけして引き継いでください。", "Bills are corrected by a senior clerk: only receive the request, and hand it over.");
        }
    }

    private static void Recharge(RequestFile file, TermsChange change, TermsSaid said, LocalDate from, Plan plan)
    {
        var (office, contract) = (file.Office, file.Contract!.Id);
        var row = new ContractTerms { ContractId = contract, From = from };
        said.Write(row);
        var facts = office.Db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contract && !f.Superseded).OrderBy(f => f.Id).ToList();
        var supposed = new Supposed(facts, [.. change.All.Where(t => t.From != from), row]);
        if (RechargeBills.Of(contract, from, "用途変更", new BillRecharge(office.Book).Foresee(office.Db, contract, from, supposed, office.Today)) is { } recharge)
        {
            plan.Add(recharge);
        }
        else
        {
            plan.Warn("調定済みの分の金額は変わりません。", "The yen of the bills made already do not change.");
        }
    }

    /// <summary>What the last usage would cost before and after, so that the clerk can say it.</summary>
    private static void Tell(RequestFile file, ContractTerms before, TermsSaid after, Plan plan)
    {
        var (office, db) = (file.Office, file.Office.Db);
        var usage = db.Usages.AsNoTracking().Where(u => u.ContractId == file.Contract!.Id && u.State != UsageState.Superseded && u.State != UsageState.SetAside).OrderByDescending(u => u.PeriodTo).FirstOrDefault();
        if (usage is null)
        {
            return;
        }

        var drained = db.SewerConnections.Any(s => s.ServicePointId == usage.ServicePointId && s.From <= office.Today && (s.To == null || s.To >= office.Today));
        var (was, now) = (Yen(file, usage, drained, TermsSaid.Of(before)), Yen(file, usage, drained, after));
        plan.Warn(
            $"直近の使用水量 {usage.CubicMetres.Value:N0} m³({usage.Months}か月)なら、今の表で {was} 円が {now} 円になります(税込)。",
            $"For the last usage, {usage.CubicMetres.Value:N0} m³ in {usage.Months} months, {was} yen become {now} yen by today's table (tax included).");
    }

    private static Money Yen(RequestFile file, Usage usage, bool drained, TermsSaid said) => Quote.Of(new ChargeEngine(file.Office.Book), new QuoteAsk
    {
        Day = file.Office.Today,
        Months = usage.Months,
        Usage = RegisterText.Parse(usage.Registers, usage.CubicMetres),
        MeterSize = usage.MeterSize,
        WaterUseClass = said.WaterUseClass,
        SewerUseClass = drained ? said.SewerUseClass : null,
        Dwellings = said.Dwellings,
        UserSince = file.Contract!.From,
    }).Total;

    private static Sentence Words(string? water, string? sewer, int dwellings) => new($"水道 {water ?? "なし"}・下水道 {sewer ?? "なし"}・{dwellings}戸", $"water {water ?? "none"}, sewer {sewer ?? "none"}, {dwellings} dwellings");
}
