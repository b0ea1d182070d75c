using Billing.Places;
using Billing.Requests;
using Billing.Requests.Attachments;
using Billing.Requests.Contractors;
using Billing.Requests.Contributions;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of what requests leave behind: attachments, the register of contractors, terms of contributions.</summary>
internal static class RequestRegisterModel
{
    public static void Add(ModelBuilder model)
    {
        model.Entity<Attachment>(e =>
        {
            e.HasIndex(x => x.RequestId);
            e.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Name).HasMaxLength(AttachmentNames.Most);
            e.Property(x => x.Sha256).HasMaxLength(64);
        });
        model.Entity<AttachmentContent>(e =>
        {
            e.HasKey(x => x.AttachmentId);
            e.Property(x => x.AttachmentId).ValueGeneratedNever();
            e.HasOne<Attachment>().WithMany().HasForeignKey(x => x.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Contractor>(e =>
        {
            e.HasIndex(x => new { x.Number, x.Service }).IsUnique();
            e.HasIndex(x => x.To);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Number).HasMaxLength(20);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<ContributionTerm>(e =>
        {
            e.HasIndex(x => new { x.RequestId, x.Number });
            e.HasIndex(x => x.DueOn);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
