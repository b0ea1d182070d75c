using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Forms.Notices;

/// <summary>Makes the notices of a range of bills from the books, a fixed number of queries for any number of bills.</summary>
/// <param name="contact">Lines of the office's contact; empty = none.</param>
public sealed class ReadingNoticeSource(BillingDbContext db, RuleBook book, IReadOnlyList<string> contact)
{
    private readonly NoticeOffice _office = new(book.Utility, contact);

    /// <summary>Notices of the bills <paramref name="first"/> to <paramref name="last"/>, in the order of their numbers; a number without a bill is left out.</summary>
    /// <param name="today">Day of printing: the address of a person who is protected on it is left out.</param>
    /// <param name="explained">With the calculation on a second sheet.</param>
    /// <param name="revealed">A person whom two persons have opened: their own notices carry their address. A third party's never does.</param>
    public async Task<IReadOnlyList<ReadingNoticeModel>> LoadAsync(long first, long last, LocalDate today, bool explained = false, Revealed? revealed = null, CancellationToken cancel = default)
    {
        var rows = await NoticeRows.ReadAsync(db, first, last, cancel);
        var gate = await Disclosure.OfPlaces(db, [.. rows.Bills.Select(bill => bill.Point.Id).Distinct()], today, cancel);
        var engines = explained ? RuleBookFreezer.Read(db) : null;
        return [.. rows.Bills.Select(bill => Notice(bill, rows, revealed?.CustomerId == bill.User.Id ? gate.With(revealed) : gate) with
        {
            Explanations = engines is null ? [] : [.. rows.Parts[bill.Bill.Id].Select(part => Explanation(bill.Bill, part, engines[part.RuleBookId]))],
        })];
    }

    private ReadingNoticeModel Notice(NoticeBill row, NoticeRows rows, Disclosure gate)
    {
        var (bill, usage) = (row.Bill, row.Usage);
        var history = new UsageHistory(usage, [.. rows.Past[bill.Id]]);
        return new ReadingNoticeModel
        {
            Office = _office,
            BillNumber = BillNumber.Print(bill.Id),
            Kind = bill.Kind,
            Corrects = bill.CorrectsId is { } corrected ? BillNumber.Print(corrected) : null,
            Month = bill.Month,
            FixedOn = bill.FixedOn,
            ServicePointNumber = row.Point.Number,
            CustomerNumber = row.User.Number,
            Name = row.User.Name,
            IsBody = row.User.IsBody,
            PayerName = row.Payer.Id == row.User.Id ? null : row.Payer.Name,
            Fate = gate.PaperFor(row.User, row.Contract),
            ProtectedId = gate.ProtectedAt(row.User, row.Contract),
            Address = gate.AddressOnPaper(row.User, row.Point, row.Contract).Text,
            MailingAddress = gate.MailingAddress(row.User).Text,
            PeriodFrom = bill.PeriodFrom,
            PeriodTo = bill.PeriodTo,
            Stops = bill.Stops,
            ReadOn = usage.PeriodTo,
            MeterNumber = rows.Meters.GetValueOrDefault(bill.Id)?.Number,
            MeterSize = usage.MeterSize,
            Registers = NoticeRegisters.Of(usage, rows.Meters.GetValueOrDefault(bill.Id), [.. rows.RegisterReadings[bill.Id]]),
            OldMeter = new CubicMetres(usage.OldMeterCubicMetres),
            Usage = usage.CubicMetres,
            Previous = history.Previous,
            SamePeriodLastYear = history.LastYear,
            Basis = usage.Basis,
            History = history.Bars,
            Charges = [.. rows.Parts[bill.Id].Select(part => Charge(part, bill, rows))],
            Total = bill.Total,
            PaymentMethod = rows.PaymentMethods.GetValueOrDefault(bill.Id, PaymentMethod.Slip),
            LastDebit = row.Payer.Id == row.User.Id ? rows.LastDebits.GetValueOrDefault(bill.Id) : null,
            Remarks = [.. Remarks(bill, rows), .. IsLeakSuspected(usage, history, rows) ? [ReadingNoticeWords.LeakSuspected] : Array.Empty<Sentence>()],
        };
    }

    private NoticeCharge Charge(BillPart part, Bill bill, NoticeRows rows)
    {
        var invoice = book.InForce<InvoiceRule>(bill.FixedOn, part.Service);
        return new NoticeCharge
        {
            Service = part.Service,
            UseClass = part.UseClass,
            Quantity = part.CubicMetres,
            Measured = part.Special is not null && FrozenSupply.Of(bill, part).CubicMetres is var measured && measured != part.CubicMetres.Value ? new CubicMetres(measured) : null,
            Lines = [.. rows.Lines[part.Id].Select(line => new NoticeChargeLine(new Sentence(line.Ja, line.En), line.Charged, line.Tax, line.TaxPerMille))],
            Charged = part.Charged,
            Tax = part.Tax,
            TaxPerMille = part.TaxPerMille,
            DueOn = rows.Claims[bill.Id].FirstOrDefault(claim => claim.Service == part.Service && claim.Amount > Money.Zero)?.DueOn,
            Issuer = invoice?.Issuer,
            RegistrationNumber = invoice?.RegistrationNumber,
        };
    }

    /// <summary>That use has ended, and why another quantity is charged than was measured.</summary>
    private static IEnumerable<Sentence> Remarks(Bill bill, NoticeRows rows)
    {
        if (bill.Stops)
        {
            yield return ReadingNoticeWords.StopExplained;
        }

        foreach (var part in rows.Parts[bill.Id].Where(part => part.Special is not null))
        {
            var supply = FrozenSupply.Of(bill, part);
            if (supply.CubicMetres != part.CubicMetres.Value && ReadingNoticeWords.QuantityExplained(supply) is { } why)
            {
                yield return why;
            }
        }
    }

    /// <summary>The gate had held the usage for being far above an earlier one, and a person let it through: the customer must learn of it.</summary>
    private bool IsLeakSuspected(Usage usage, UsageHistory history, NoticeRows rows) =>
        history.Previous is { } previous && usage.CubicMetres > previous
        && rows.HeldBy[usage.Id].Any(id => book.Rules.Any(rule => rule.Id == id && rule is GateAgainstRule { Above: not null }));

    private static NoticeExplanation Explanation(Bill bill, BillPart part, ChargeEngine engine)
    {
        var told = engine.Explain(FrozenSupply.Of(bill, part));
        return new NoticeExplanation(part.Service, [.. told.Lines.Select(Line)], told.Citations);
    }

    private static NoticeLine Line(ExplanationLine line)
    {
        return new NoticeLine(line.Label, line.MovesTheSum ? new UnitPrice(line.Amount).ToString() : null, line.IsDetail, line.IsNote);
    }
}
