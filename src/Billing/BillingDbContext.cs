using Billing.Bills;
using Billing.Channels;
using Billing.Collection;
using Billing.Concession;
using Billing.Contacts;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Operations;
using Billing.Places;
using Billing.Plans.Desk;
using Billing.Requests;
using Billing.Privacy;
using Billing.Requests.Attachments;
using Billing.Requests.Contractors;
using Billing.Requests.Contributions;
using Billing.Revision.Studio;
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

    public DbSet<AuditLink> AuditLinks => Set<AuditLink>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

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

    public DbSet<LateChargeWaiver> LateChargeWaivers => Set<LateChargeWaiver>();

    public DbSet<CashDrawer> CashDrawers => Set<CashDrawer>();

    public DbSet<CashPiece> CashPieces => Set<CashPiece>();

    public DbSet<DrawerEntry> DrawerEntries => Set<DrawerEntry>();

    public DbSet<CashDeposit> CashDeposits => Set<CashDeposit>();

    public DbSet<RefundEntry> RefundEntries => Set<RefundEntry>();

    public DbSet<ConcessionItem> ConcessionItems => Set<ConcessionItem>();

    public DbSet<ConcessionSettlement> ConcessionSettlements => Set<ConcessionSettlement>();

    public DbSet<ConcessionSummary> ConcessionSummaries => Set<ConcessionSummary>();

    public DbSet<ConcessionSum> ConcessionSums => Set<ConcessionSum>();
    public DbSet<DunningCase> DunningCases => Set<DunningCase>();

    public DbSet<DunningStep> DunningSteps => Set<DunningStep>();

    public DbSet<DunningStepClaim> DunningStepClaims => Set<DunningStepClaim>();

    public DbSet<DunningHold> DunningHolds => Set<DunningHold>();

    public DbSet<InstalmentPledge> InstalmentPledges => Set<InstalmentPledge>();

    public DbSet<PledgeInstalment> PledgeInstalments => Set<PledgeInstalment>();

    public DbSet<SupplyStop> SupplyStops => Set<SupplyStop>();

    public DbSet<WriteOff> WriteOffs => Set<WriteOff>();

    public DbSet<WriteOffReversal> WriteOffReversals => Set<WriteOffReversal>();

    public DbSet<HeirShare> HeirShares => Set<HeirShare>();

    public DbSet<WorklistItem> WorklistItems => Set<WorklistItem>();
    public DbSet<IssuedSlip> IssuedSlips => Set<IssuedSlip>();

    public DbSet<IssuedSlipClaim> IssuedSlipClaims => Set<IssuedSlipClaim>();

    public DbSet<CollectionFile> CollectionFiles => Set<CollectionFile>();

    public DbSet<CollectionNotice> CollectionNotices => Set<CollectionNotice>();

    public DbSet<SuspenseItem> SuspenseItems => Set<SuspenseItem>();

    public DbSet<StoredProposal> StoredProposals => Set<StoredProposal>();

    public DbSet<ProposalVersion> ProposalVersions => Set<ProposalVersion>();

    public DbSet<StoredPlan> StoredPlans => Set<StoredPlan>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<UsageSnapshot> UsageSnapshots => Set<UsageSnapshot>();

    public DbSet<StudioTask> StudioTasks => Set<StudioTask>();

    public DbSet<NeighbourTariff> NeighbourTariffs => Set<NeighbourTariff>();

    public DbSet<DebitRun> DebitRuns => Set<DebitRun>();

    public DbSet<DebitRequestFile> DebitRequestFiles => Set<DebitRequestFile>();

    public DbSet<DebitEntry> DebitEntries => Set<DebitEntry>();

    public DbSet<DebitEntryClaim> DebitEntryClaims => Set<DebitEntryClaim>();

    public DbSet<Night> Nights => Set<Night>();

    public DbSet<NightStep> NightSteps => Set<NightStep>();

    public DbSet<NightFailure> NightFailures => Set<NightFailure>();

    public DbSet<DocumentBatch> DocumentBatches => Set<DocumentBatch>();

    /// <summary>When a change is on record: the machine's clock, which a provider's context takes.</summary>
    protected abstract IClock TraceClock { get; }
    public DbSet<ServiceProcess> ServiceProcesses => Set<ServiceProcess>();

    public DbSet<OperationRecord> OperationRecords => Set<OperationRecord>();

    /// <inheritdoc/>
    /// <remarks>
    /// Where money lowers a receivable, the cases of its debtor follow in the same transaction: supply that was stopped is ordered back, whoever books the money.
    /// Where personal data changes, what stood there and what stands there now is on record in the same transaction (<see cref="ChangeTraces"/>).
    /// </remarks>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var lowered = LoweredReceivables();
        var traces = Traces();
        using var transaction = traces is not null && Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        var rows = Undetected(() => base.SaveChanges(acceptAllChangesOnSuccess));
        if (traces is not null)
        {
            Keep(traces);
            Undetected(() => base.SaveChanges(acceptAllChangesOnSuccess));
            transaction?.Commit();
        }

        Follow(lowered);
        return rows;
    }

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var lowered = LoweredReceivables();
        var traces = Traces();
        await using var transaction = traces is not null && Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await Undetected(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
        if (traces is not null)
        {
            Keep(traces);
            await Undetected(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        Follow(lowered);
        return rows;
    }

    /// <summary>Looks for changes, once for all that ask.</summary>
    private ChangeTraces? Traces()
    {
        if (ChangeTracker.AutoDetectChangesEnabled)
        {
            ChangeTracker.DetectChanges();
        }

        return Undetected(() =>
        {
            ChangeTraces.Salt(ChangeTracker);
            return ChangeTraces.Of(ChangeTracker, PersonalTables.All);
        });
    }

    private void Keep(ChangeTraces traces)
    {
        AccessEntries.AddRange(traces.Entries(Actor.Current, TraceClock.GetCurrentInstant()));
        ChangeTraces.Salt(ChangeTracker);
    }

    /// <summary>Changes were looked for already, or need not be.</summary>
    private T Undetected<T>(Func<T> act)
    {
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return act();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private List<(long ClaimId, LocalDate On)> LoweredReceivables()
    {
        // What is added needs no search for changes.
        return Undetected(() => ChangeTracker.Entries<Transfer>().Where(t => t.State == EntityState.Added && t.Entity.Credit == Account.Receivable).Select(t => (t.Entity.ClaimId, t.Entity.PostedOn)).ToList());
    }

    private void Follow(List<(long ClaimId, LocalDate On)> lowered)
    {
        if (lowered.Count > 0)
        {
            CaseSettling.After(this, [.. lowered.Select(l => l.ClaimId).Distinct()], lowered.Max(l => l.On));
        }
    }

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
        ChannelModel.Channels(modelBuilder);
        DebitModel.Add(modelBuilder);
        RequestModel.Add(modelBuilder);
        DelinquencyModel.Add(modelBuilder);
        RevisionModel.Add(modelBuilder);
        OperationsModel.Add(modelBuilder);
    }
}
