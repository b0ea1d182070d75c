using System.Collections.Concurrent;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Bills;

/// <summary>A bill and its parts before they have a number.</summary>
public sealed record DraftBill(Bill Bill, IReadOnlyList<BillPart> Parts)
{
    /// <summary>Gives the bill its number, and the parts the keys that grow out of it.</summary>
    public void Number(long id)
    {
        Bill.Id = id;
        foreach (var part in Parts)
        {
            part.Id = BillNumber.Part(id, part.Service);
        }
    }
}

/// <summary>
/// Makes a bill of a usage: chooses each service's table by the rule book and prices it. The night, a release at the counter, a correction and a
/// quote call the same function.
/// </summary>
/// <param name="book">The utility's rules.</param>
/// <param name="frozen">Keys of the frozen tables, by SHA-256; see <see cref="TariffFreezer"/>.</param>
public sealed class BillMaker(RuleBook book, IReadOnlyDictionary<string, int> frozen)
{
    /// <summary>Choices of the rule book: a town's periods end on few days. Shared by the threads of a night.</summary>
    private readonly ConcurrentDictionary<(Service Service, LocalDate PeriodTo, BillingMonth Month), Choice> _choices = new();

    /// <summary>The bill of <paramref name="usage"/> under <paramref name="terms"/>.</summary>
    /// <param name="sewerConnected">Whether the place drained into the sewer on the last day of the period.</param>
    /// <param name="month">調定月.</param>
    /// <param name="fixedOn">調定日.</param>
    /// <exception cref="BusinessRuleException">No service is taken, or a table has no row for the supply.</exception>
    public DraftBill Make(Usage usage, ContractTerms terms, bool sewerConnected, BillingMonth month, LocalDate fixedOn)
    {
        var parts = new List<BillPart>(2);
        if (terms.WaterUseClass is { } water)
        {
            parts.Add(Part(Service.Water, water, usage, terms, month));
        }

        if (sewerConnected && terms.SewerUseClass is { } sewer)
        {
            parts.Add(Part(Service.Sewer, sewer, usage, terms, month));
        }

        if (parts.Count == 0)
        {
            throw new BusinessRuleException(
                "bill.no-service",
                $"契約 {terms.ContractId} は {usage.PeriodTo:uuuu-MM-dd} に水道も下水道も使用していません。契約条件を確認してください。",
                $"Contract {terms.ContractId} takes neither water nor sewer on {usage.PeriodTo:uuuu-MM-dd}: check its terms.");
        }

        return new DraftBill(Bill(usage, terms, month, fixedOn, parts), parts);
    }

    private static Bill Bill(Usage usage, ContractTerms terms, BillingMonth month, LocalDate fixedOn, List<BillPart> parts)
    {
        var total = Money.Zero;
        foreach (var part in parts)
        {
            total += part.Charged;
        }

        return new Bill
        {
            ContractId = usage.ContractId,
            UsageId = usage.Id,
            DebtorId = terms.PayerId,
            Kind = BillKind.Regular,
            Month = month,
            PeriodFrom = usage.PeriodFrom,
            PeriodTo = usage.PeriodTo,
            FixedOn = fixedOn,
            Total = total,
        };
    }

    private BillPart Part(Service service, string useClass, Usage usage, ContractTerms terms, BillingMonth month)
    {
        var choice = _choices.GetOrAdd((service, usage.PeriodTo, month), Choose);
        var part = new BillPart
        {
            Service = service,
            TariffId = choice.FrozenId,
            UseClass = useClass,
            MeterSize = usage.MeterSize,
            Months = usage.Months,
            Dwellings = terms.Dwellings,
            CubicMetres = usage.CubicMetres,
            Registers = service == Service.Water ? usage.Registers : null,
        };
        var price = BillCalculator.Price(choice.Tariff, part.Input(), choice.TaxRate);
        part.Charged = price.Charged;
        part.Tax = price.Tax;
        part.TaxPerMille = (short)(price.TaxRate * 1000);
        return part;
    }

    private Choice Choose((Service Service, LocalDate PeriodTo, BillingMonth Month) period)
    {
        var tariff = book.TariffFor(period.Service, period.PeriodTo, period.Month);
        return new Choice(tariff, frozen[tariff.Sha256], tariff.TaxRate ?? book.TaxRateOn(period.PeriodTo));
    }

    private sealed record Choice(Tariff Tariff, int FrozenId, decimal TaxRate);
}
