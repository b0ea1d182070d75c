using Billing.Operations;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>Keys, indexes and lengths of what operators look at.</summary>
internal static class OperationsModel
{
    internal static void Add(ModelBuilder model)
    {
        model.Entity<ServiceProcess>(e =>
        {
            e.Property(x => x.Id).HasMaxLength(120);
            e.Property(x => x.Machine).HasMaxLength(100);
            e.Property(x => x.Schema).HasMaxLength(150);
        });
        model.Entity<OperationRecord>(e => e.HasIndex(x => new { x.Kind, x.Id }));
    }
}
