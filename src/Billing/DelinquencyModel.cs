using Billing.Delinquency;
using Billing.Ledger;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of what follows when a claim is not paid.</summary>
internal static class DelinquencyModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<DunningCase>(e =>
        {
            e.HasIndex(x => new { x.DebtorId, x.Service });
            e.HasIndex(x => new { x.ClosedOn, x.State });
            e.HasIndex(x => x.LimitsOn);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.DebtorId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.State).HasMaxLength(40);
            e.Property(x => x.Officer).HasMaxLength(60);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<DunningStep>(e =>
        {
            e.HasIndex(x => x.CaseId);
            e.HasIndex(x => x.On);
            e.HasIndex(x => x.FeeBillId);
            e.HasOne<DunningCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<DunningStepClaim>(e =>
        {
            e.HasIndex(x => x.StepId);
            e.HasIndex(x => x.ClaimId);
            e.HasOne<DunningStep>().WithMany().HasForeignKey(x => x.StepId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Owed, "OwedYen");
        });
        model.Entity<DunningHold>(e =>
        {
            e.HasIndex(x => x.DebtorId);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.DebtorId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.EndedOn).IsConcurrencyToken();
        });
        model.Entity<InstalmentPledge>(e =>
        {
            e.HasIndex(x => x.CaseId);
            e.HasOne<DunningCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Total, "TotalYen");
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<PledgeInstalment>(e =>
        {
            e.HasIndex(x => x.PledgeId);
            e.HasOne<InstalmentPledge>().WithMany().HasForeignKey(x => x.PledgeId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<SupplyStop>(e =>
        {
            e.HasIndex(x => x.CaseId);
            e.HasIndex(x => x.ContractId);
            e.HasOne<DunningCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<WriteOff>(e =>
        {
            e.HasIndex(x => x.CaseId);
            e.HasIndex(x => x.ClaimId);
            e.HasIndex(x => new { x.Confirmed, x.DecidedOn });
            e.HasIndex(x => x.TransferId);
            e.HasOne<DunningCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<WriteOffReversal>(e =>
        {
            e.HasIndex(x => x.WriteOffId);
            e.HasIndex(x => new { x.Confirmed, x.DecidedOn });
            e.HasOne<WriteOff>().WithMany().HasForeignKey(x => x.WriteOffId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<HeirShare>(e =>
        {
            e.HasIndex(x => x.DebtorId);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.DebtorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<WorklistItem>(e =>
        {
            e.HasIndex(x => new { x.State, x.DueOn });
            e.HasIndex(x => x.CaseId);
            e.HasOne<DunningCase>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Property(x => x.Name).HasMaxLength(60);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
