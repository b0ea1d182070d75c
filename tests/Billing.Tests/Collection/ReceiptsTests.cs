using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using NodaTime;
using Xunit;

namespace Billing.Tests.Collection;

public sealed class ReceiptsTests
{
    private static readonly LocalDate Day = new(2026, 10, 30);
    private static readonly Claim Water = Claim(Service.Water, 2_134);
    private static readonly Claim Sewer = Claim(Service.Sewer, 1_854);

    [Fact]
    public void One_payment_settles_water_and_sewer_in_their_own_funds()
    {
        var receipt = Receipts.Post(5, 8, Day, PaymentChannel.Counter, 77, [new Settled(Water, Water.Amount), new Settled(Sewer, new Money(1_000))]);
        Assert.Equal(new Money(3_134), receipt.Payment.Amount);
        Assert.Equal(77, receipt.Payment.CustomerId);
        Assert.Equal([8L, 9L], receipt.Allocations.Select(a => a.Id));
        Assert.Equal([Service.Water, Service.Sewer], receipt.Transfers.Select(t => t.Fund));
        Assert.Equal([Water.Id, Sewer.Id], receipt.Transfers.Select(t => t.ClaimId));
        Assert.All(receipt.Transfers, t => Assert.Equal((Account.Cash, Account.Receivable, Day), (t.Debit, t.Credit, t.PostedOn)));
        Assert.Equal([TransferId.Of(Cause.Received, 8, 0), TransferId.Of(Cause.Received, 9, 0)], receipt.Transfers.Select(t => t.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2_135)]
    public void An_amount_that_the_claim_cannot_take_is_refused(long yen)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Receipts.Post(1, 1, Day, PaymentChannel.Bank, 77, [new Settled(Water, new Money(yen))]));
        Assert.Equal("receipt.amount", refusal.Code);
    }

    [Fact]
    public void A_payment_that_settles_nothing_is_refused()
        => Assert.Equal("receipt.nothing-settled", Assert.Throws<BusinessRuleException>(() => Receipts.Post(1, 1, Day, PaymentChannel.Bank, 77, [])).Code);

    private static Claim Claim(Service service, long yen)
        => new() { Id = BillNumber.Claim(202600000001, service), Service = service, ContractId = 3, DebtorId = 77, Amount = new Money(yen), DueOn = Day };
}
