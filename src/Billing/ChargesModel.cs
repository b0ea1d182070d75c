using Billing.Collection;
using Billing.Concession;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys and indexes of what follows from money that came late, came too much, or is shared with the operator.</summary>
internal static class ChargesModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<AllocationRecord>(e =>
        {
            e.HasKey(x => x.PaymentId);
            e.Property(x => x.PaymentId).ValueGeneratedNever();
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Property(x => x.Wish).HasMaxLength(-1);
            e.Property(x => x.Debts).HasMaxLength(-1);
        });
        model.Entity<LateChargeEntry>(e =>
        {
            e.HasKey(x => x.ClaimId);
            e.Property(x => x.ClaimId).ValueGeneratedNever();
            e.HasIndex(x => x.PrincipalId);
            e.HasIndex(x => x.PaymentId);
        });
        model.Entity<LateChargeWaiver>(e =>
        {
            e.HasIndex(x => x.ClaimId);
            e.HasIndex(x => new { x.Confirmed, x.DecidedOn });
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<RefundEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.ClaimId);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.HasMoney(x => x.Interest, "InterestYen");
            e.Property(x => x.Lots).HasMaxLength(-1);
        });
        Drawers(model);
        model.Entity<ConcessionItem>(e =>
        {
            e.HasKey(x => x.TransferId);
            e.Property(x => x.TransferId).ValueGeneratedNever();
            e.HasIndex(x => x.Month);
            e.HasIndex(x => x.ClaimId);
            e.HasMoney(x => x.Collected, "CollectedYen");
            e.HasMoney(x => x.Fee, "FeeYen");
            e.HasMoney(x => x.Share, "ShareYen");
        });
        model.Entity<ConcessionSettlement>(e =>
        {
            e.HasIndex(x => x.Month).IsUnique();
            e.HasMoney(x => x.Collected, "CollectedYen");
            e.HasMoney(x => x.Fee, "FeeYen");
            e.HasMoney(x => x.Share, "ShareYen");
            e.HasMoney(x => x.BillingCost, "BillingCostYen");
        });
        model.Entity<ConcessionSummary>(e =>
        {
            e.HasIndex(x => x.Month).IsUnique();
            e.Property(x => x.OperatorJa).HasMaxLength(400);
            e.Property(x => x.OperatorEn).HasMaxLength(400);
            e.Property(x => x.CostRuleJa).HasMaxLength(400);
            e.Property(x => x.CostRuleEn).HasMaxLength(400);
            e.Ignore(x => x.Operator);
            e.Ignore(x => x.CostRule);
            e.HasMoney(x => x.WrittenOff, "WrittenOffYen");
            e.HasMoney(x => x.BillingCost, "BillingCostYen");
        });
        model.Entity<ConcessionSum>(e =>
        {
            e.HasIndex(x => x.Month);
            e.Property(x => x.Percent).HasConversion<StoredValues.PercentConverter>();
            e.HasMoney(x => x.Collected, "CollectedYen");
            e.HasMoney(x => x.Fee, "FeeYen");
            e.HasMoney(x => x.Share, "ShareYen");
        });
    }

    private static void Drawers(ModelBuilder model)
    {
        model.Entity<CashDrawer>(e =>
        {
            e.HasIndex(x => x.Day);
            e.HasIndex(x => new { x.Clerk, x.State });
            e.Property(x => x.Window).HasMaxLength(20);
            e.Property(x => x.Clerk).HasMaxLength(256);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Difference);
            e.HasMoney(x => x.StartingFloat, "FloatYen");
            e.Ignore(x => x.Expected);
            e.Ignore(x => x.Counted);
        });
        model.Entity<CashPiece>(e =>
        {
            e.HasIndex(x => new { x.DrawerId, x.Count, x.Denomination }).IsUnique();
            e.HasOne<CashDrawer>().WithMany().HasForeignKey(x => x.DrawerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DrawerEntry>(e =>
        {
            e.HasIndex(x => x.DrawerId);
            e.HasIndex(x => x.PaymentId).IsUnique();
            e.HasIndex(x => x.RefundId).IsUnique();
            e.HasOne<CashDrawer>().WithMany().HasForeignKey(x => x.DrawerId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<CashDeposit>(e =>
        {
            e.HasKey(x => x.DrawerId);
            e.Property(x => x.DrawerId).ValueGeneratedNever();
            e.HasOne<CashDrawer>().WithMany().HasForeignKey(x => x.DrawerId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Slip).HasMaxLength(40);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
    }
}
