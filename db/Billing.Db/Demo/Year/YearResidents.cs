using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>A bill that was sent.</summary>
internal sealed record SentBill(long Id, long ContractId, LocalDate DueOn);

/// <summary>Everybody who gets a bill: plans when and how it is paid, and pays on the day. Habits are those of <see cref="PaymentHabits"/>, but for the cast.</summary>
internal sealed class YearResidents(YearStage stage, YearAgents agents, YearCounter counter, YearDebits debits)
{
    private readonly SortedDictionary<LocalDate, List<PlannedPayment>> _planned = [];
    private Dictionary<long, LocalDate> _debited = [];
    private IReadOnlyDictionary<long, Debtor> _cast = new Dictionary<long, Debtor>();
    private long _lastBill;

    /// <param name="cast">By contract.</param>
    public void Meet(IReadOnlyDictionary<long, Debtor> cast)
    {
        _cast = cast;
        using var db = stage.Database.NewContext();
        _debited = db.ContractTerms.Where(t => t.PaymentMethod == PaymentMethod.DirectDebit).Select(t => new { t.ContractId, t.From }).ToDictionary(t => t.ContractId, t => t.From);
    }

    /// <summary>Looks at the bills that came since the last look.</summary>
    public void GetBills()
    {
        using var db = stage.Database.NewContext();
        var bills = db.Bills.AsNoTracking().Where(b => b.Id > _lastBill && b.Kind != BillKind.Reversal).OrderBy(b => b.Id).Select(b => new { b.Id, b.ContractId, b.Kind, b.Total, b.FixedOn }).ToList();
        if (bills.Count == 0)
        {
            return;
        }

        var lastClaim = (_lastBill * 100) + 99;
        var due = db.Claims.Where(c => c.Id > lastClaim).Select(c => new { BillId = c.Id / 100, c.DueOn }).AsEnumerable().GroupBy(c => c.BillId).ToDictionary(g => g.Key, g => g.Min(c => c.DueOn));
        foreach (var bill in bills.Where(b => due.ContainsKey(b.Id)))
        {
            stage.Tally.Add(YearFact.Bill, bill.Total);
            Receive(new SentBill(bill.Id, bill.ContractId, due[bill.Id]), bill.Kind == BillKind.Occasional);
        }

        _lastBill = bills[^1].Id;
    }

    /// <summary>Money of the day.</summary>
    public void Pay()
    {
        debits.Day();
        var today = new List<PlannedPayment>();
        while (_planned.Count > 0 && _planned.First() is var (day, list) && day <= stage.Today)
        {
            today.AddRange(list);
            _planned.Remove(day);
        }

        today.ForEach(PayOne);
        agents.Reopened.ForEach(bill => Plan(stage.Today.PlusDays(5), new PlannedPayment(bill, 0, PaymentChannel.Bank)));
        agents.Reopened.Clear();
    }

    /// <summary>A delinquent begins to pay new bills in time: those not due yet, too.</summary>
    public void PayCurrent(Debtor debtor)
    {
        debtor.PaysCurrent = true;
        foreach (var bill in debtor.Unpaid.Where(b => b.DueOn >= stage.Today))
        {
            PlanInTime(bill);
        }

        debtor.Unpaid.Clear();
    }

    private void PayOne(PlannedPayment paid)
    {
        if (paid.Channel == PaymentChannel.Counter)
        {
            counter.Take(paid.ContractId, c => c.Claim.BillId == paid.BillId && (paid.Only is null || c.Claim.Service == paid.Only));
        }
        else
        {
            agents.Pay(paid.BillId, paid.Channel);
        }
    }

    private void Receive(SentBill bill, bool occasional)
    {
        if (_cast.TryGetValue(bill.ContractId, out var debtor))
        {
            ReceiveCast(debtor, bill, occasional);
        }
        else if (occasional)
        {
            PlanInTime(bill);
        }
        else
        {
            PlanByHabit(bill);
        }
    }

    private void ReceiveCast(Debtor debtor, SentBill bill, bool occasional)
    {
        if (debtor.Script is { } script)
        {
            PayBesideScript(script, bill, occasional);
            return;
        }

        if (debtor.PaysCurrent)
        {
            PayInTime(bill, occasional);
            return;
        }

        debtor.Unpaid.Add(bill);
        if (!occasional && IsDebited(bill))
        {
            debits.Expect(bill, fails: true, always: true);
        }

        if (debtor.Class is DebtorClass.SewerLate or DebtorClass.Seized or DebtorClass.SeizedPaid)
        {
            Plan(bill.DueOn.PlusDays(-2), new PlannedPayment(bill.Id, bill.ContractId, PaymentChannel.Counter) { Only = Service.Water });
        }
    }

    private void PayInTime(SentBill bill, bool occasional)
    {
        if (!occasional && IsDebited(bill))
        {
            debits.Expect(bill, fails: false);
        }
        else
        {
            PlanInTime(bill);
        }
    }

    /// <summary>By debit or at the counter, where nothing goes astray.</summary>
    private void PayBesideScript(PlayedScript script, SentBill bill, bool occasional)
    {
        if (!occasional && IsDebited(bill))
        {
            debits.Expect(bill, fails: false);
        }
        else if (!script.Debtor.Bills.Contains(bill.Id))
        {
            Plan(bill.DueOn.PlusDays(-1), new PlannedPayment(bill.Id, bill.ContractId, PaymentChannel.Counter));
        }
    }

    private void PlanInTime(SentBill bill) =>
        Plan(bill.DueOn.PlusDays(-1), new PlannedPayment(bill.Id, bill.ContractId, bill.Id % 3 == 0 ? PaymentChannel.Counter : PaymentChannel.Bank));

    private void PlanByHabit(SentBill bill)
    {
        var debit = IsDebited(bill);
        var paid = PaymentHabits.Of(stage.Seed, bill.ContractId, bill.Id, bill.DueOn, debit);
        if (debit)
        {
            debits.Expect(bill, fails: paid.Channel != PaymentChannel.DirectDebit);
        }

        if (paid.On is { } on && paid.Channel != PaymentChannel.DirectDebit)
        {
            Plan(on, paid.OnlyFirst
                ? new PlannedPayment(bill.Id, bill.ContractId, PaymentChannel.Counter) { Only = Service.Water }
                : new PlannedPayment(bill.Id, bill.ContractId, ChannelOf(bill, paid.Channel)));
        }
    }

    /// <summary>Some of those who would go to a shop pay by card or telephone.</summary>
    private PaymentChannel ChannelOf(SentBill bill, PaymentChannel channel)
    {
        var random = stage.Random(bill.Id, Purpose.Year);
        return channel != PaymentChannel.ConvenienceStore ? channel : random.Unit() switch { < 0.12 => PaymentChannel.Smartphone, < 0.18 => PaymentChannel.CreditCard, _ => channel };
    }

    private bool IsDebited(SentBill bill) => _debited.TryGetValue(bill.ContractId, out var from) && from <= bill.DueOn;

    private void Plan(LocalDate day, PlannedPayment payment)
    {
        var on = BusinessDays.OnOrAfter(day <= stage.Today ? stage.Today.PlusDays(1) : day);
        if (!_planned.TryGetValue(on, out var list))
        {
            _planned[on] = list = [];
        }

        list.Add(payment);
    }

    /// <summary>What somebody means to pay.</summary>
    private sealed record PlannedPayment(long BillId, long ContractId, PaymentChannel Channel)
    {
        /// <summary>Only this service of the bill; null = both.</summary>
        public Service? Only { get; init; }
    }
}
