using Billing.Channels;
using Billing.Collection;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of slips and of what agents send.</summary>
internal static class ChannelModel
{
    internal static void Channels(ModelBuilder model)
    {
        model.Entity<IssuedSlip>(e =>
        {
            e.HasIndex(x => new { x.BillId, x.Reissue }).IsUnique();
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Ignore(x => x.Key);
        });
        model.Entity<IssuedSlipClaim>(e =>
        {
            e.HasIndex(x => new { x.SlipId, x.ClaimId }).IsUnique();
            e.HasOne<IssuedSlip>().WithMany().HasForeignKey(x => x.SlipId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<CollectionFile>(e =>
        {
            e.HasIndex(x => x.Sha256).IsUnique();
            e.Property(x => x.Sha256).HasMaxLength(64);
            e.HasMoney(x => x.Brought, "BroughtYen");
            e.HasMoney(x => x.Posted, "PostedYen");
            e.HasMoney(x => x.Suspended, "SuspendedYen");
            e.HasMoney(x => x.TakenBack, "TakenBackYen");
        });
        model.Entity<CollectionNotice>(e =>
        {
            e.HasIndex(x => x.SlipKey);
            e.HasIndex(x => x.ActId);
            e.HasIndex(x => x.PaymentId);
            e.Property(x => x.SlipKey).HasMaxLength(32);
            e.HasOne<CollectionFile>().WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<SuspenseItem>(e =>
        {
            e.HasIndex(x => x.NoticeId).IsUnique();
            e.HasOne<CollectionNotice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Restrict);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
