using Billing.Bills;
using Billing.Collection;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Billing;

/// <summary>
/// Keys, indexes and lengths. The tables that the night fills (usages, bills, parts, claims, transfers) carry derived keys, the fewest indexes
/// and no foreign keys: <c>billing verify</c> checks their relations from the tables up.
/// </summary>
internal static class BillingModel
{
    internal static void Places(ModelBuilder model)
    {
        model.Entity<Route>().HasIndex(x => x.Code).IsUnique();
        // Addresses and telephones have no public getter (Disclosure), so the model names them.
        model.Entity<ServicePoint>(e =>
        {
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => new { x.RouteId, x.RouteSequence }).IsUnique();
            e.HasIndex(x => x.ParentId);
            e.HasOne<Route>().WithMany().HasForeignKey(x => x.RouteId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Town);
            e.Property(x => x.Address);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<Customer>(e =>
        {
            e.HasIndex(x => x.Number).IsUnique();
            e.Property(x => x.Phone);
            e.Property(x => x.MailingAddress);
            e.Property(x => x.KanaKey).UsePropertyAccessMode(PropertyAccessMode.Property);
            e.Property(x => x.PhoneKey).UsePropertyAccessMode(PropertyAccessMode.Property);
            e.HasIndex(x => x.KanaKey);
            e.HasIndex(x => x.PhoneKey);
            e.HasIndex(x => x.MergedIntoId);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.HeadOffice);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<Contract>(e =>
        {
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => new { x.ServicePointId, x.From });
            e.HasIndex(x => x.UserId);
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<ContractTerms>(e =>
        {
            e.HasIndex(x => new { x.ContractId, x.From }).IsUnique();
            e.HasIndex(x => x.PayerId);
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.PayerId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.WaterUseClass).HasMaxLength(40);
            e.Property(x => x.SewerUseClass).HasMaxLength(40);
        });
        model.Entity<Ownership>(e =>
        {
            e.HasIndex(x => new { x.ServicePointId, x.From });
            e.HasIndex(x => x.CustomerId);
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SewerConnection>(e =>
        {
            e.HasIndex(x => new { x.ServicePointId, x.From }).IsUnique();
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SupplyFact>(e =>
        {
            e.HasIndex(x => new { x.ContractId, x.Kind, x.From });
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Number).HasConversion<StoredValues.ThousandthsConverter>().HasColumnName("NumberThousandths");
            e.Property(x => x.Word).HasMaxLength(60);
            e.Property(x => x.Marks).HasMaxLength(200);
            // Whoever ends a fact or takes it back must have seen it as it stands.
            e.Property(x => x.To).IsConcurrencyToken();
            e.Property(x => x.Superseded).IsConcurrencyToken();
        });
        model.Entity<PlaceNote>(e =>
        {
            e.HasIndex(x => x.ServicePointId);
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Text).HasMaxLength(PlaceNotes.MostText);
            e.Property(x => x.EndedOn).IsConcurrencyToken();
        });
        model.Entity<PayoutAccount>(e =>
        {
            e.HasIndex(x => new { x.CustomerId, x.From });
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CustomerMerger>(e =>
        {
            e.HasIndex(x => x.CustomerId);
            e.HasIndex(x => x.IntoId);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<CustomerMergeMove>(e =>
        {
            e.HasIndex(x => x.MergerId);
            e.HasOne<CustomerMerger>().WithMany().HasForeignKey(x => x.MergerId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Entity).HasMaxLength(60);
            e.Property(x => x.Property).HasMaxLength(60);
        });
        model.Entity<SearchBlock>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Contracts).HasMaxLength(ContractSet.Size / 8);
        });
        model.Entity<SearchAddition>(e =>
        {
            e.HasIndex(x => new { x.Gram, x.ContractId });
            e.HasIndex(x => x.ContractId);
        });
    }

    internal static void Contacts(ModelBuilder model)
    {
        model.Entity<Contact>(e =>
        {
            e.HasIndex(x => new { x.ContractId, x.On });
            e.HasIndex(x => new { x.CustomerId, x.On });
            e.HasIndex(x => new { x.DoneAt, x.DueOn, x.DueWith }); // 対応期限の一覧: its desks and how many there are stand in the index alone.
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.Text).HasMaxLength(ContactEntry.MostText);
            e.Property(x => x.Speaker).HasMaxLength(ContactEntry.MostName);
            e.Property(x => x.DueWith).HasMaxLength(ContactEntry.MostName);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<IssuedDocument>(e =>
        {
            e.HasIndex(x => new { x.ContractId, x.IssuedOn });
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    internal static void Privacy(ModelBuilder model)
    {
        model.Entity<ProtectionMeasure>().HasIndex(x => x.CustomerId);
        model.Entity<UnmaskRequest>(e =>
        {
            e.HasIndex(x => x.AskedAt);
            e.HasIndex(x => x.CustomerId);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<AccessEntry>(e =>
        {
            // 閲覧記録 asks for a span of days, and for one person, one clerk or one kind within it, newest first; it grows by tens of thousands a day.
            e.HasIndex(x => x.At);
            e.HasIndex(x => new { x.CustomerId, x.At });
            e.HasIndex(x => new { x.Who, x.At });
            e.HasIndex(x => new { x.Kind, x.At });
            e.Property(x => x.Who).HasMaxLength(256);
            e.Property(x => x.Table).HasMaxLength(60);
            e.Property(x => x.Fields).HasMaxLength(-1);
            e.Property(x => x.Salt).HasMaxLength(AuditLink.SaltLength);
        });
        model.Entity<AuditLink>(e =>
        {
            e.HasKey(x => x.Sequence);
            e.Property(x => x.Sequence).ValueGeneratedNever();
            e.HasIndex(x => x.EntryId).IsUnique();
            e.Property(x => x.Content).HasMaxLength(AuditLink.HashLength);
            e.Property(x => x.Hash).HasMaxLength(AuditLink.HashLength);
        });
        model.Entity<AuditHead>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Hash).HasMaxLength(AuditLink.HashLength);
            e.Property(x => x.Sequence).IsConcurrencyToken();
        });
        model.Entity<WithheldNotice>(e =>
        {
            e.HasIndex(x => x.BillId).IsUnique();
            e.HasIndex(x => x.ReleasedAt);
        });
        model.Entity<Customer>().HasIndex(x => x.ProtectedFrom);
    }

    internal static void Metering(ModelBuilder model)
    {
        model.Entity<Meter>(e =>
        {
            e.HasIndex(x => x.Number).IsUnique();
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<MeterPlacement>(e =>
        {
            e.HasIndex(x => new { x.ServicePointId, x.From });
            e.HasIndex(x => x.MeterId);
            e.HasOne<Meter>().WithMany().HasForeignKey(x => x.MeterId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ServicePoint>().WithMany().HasForeignKey(x => x.ServicePointId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MeterReading>(e =>
        {
            e.HasIndex(x => new { x.ServicePointId, x.ReadOn });
            e.Property(x => x.Reason).HasMaxLength(40);
        });
        model.Entity<ReadingRound>(e =>
        {
            e.HasIndex(x => new { x.RouteId, x.Month }).IsUnique();
            e.HasIndex(x => x.NightOn);
            e.HasIndex(x => new { x.ClosedAt, x.NightOn });
            e.HasOne<Route>().WithMany().HasForeignKey(x => x.RouteId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReadingImport>().HasIndex(x => x.Sha256).IsUnique();
        model.Entity<ReadingImportLine>(e =>
        {
            e.HasIndex(x => x.ImportId);
            e.HasOne<ReadingImport>().WithMany().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Usage>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.ContractId, x.PeriodTo });
            e.HasIndex(x => x.RoundId);
            e.HasIndex(x => x.State).HasFilter("\"State\" = 2"); // Held: a few among millions, asked for all day long.
            e.HasCubicMetres(x => x.CubicMetres, "CubicMetres");
        });
        model.Entity<GateFinding>().HasIndex(x => x.UsageId);
        model.Entity<GateRelease>(e =>
        {
            e.HasIndex(x => x.UsageId).IsUnique();
            e.HasIndex(x => x.BillId);
            e.HasIndex(x => new { x.NeedsSecondPerson, x.ConfirmedBy });
        });
    }

    internal static void Books(ModelBuilder model)
    {
        model.Entity<Bill>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.ContractId, x.PeriodTo });
            e.HasMoney(x => x.Total, "TotalYen");
            e.Ignore(x => x.IsOccasional);
        });
        model.Entity<BillPart>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.UseClass).HasMaxLength(40);
            e.Property(x => x.Special).HasMaxLength(-1);
            e.HasCubicMetres(x => x.CubicMetres, "CubicMetres");
            e.HasMoney(x => x.Charged, "ChargedYen");
            e.HasMoney(x => x.Tax, "TaxYen");
            e.Ignore(x => x.BillId);
        });
        model.Entity<BillLine>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasMoney(x => x.Charged, "ChargedYen");
            e.HasMoney(x => x.Tax, "TaxYen");
            e.Ignore(x => x.PartId);
        });
        model.Entity<DeferredPart>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.DueOn);
        });
        model.Entity<FrozenRuleBook>(e =>
        {
            e.HasIndex(x => x.Sha256).IsUnique();
            e.Property(x => x.Json).HasMaxLength(-1);
        });
        model.Entity<NumberSeries>(e =>
        {
            e.HasKey(x => x.Name);
            e.Property(x => x.Name).HasMaxLength(40);
        });
        model.Entity<Claim>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.DebtorId);
            e.HasMoney(x => x.Amount, "AmountYen");
            e.HasMoney(x => x.Tax, "TaxYen");
            e.Ignore(x => x.BillId);
        });
        model.Entity<Transfer>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.ClaimId);
            e.HasIndex(x => x.PostedOn); // the journal, the reports and the settlement ask for days and months of a ledger of years
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<CreditUse>(e =>
        {
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.FromClaimId);
            e.HasIndex(x => x.ToClaimId);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
        model.Entity<Mandate>(e =>
        {
            e.HasIndex(x => x.ContractId);
            e.HasIndex(x => x.PayerId);
            e.HasOne<Customer>().WithMany().HasForeignKey(x => x.PayerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId).OnDelete(DeleteBehavior.Restrict);
            e.Property(x => x.BankCode).HasMaxLength(4);
            e.Property(x => x.BranchCode).HasMaxLength(3);
            e.Property(x => x.AccountNumber).HasMaxLength(7);
            e.Property(x => x.HolderKana).HasMaxLength(ZenginKana.HolderLength);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Masked);
        });
        model.Entity<Payment>(e =>
        {
            e.HasIndex(x => new { x.CustomerId, x.ReceivedOn });
            e.HasIndex(x => x.CancelsId).IsUnique();
            e.HasMoney(x => x.Amount, "AmountYen");
            e.HasMoney(x => x.Tendered, "TenderedYen");
        });
        model.Entity<Allocation>(e =>
        {
            e.HasIndex(x => x.PaymentId);
            e.HasIndex(x => x.ClaimId);
            e.HasMoney(x => x.Amount, "AmountYen");
        });
    }

    internal static void Nights(ModelBuilder model)
    {
        model.Entity<Night>().HasIndex(x => x.Date).IsUnique();
        model.Entity<NightStep>(e =>
        {
            e.HasIndex(x => new { x.NightId, x.Stage, x.Chunk }).IsUnique();
            e.HasOne<Night>().WithMany().HasForeignKey(x => x.NightId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NightFailure>(e =>
        {
            e.HasIndex(x => x.NightId);
            e.HasOne<Night>().WithMany().HasForeignKey(x => x.NightId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DocumentBatch>(e =>
        {
            e.HasIndex(x => x.NightId);
            e.HasIndex(x => x.FirstBill);
            e.HasOne<Night>().WithMany().HasForeignKey(x => x.NightId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
