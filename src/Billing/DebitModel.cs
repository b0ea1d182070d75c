using Billing.Collection;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of direct debits.</summary>
internal static class DebitModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<DebitRun>(e =>
        {
            e.HasIndex(x => x.Sha256);
            e.HasIndex(x => x.AnswerSha256);
            e.Property(x => x.ClientCode).HasMaxLength(10);
            e.Property(x => x.Sha256).HasMaxLength(64);
            e.Property(x => x.AnswerSha256).HasMaxLength(64);
            e.HasMoney(x => x.Asked, "AskedYen");
            e.HasMoney(x => x.Debited, "DebitedYen");
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.IsOpen);
        });
        model.Entity<DebitRequestFile>(e =>
        {
            e.HasKey(x => x.RunId);
            e.Property(x => x.RunId).ValueGeneratedNever();
            e.HasOne<DebitRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DebitEntry>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.RunId);
            e.HasIndex(x => x.MandateId);
            e.HasIndex(x => x.PaymentId);
            e.HasOne<DebitRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Mandate>().WithMany().HasForeignKey(x => x.MandateId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Ignore(x => x.Key);
        });
        model.Entity<DebitEntryClaim>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.EntryId);
            e.HasIndex(x => x.ClaimId);
            e.HasIndex(x => x.OpenClaimId).IsUnique();
            e.HasOne<DebitEntry>().WithMany().HasForeignKey(x => x.EntryId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
    }
}
