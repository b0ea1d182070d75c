using Billing.Collection;
using Billing.FieldWork;
using Billing.Places;
using Billing.Requests;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of requests and of what they set off in the field.</summary>
internal static class RequestModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<Request>(e =>
        {
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => new { x.ClosedOn, x.DueOn }); // The inbox. By the day of closing, because SQLite uses no index for a "not closed".
            // The inbox of all years, of one kind or in one state, newest first: without them a rare kind reads every request.
            e.HasIndex(x => new { x.Kind, x.Id });
            e.HasIndex(x => new { x.State, x.Id });
            e.HasIndex(x => x.ContractId);
            e.HasIndex(x => x.ServicePointId);
            e.HasIndex(x => x.CustomerId);
            e.Property(x => x.Number).HasMaxLength(20);
            e.Property(x => x.State).HasMaxLength(40);
            e.Property(x => x.Form).HasMaxLength(-1);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<RequestStep>(e =>
        {
            e.HasIndex(x => x.RequestId);
            e.HasIndex(x => new { x.Kind, x.ToState, x.At }); // 給排水工事一覧 asks which reached a stage from when to when.
            e.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.ToState).HasMaxLength(40);
            e.Property(x => x.Form).HasMaxLength(-1);
        });
        model.Entity<RequestEffect>(e =>
        {
            e.HasIndex(x => x.RequestId);
            e.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Content).HasMaxLength(-1);
            e.Property(x => x.Ja).HasMaxLength(1000);
            e.Property(x => x.En).HasMaxLength(1000);
        });
        model.Entity<RequestDocument>(e =>
        {
            e.HasIndex(x => new { x.RequestId, x.Name }).IsUnique();
            e.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DebtTakeover>(e =>
        {
            e.HasIndex(x => x.SuccessorId);
            e.HasIndex(x => x.ContractId);
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
        RequestRegisterModel.Add(model);
        model.Entity<FieldOrder>(e =>
        {
            e.HasIndex(x => new { x.State, x.DueOn });
            e.HasIndex(x => x.DoneOn); // 現場一覧 of a past day, with what was done on it.
            e.HasIndex(x => x.ServicePointId);
            e.HasIndex(x => x.RequestId);
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
