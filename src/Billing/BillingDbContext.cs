using Billing.Bills;
using Billing.Collection;
using Billing.Concession;
using Billing.Contacts;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Requests;
using Billing.Privacy;
using Billing.Requests.Attachments;
using Billing.Requests.Contractors;
using Billing.Requests.Contributions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing;

/// <summary>The one model of all three databases. A derived context per provider adds nothing but the provider and the sign-in tables.</summary>
public abstract class BillingDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Route> Routes => Set<Route>();

    public DbSet<ServicePoint> ServicePoints => Set<ServicePoint>();

    public DbSet<Ownership> Ownerships => Set<Ownership>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<ProtectionMeasure> ProtectionMeasures => Set<ProtectionMeasure>();

    public DbSet<UnmaskRequest> UnmaskRequests => Set<UnmaskRequest>();

    public DbSet<AccessEntry> AccessEntries => Set<AccessEntry>();

    public DbSet<WithheldNotice> WithheldNotices => Set<WithheldNotice>();
    public DbSet<PayoutAccount> PayoutAccounts => Set<PayoutAccount>();

    public DbSet<DebtTakeover> DebtTakeovers => Set<DebtTakeover>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<ContractTerms> ContractTerms => Set<ContractTerms>();

    public DbSet<SewerConnection> SewerConnections => Set<SewerConnection>();

    public DbSet<DeferredPart> DeferredParts => Set<DeferredPart>();

    public DbSet<SupplyFact> SupplyFacts => Set<SupplyFact>();

    public DbSet<PlaceNote> PlaceNotes => Set<PlaceNote>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();

    public DbSet<CustomerMerger> CustomerMergers => Set<CustomerMerger>();

    public DbSet<CustomerMergeMove> CustomerMergeMoves => Set<CustomerMergeMove>();

    public DbSet<SearchBlock> SearchBlocks => Set<SearchBlock>();

    public DbSet<SearchAddition> SearchAdditions => Set<SearchAddition>();

    public DbSet<Request> Requests => Set<Request>();

    public DbSet<RequestStep> RequestSteps => Set<RequestStep>();

    public DbSet<RequestEffect> RequestEffects => Set<RequestEffect>();

    public DbSet<RequestDocument> RequestDocuments => Set<RequestDocument>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();

    public DbSet<Contractor> Contractors => Set<Contractor>();

    public DbSet<ContributionTerm> ContributionTerms => Set<ContributionTerm>();

    public DbSet<FieldOrder> FieldOrders => Set<FieldOrder>();

    public DbSet<Meter> Meters => Set<Meter>();

    public DbSet<MeterPlacement> MeterPlacements => Set<MeterPlacement>();

    public DbSet<MeterReading> MeterReadings => Set<MeterReading>();

    public DbSet<ReadingRound> ReadingRounds => Set<ReadingRound>();

    public DbSet<ReadingImport> ReadingImports => Set<ReadingImport>();

    public DbSet<ReadingImportLine> ReadingImportLines => Set<ReadingImportLine>();

    public DbSet<Usage> Usages => Set<Usage>();

    public DbSet<GateFinding> GateFindings => Set<GateFinding>();

    public DbSet<GateRelease> GateReleases => Set<GateRelease>();

    public DbSet<Bill> Bills => Set<Bill>();

    public DbSet<BillPart> BillParts => Set<BillPart>();

    public DbSet<BillLine> BillLines => Set<BillLine>();

    public DbSet<FrozenRuleBook> FrozenRuleBooks => Set<FrozenRuleBook>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<Transfer> Transfers => Set<Transfer>();

    public DbSet<CreditUse> CreditUses => Set<CreditUse>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<AllocationRecord> AllocationRecords => Set<AllocationRecord>();

    public DbSet<LateChargeEntry> LateChargeEntries => Set<LateChargeEntry>();

    public DbSet<RefundEntry> RefundEntries => Set<RefundEntry>();

    public DbSet<ConcessionItem> ConcessionItems => Set<ConcessionItem>();

    public DbSet<ConcessionSettlement> ConcessionSettlements => Set<ConcessionSettlement>();

    public DbSet<Night> Nights => Set<Night>();

    public DbSet<NightStep> NightSteps => Set<NightStep>();

    public DbSet<NightFailure> NightFailures => Set<NightFailure>();

    public DbSet<DocumentBatch> DocumentBatches => Set<DocumentBatch>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalDate>().HaveConversion<StoredValues.LocalDateConverter>();
        configurationBuilder.Properties<Instant>().HaveConversion<StoredValues.InstantConverter>();
        configurationBuilder.Properties<BillingMonth>().HaveConversion<StoredValues.BillingMonthConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        BillingModel.Places(modelBuilder);
        BillingModel.Contacts(modelBuilder);
        BillingModel.Privacy(modelBuilder);
        BillingModel.Metering(modelBuilder);
        BillingModel.Books(modelBuilder);
        ChargesModel.Add(modelBuilder);
        BillingModel.Nights(modelBuilder);
        RequestModel.Add(modelBuilder);
    }
}
