using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Bills;

/// <summary>A bill, its parts and their lines before they have a number.</summary>
/// <param name="Parts">Empty where every service of the usage is billed later.</param>
/// <param name="Deferred">Services that are billed later, on bills of their own.</param>
public sealed record DraftBill(Bill Bill, IReadOnlyList<BillPart> Parts, IReadOnlyList<BillLine> Lines, IReadOnlyList<DeferredPart> Deferred)
{
    public DraftBill(Bill bill, IReadOnlyList<BillPart> parts, IReadOnlyList<BillLine> lines)
        : this(bill, parts, lines, [])
    {
    }

    /// <summary>Lines of one service's part; empty for an ordinary charge.</summary>
    public IReadOnlyList<BillLine> LinesOf(Service service) => Lines.Count == 0 ? [] : [.. Lines.Where(line => line.Service == service)];

    /// <summary>Gives the bill its number, and parts and lines the keys that grow out of it.</summary>
    public void Number(long id)
    {
        Bill.Id = id;
        foreach (var part in Parts)
        {
            part.Id = BillNumber.Part(id, part.Service);
        }

        var place = 0;
        foreach (var line in Lines)
        {
            line.Id = BillNumber.Line(id, line.Service, place++);
        }
    }
}

/// <summary>Makes a bill of a usage: one part per service, each charged by the <see cref="ChargeEngine"/>. The night, a release at the counter and a correction call the same function.</summary>
/// <param name="engine">The utility's rules.</param>
/// <param name="ruleBookId">Key of the frozen book; see <see cref="RuleBookFreezer"/>.</param>
public sealed class BillMaker(ChargeEngine engine, int ruleBookId)
{
    public RuleBook Book => engine.Book;

    /// <summary>Whether some service is ever billed in a month of its own.</summary>
    public bool HasCycles => engine.HasCycles;

    /// <summary>The bill of <paramref name="billable"/> with its round, and what is billed later.</summary>
    /// <param name="month">調定月 of the round.</param>
    /// <param name="fixedOn">調定日.</param>
    /// <exception cref="BusinessRuleException">No service is taken, or the engine refuses.</exception>
    public DraftBill Make(Billable billable, BillingMonth month, LocalDate fixedOn)
    {
        var services = Services(billable);
        if (services.Count == 0)
        {
            throw NoService(billable);
        }

        IReadOnlyList<DeferredPart> deferred = engine.HasCycles ? Defer(billable, services, month, fixedOn) : [];
        return Draft(billable, services, month, fixedOn, deferred);
    }

    /// <summary>Takes the services that are billed later out of <paramref name="services"/>.</summary>
    private List<DeferredPart> Defer(Billable billable, List<(Service Service, string UseClass)> services, BillingMonth month, LocalDate fixedOn)
    {
        var deferred = new List<DeferredPart>();
        foreach (var (service, _) in services)
        {
            var after = engine.MonthsAfter(new Occasion(service, billable.Usage.PeriodFrom, billable.Usage.PeriodTo, month, billable.UserSince));
            if (after > 0)
            {
                deferred.Add(DeferredPart.Of(billable.Usage.Id, service, month.Plus(after), fixedOn.PlusMonths(after)));
            }
        }

        services.RemoveAll(of => deferred.Exists(later => later.Service == of.Service));
        return deferred;
    }

    /// <summary>The bill of the <paramref name="services"/> alone that are billed months after their round.</summary>
    /// <param name="month">調定月 of this bill.</param>
    /// <exception cref="BusinessRuleException">None of them is taken, or the engine refuses.</exception>
    public DraftBill MakeDeferred(Billable billable, IReadOnlyCollection<Service> services, BillingMonth month, LocalDate fixedOn)
    {
        var taken = Services(billable).FindAll(of => services.Contains(of.Service));
        return taken.Count > 0 ? Draft(billable, taken, month, fixedOn, []) : throw NoService(billable);
    }

    private static List<(Service Service, string UseClass)> Services(Billable billable)
    {
        var services = new List<(Service, string)>(2);
        if (billable.Terms.WaterUseClass is { } water)
        {
            services.Add((Service.Water, water));
        }

        if (billable.SewerConnected && billable.Terms.SewerUseClass is { } sewer)
        {
            services.Add((Service.Sewer, sewer));
        }

        return services;
    }

    private DraftBill Draft(Billable billable, List<(Service Service, string UseClass)> services, BillingMonth month, LocalDate fixedOn, IReadOnlyList<DeferredPart> deferred)
    {
        var parts = new List<BillPart>(2);
        var lines = new List<BillLine>();
        foreach (var (service, useClass) in services)
        {
            parts.Add(Part(billable.Supply(service, useClass, month), lines));
        }

        return new DraftBill(Bill(billable, month, fixedOn, parts), parts, lines, deferred);
    }

    private static BusinessRuleException NoService(Billable billable) => new(
        "bill.no-service",
        $"契約 {billable.Terms.ContractId} は {billable.Usage.PeriodTo:uuuu-MM-dd} に水道も下水道も使用していません。契約条件を確認してください。",
        $"Contract {billable.Terms.ContractId} takes neither water nor sewer on {billable.Usage.PeriodTo:uuuu-MM-dd}: check its terms.");

    private static Bill Bill(Billable billable, BillingMonth month, LocalDate fixedOn, List<BillPart> parts)
    {
        var total = Money.Zero;
        foreach (var part in parts)
        {
            total += part.Charged;
        }

        var usage = billable.Usage;
        return new Bill
        {
            ContractId = usage.ContractId,
            UsageId = usage.Id,
            DebtorId = billable.Terms.PayerId,
            Kind = BillKind.Regular,
            Month = month,
            PeriodFrom = usage.PeriodFrom,
            PeriodTo = usage.PeriodTo,
            UserSince = billable.UserSince,
            Stops = billable.Stops,
            FixedOn = fixedOn,
            Total = total,
        };
    }

    private BillPart Part(Supply supply, List<BillLine> lines)
    {
        var charge = engine.Price(supply);
        foreach (var line in charge.Lines)
        {
            lines.Add(BillLine.Of(supply.Service, line));
        }

        return new BillPart
        {
            Service = supply.Service,
            RuleBookId = ruleBookId,
            UseClass = supply.UseClass,
            MeterSize = supply.MeterSize ?? 0,
            Months = supply.Months,
            Dwellings = supply.Dwellings,
            CubicMetres = new CubicMetres(charge.CubicMetres),
            Registers = supply.Usage.Count > 1 || supply.Usage[0].Register is not null ? Metering.RegisterText.Print(supply.Usage) : null,
            Special = FrozenSupply.SpecialOf(supply, charge.CubicMetres),
            Charged = charge.Charged,
            Tax = charge.Tax,
            TaxPerMille = (short)(charge.TaxRate * 1000),
        };
    }
}
