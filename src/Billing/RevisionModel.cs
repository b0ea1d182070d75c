using Billing.Plans.Desk;
using Billing.Revision.Studio;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of what the revision studio keeps.</summary>
internal static class RevisionModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<StoredProposal>(e => e.Property(x => x.CreatedBy).HasMaxLength(256));
        model.Entity<ProposalVersion>(e =>
        {
            e.HasIndex(x => new { x.ProposalId, x.Number }).IsUnique();
            e.HasOne<StoredProposal>().WithMany().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Title).HasMaxLength(ProposalDesk.MostTitle);
            e.Property(x => x.Author).HasMaxLength(ProposalDesk.MostTitle);
            e.Property(x => x.BaselineText).HasMaxLength(-1);
            e.Property(x => x.Text).HasMaxLength(-1);
            e.Property(x => x.SavedBy).HasMaxLength(256);
        });
        model.Entity<StoredPlan>(e => e.Property(x => x.CreatedBy).HasMaxLength(256));
        model.Entity<PlanVersion>(e =>
        {
            e.HasIndex(x => new { x.PlanId, x.Number }).IsUnique();
            e.HasOne<StoredPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Title).HasMaxLength(ProposalDesk.MostTitle);
            e.Property(x => x.Text).HasMaxLength(-1);
            e.Property(x => x.SavedBy).HasMaxLength(256);
        });
        model.Entity<UsageSnapshot>(e =>
        {
            e.HasMoney(x => x.LeftOutYen, "LeftOutYen");
            e.Property(x => x.Text).HasMaxLength(-1);
            e.Property(x => x.Sha256).HasMaxLength(64);
            e.Property(x => x.TakenBy).HasMaxLength(256);
            e.Property(x => x.LeftOutWhy).HasMaxLength(2_000);
        });
        model.Entity<StudioTask>(e =>
        {
            e.HasIndex(x => new { x.State, x.Id });
            e.Ignore(x => x.IsOpen);
            e.Property(x => x.Question).HasMaxLength(-1);
            e.Property(x => x.QuestionHash).HasMaxLength(64);
            e.Property(x => x.Result).HasMaxLength(-1);
            e.Property(x => x.RefusedJa).HasMaxLength(-1);
            e.Property(x => x.RefusedEn).HasMaxLength(-1);
            e.Property(x => x.AskedBy).HasMaxLength(256);
        });
        model.Entity<NeighbourTariff>(e =>
        {
            e.HasIndex(x => x.TariffId);
            e.Property(x => x.Text).HasMaxLength(-1);
            e.Property(x => x.Sha256).HasMaxLength(64);
            e.Property(x => x.TakenBy).HasMaxLength(256);
            e.Property(x => x.WithdrawnBy).HasMaxLength(256);
        });
    }
}
