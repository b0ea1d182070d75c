IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [AccessEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [Who] nvarchar(256) NOT NULL,
        [Kind] tinyint NOT NULL,
        [CustomerId] bigint NULL,
        [ContractId] bigint NULL,
        [What] nvarchar(400) NULL,
        [Why] nvarchar(400) NULL,
        [RequestId] bigint NULL,
        [Table] nvarchar(60) NULL,
        [RowKey] bigint NULL,
        [Fields] nvarchar(max) NULL,
        [Salt] varbinary(16) NOT NULL,
        CONSTRAINT [PK_AccessEntries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [AllocationRecords] (
        [PaymentId] bigint NOT NULL,
        [On] date NOT NULL,
        [RuleBookId] int NOT NULL,
        [WaterRuleId] nvarchar(400) NOT NULL,
        [SewerRuleId] nvarchar(400) NOT NULL,
        [Wish] nvarchar(max) NOT NULL,
        [Debts] nvarchar(max) NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_AllocationRecords] PRIMARY KEY ([PaymentId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Allocations] (
        [Id] bigint NOT NULL IDENTITY,
        [PaymentId] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [Basis] tinyint NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_Allocations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ApiKeys] (
        [Id] bigint NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [Prefix] nvarchar(16) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Scopes] nvarchar(400) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [CreatedBy] nvarchar(400) NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        [LastUsedAt] datetime2 NULL,
        [RevokedAt] datetime2 NULL,
        [RevokedBy] nvarchar(400) NULL,
        CONSTRAINT [PK_ApiKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [AuditHeads] (
        [Id] int NOT NULL,
        [Sequence] bigint NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_AuditHeads] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [AuditLinks] (
        [Sequence] bigint NOT NULL,
        [EntryId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [At] datetime2 NOT NULL,
        [SealedAt] datetime2 NOT NULL,
        [Content] varbinary(32) NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_AuditLinks] PRIMARY KEY ([Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [BillLines] (
        [Id] bigint NOT NULL,
        [Service] tinyint NOT NULL,
        [Kind] tinyint NOT NULL,
        [RuleId] nvarchar(400) NULL,
        [Ja] nvarchar(400) NOT NULL,
        [En] nvarchar(400) NOT NULL,
        [TaxPerMille] smallint NOT NULL,
        [ChargedYen] bigint NOT NULL,
        [TaxYen] bigint NOT NULL,
        CONSTRAINT [PK_BillLines] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [BillParts] (
        [Id] bigint NOT NULL,
        [Service] tinyint NOT NULL,
        [RuleBookId] int NOT NULL,
        [UseClass] nvarchar(40) NOT NULL,
        [MeterSize] int NOT NULL,
        [Months] int NOT NULL,
        [Dwellings] int NOT NULL,
        [Registers] nvarchar(400) NULL,
        [Special] nvarchar(max) NULL,
        [TaxPerMille] smallint NOT NULL,
        [ChargedYen] bigint NOT NULL,
        [CubicMetres] int NOT NULL,
        [TaxYen] bigint NOT NULL,
        CONSTRAINT [PK_BillParts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Bills] (
        [Id] bigint NOT NULL,
        [ContractId] bigint NOT NULL,
        [UsageId] bigint NOT NULL,
        [DebtorId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [Month] int NOT NULL,
        [PeriodFrom] date NOT NULL,
        [PeriodTo] date NOT NULL,
        [UserSince] date NOT NULL,
        [Stops] bit NOT NULL,
        [FixedOn] date NOT NULL,
        [CorrectsId] bigint NULL,
        [Reason] nvarchar(400) NULL,
        [MadeBy] nvarchar(400) NULL,
        [TotalYen] bigint NOT NULL,
        CONSTRAINT [PK_Bills] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CashDrawers] (
        [Id] bigint NOT NULL IDENTITY,
        [Window] nvarchar(20) NOT NULL,
        [Clerk] nvarchar(256) NOT NULL,
        [Day] date NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        [State] tinyint NOT NULL,
        [Counts] int NOT NULL,
        [ExpectedYen] bigint NULL,
        [CountedYen] bigint NULL,
        [Reason] nvarchar(400) NULL,
        [ClosedAt] datetime2 NULL,
        [SecondPerson] nvarchar(400) NULL,
        [Version] int NOT NULL,
        [FloatYen] bigint NOT NULL,
        CONSTRAINT [PK_CashDrawers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Claims] (
        [Id] bigint NOT NULL,
        [Service] tinyint NOT NULL,
        [ContractId] bigint NOT NULL,
        [DebtorId] bigint NOT NULL,
        [DueOn] date NOT NULL,
        [AmountYen] bigint NOT NULL,
        [TaxYen] bigint NOT NULL,
        CONSTRAINT [PK_Claims] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CollectionFiles] (
        [Id] bigint NOT NULL IDENTITY,
        [Name] nvarchar(400) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Format] nvarchar(400) NOT NULL,
        [Channel] tinyint NOT NULL,
        [TakenOn] date NOT NULL,
        [TakenAt] datetime2 NOT NULL,
        [TakenBy] nvarchar(400) NOT NULL,
        [Records] int NOT NULL,
        [BroughtYen] bigint NOT NULL,
        [PostedYen] bigint NOT NULL,
        [SuspendedYen] bigint NOT NULL,
        [TakenBackYen] bigint NOT NULL,
        CONSTRAINT [PK_CollectionFiles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ConcessionItems] (
        [TransferId] bigint NOT NULL,
        [Month] int NOT NULL,
        [ClaimId] bigint NOT NULL,
        [On] date NOT NULL,
        [Kind] tinyint NOT NULL,
        [RuleId] nvarchar(400) NULL,
        [CollectedYen] bigint NOT NULL,
        [FeeYen] bigint NOT NULL,
        [ShareYen] bigint NOT NULL,
        CONSTRAINT [PK_ConcessionItems] PRIMARY KEY ([TransferId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ConcessionSettlements] (
        [Id] bigint NOT NULL IDENTITY,
        [Month] int NOT NULL,
        [Items] int NOT NULL,
        [Bills] int NOT NULL,
        [ClosedOn] date NOT NULL,
        [ClosedBy] nvarchar(400) NOT NULL,
        [RuleBookId] int NOT NULL,
        [BillingCostYen] bigint NOT NULL,
        [CollectedYen] bigint NOT NULL,
        [FeeYen] bigint NOT NULL,
        [ShareYen] bigint NOT NULL,
        CONSTRAINT [PK_ConcessionSettlements] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ConcessionSummaries] (
        [Id] bigint NOT NULL IDENTITY,
        [Month] int NOT NULL,
        [ReckonedAt] datetime2 NULL,
        [OperatorJa] nvarchar(400) NULL,
        [OperatorEn] nvarchar(400) NULL,
        [Bills] int NOT NULL,
        [CostRuleJa] nvarchar(400) NULL,
        [CostRuleEn] nvarchar(400) NULL,
        [BillingCostYen] bigint NOT NULL,
        [WrittenOffYen] bigint NOT NULL,
        CONSTRAINT [PK_ConcessionSummaries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ConcessionSums] (
        [Id] bigint NOT NULL IDENTITY,
        [Month] int NOT NULL,
        [Kind] tinyint NOT NULL,
        [Percent] bigint NOT NULL,
        [Count] int NOT NULL,
        [CollectedYen] bigint NOT NULL,
        [FeeYen] bigint NOT NULL,
        [ShareYen] bigint NOT NULL,
        CONSTRAINT [PK_ConcessionSums] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CreditUses] (
        [Id] bigint NOT NULL,
        [FromClaimId] bigint NOT NULL,
        [ToClaimId] bigint NULL,
        [On] date NOT NULL,
        [At] datetime2 NOT NULL,
        [By] nvarchar(400) NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_CreditUses] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CustomerMergers] (
        [Id] bigint NOT NULL IDENTITY,
        [CustomerId] bigint NOT NULL,
        [IntoId] bigint NOT NULL,
        [On] date NOT NULL,
        [By] nvarchar(400) NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [ProtectedBefore] date NULL,
        [UndoneOn] date NULL,
        [UndoneBy] nvarchar(400) NULL,
        [UndoneReason] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_CustomerMergers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Customers] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(400) NOT NULL,
        [Name] nvarchar(400) NOT NULL,
        [Kana] nvarchar(400) NOT NULL,
        [Phone] nvarchar(400) NULL,
        [MailingAddress] nvarchar(400) NULL,
        [IsBody] bit NOT NULL,
        [Representative] nvarchar(400) NULL,
        [HeadOffice] nvarchar(400) NULL,
        [ProtectedFrom] date NULL,
        [MergedIntoId] bigint NULL,
        [KanaKey] nvarchar(400) NOT NULL,
        [PhoneKey] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Customers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Customers_Customers_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DebitRuns] (
        [Id] bigint NOT NULL IDENTITY,
        [Contract] nvarchar(400) NOT NULL,
        [Profile] nvarchar(400) NOT NULL,
        [ClientCode] nvarchar(10) NOT NULL,
        [DebitOn] date NOT NULL,
        [Services] tinyint NOT NULL,
        [State] tinyint NOT NULL,
        [Entries] int NOT NULL,
        [MadeOn] date NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [MadeBy] nvarchar(400) NOT NULL,
        [FileName] nvarchar(400) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [SentOn] date NULL,
        [SentBy] nvarchar(400) NULL,
        [AnsweredOn] date NULL,
        [AnsweredAt] datetime2 NULL,
        [AnsweredBy] nvarchar(400) NULL,
        [AnswerName] nvarchar(400) NULL,
        [AnswerSha256] nvarchar(64) NULL,
        [CancelledOn] date NULL,
        [CancelledBy] nvarchar(400) NULL,
        [Why] nvarchar(400) NULL,
        [Version] int NOT NULL,
        [AskedYen] bigint NOT NULL,
        [DebitedYen] bigint NOT NULL,
        CONSTRAINT [PK_DebitRuns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DeferredParts] (
        [Id] bigint NOT NULL,
        [UsageId] bigint NOT NULL,
        [Service] tinyint NOT NULL,
        [Month] int NOT NULL,
        [DueOn] date NOT NULL,
        CONSTRAINT [PK_DeferredParts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [EmergencyEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [UserName] nvarchar(400) NOT NULL,
        [By] nvarchar(400) NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [Role] nvarchar(400) NOT NULL,
        [Until] datetime2 NOT NULL,
        [UsedAt] datetime2 NULL,
        [ReviewedBy] nvarchar(400) NULL,
        [ReviewedAt] datetime2 NULL,
        [Finding] nvarchar(400) NULL,
        CONSTRAINT [PK_EmergencyEntries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [FrozenRuleBooks] (
        [Id] int NOT NULL IDENTITY,
        [BookId] nvarchar(400) NOT NULL,
        [Sha256] nvarchar(400) NOT NULL,
        [Json] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_FrozenRuleBooks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [GateFindings] (
        [Id] bigint NOT NULL IDENTITY,
        [UsageId] bigint NOT NULL,
        [RuleId] nvarchar(400) NOT NULL,
        [Ja] nvarchar(400) NOT NULL,
        [En] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_GateFindings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [GateReleases] (
        [Id] bigint NOT NULL IDENTITY,
        [UsageId] bigint NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [ReleasedBy] nvarchar(400) NOT NULL,
        [ReleasedAt] datetime2 NOT NULL,
        [ConfirmedBy] nvarchar(400) NULL,
        [ConfirmedAt] datetime2 NULL,
        [NeedsSecondPerson] bit NOT NULL,
        [BillId] bigint NULL,
        CONSTRAINT [PK_GateReleases] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [IssuedSlips] (
        [Id] bigint NOT NULL IDENTITY,
        [BillId] bigint NOT NULL,
        [Reissue] int NOT NULL,
        [DueOn] date NOT NULL,
        [Limit] date NULL,
        [IssuedOn] date NOT NULL,
        [IssuedBy] nvarchar(400) NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_IssuedSlips] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [LateChargeEntries] (
        [ClaimId] bigint NOT NULL,
        [PrincipalId] bigint NOT NULL,
        [Until] date NOT NULL,
        [PaymentId] bigint NOT NULL,
        [RuleId] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_LateChargeEntries] PRIMARY KEY ([ClaimId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [LateChargeWaivers] (
        [Id] bigint NOT NULL IDENTITY,
        [ClaimId] bigint NOT NULL,
        [Ground] tinyint NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [RuleId] nvarchar(400) NOT NULL,
        [Article] nvarchar(400) NOT NULL,
        [NeedsSecondPerson] bit NOT NULL,
        [AskedOn] date NOT NULL,
        [AskedBy] nvarchar(400) NOT NULL,
        [DecidedOn] date NULL,
        [DecidedBy] nvarchar(400) NULL,
        [Confirmed] bit NULL,
        [TransferId] bigint NULL,
        [BackTransferId] bigint NULL,
        [Version] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_LateChargeWaivers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [MeterReadings] (
        [Id] bigint NOT NULL IDENTITY,
        [ServicePointId] bigint NOT NULL,
        [MeterId] bigint NOT NULL,
        [Register] smallint NOT NULL,
        [ReadOn] date NOT NULL,
        [Index] int NOT NULL,
        [Kind] tinyint NOT NULL,
        [RoundId] bigint NULL,
        [Reason] nvarchar(40) NULL,
        [ImportId] bigint NULL,
        [EnteredBy] nvarchar(400) NULL,
        [Superseded] bit NOT NULL,
        [SupersedesId] bigint NULL,
        CONSTRAINT [PK_MeterReadings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Meters] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(400) NOT NULL,
        [Size] int NOT NULL,
        [Dials] int NOT NULL,
        [ExpiresOn] date NOT NULL,
        [Registers] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Meters] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [NeighbourTariffs] (
        [Id] int NOT NULL IDENTITY,
        [Service] tinyint NOT NULL,
        [TariffId] nvarchar(400) NOT NULL,
        [Utility] nvarchar(400) NOT NULL,
        [EffectiveFrom] date NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [TakenAt] datetime2 NOT NULL,
        [TakenBy] nvarchar(256) NOT NULL,
        [WithdrawnAt] datetime2 NULL,
        [WithdrawnBy] nvarchar(256) NULL,
        CONSTRAINT [PK_NeighbourTariffs] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Nights] (
        [Id] int NOT NULL IDENTITY,
        [Date] date NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [FinishedAt] datetime2 NULL,
        CONSTRAINT [PK_Nights] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [NumberSeries] (
        [Name] nvarchar(40) NOT NULL,
        [Last] bigint NOT NULL,
        CONSTRAINT [PK_NumberSeries] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [OperationRecords] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] tinyint NOT NULL,
        [At] datetime2 NOT NULL,
        [Good] bit NOT NULL,
        [Number] bigint NOT NULL,
        [Detail] nvarchar(400) NULL,
        CONSTRAINT [PK_OperationRecords] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Payments] (
        [Id] bigint NOT NULL IDENTITY,
        [ReceivedOn] date NOT NULL,
        [Channel] tinyint NOT NULL,
        [CustomerId] bigint NOT NULL,
        [TakenBy] nvarchar(400) NULL,
        [CancelsId] bigint NULL,
        [Reason] nvarchar(400) NULL,
        [AmountYen] bigint NOT NULL,
        [TenderedYen] bigint NOT NULL,
        CONSTRAINT [PK_Payments] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ProtectionMeasures] (
        [Id] bigint NOT NULL IDENTITY,
        [CustomerId] bigint NOT NULL,
        [Step] tinyint NOT NULL,
        [From] date NOT NULL,
        [Until] date NULL,
        [AskedBy] nvarchar(400) NOT NULL,
        [Office] nvarchar(400) NOT NULL,
        [Document] nvarchar(400) NULL,
        [EnteredBy] nvarchar(400) NOT NULL,
        [EnteredAt] datetime2 NOT NULL,
        [ConfirmedBy] nvarchar(400) NULL,
        CONSTRAINT [PK_ProtectionMeasures] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ReadingImports] (
        [Id] bigint NOT NULL IDENTITY,
        [FileName] nvarchar(400) NOT NULL,
        [Sha256] nvarchar(400) NOT NULL,
        [ImportedBy] nvarchar(400) NOT NULL,
        [ImportedAt] datetime2 NOT NULL,
        [Lines] int NOT NULL,
        [Taken] int NOT NULL,
        [Corrected] int NOT NULL,
        [Unchanged] int NOT NULL,
        [Refused] int NOT NULL,
        CONSTRAINT [PK_ReadingImports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [RefundEntries] (
        [Id] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [PayeeId] bigint NOT NULL,
        [On] date NOT NULL,
        [Lots] nvarchar(max) NOT NULL,
        [RuleBookId] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        [InterestYen] bigint NOT NULL,
        CONSTRAINT [PK_RefundEntries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Requests] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(20) NOT NULL,
        [Kind] tinyint NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [IsClosed] bit NOT NULL,
        [ContractId] bigint NULL,
        [ServicePointId] bigint NULL,
        [CustomerId] bigint NULL,
        [ReceivedOn] date NOT NULL,
        [Channel] tinyint NOT NULL,
        [DueOn] date NULL,
        [Desk] nvarchar(400) NULL,
        [ReceivedBy] nvarchar(400) NOT NULL,
        [ClosedOn] date NULL,
        [Form] nvarchar(max) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Requests] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Routes] (
        [Id] int NOT NULL IDENTITY,
        [Code] nvarchar(400) NOT NULL,
        [Name] nvarchar(400) NOT NULL,
        [CycleMonths] int NOT NULL,
        [CycleOffset] int NOT NULL,
        [ReadingDay] int NOT NULL,
        CONSTRAINT [PK_Routes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SearchAdditions] (
        [Id] bigint NOT NULL IDENTITY,
        [Gram] bigint NOT NULL,
        [ContractId] bigint NOT NULL,
        CONSTRAINT [PK_SearchAdditions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SearchBlocks] (
        [Id] bigint NOT NULL,
        [Contracts] varbinary(1024) NOT NULL,
        CONSTRAINT [PK_SearchBlocks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ServiceProcesses] (
        [Id] nvarchar(120) NOT NULL,
        [Machine] nvarchar(100) NOT NULL,
        [Role] tinyint NOT NULL,
        [Schema] nvarchar(150) NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [SeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_ServiceProcesses] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffActs] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [Who] nvarchar(400) NOT NULL,
        [Kind] tinyint NOT NULL,
        [About] nvarchar(256) NOT NULL,
        [What] nvarchar(400) NULL,
        CONSTRAINT [PK_StaffActs] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffRoles] (
        [Id] nvarchar(64) NOT NULL,
        [Name] nvarchar(400) NULL,
        [NormalizedName] nvarchar(400) NULL,
        [ConcurrencyStamp] nvarchar(400) NULL,
        CONSTRAINT [PK_StaffRoles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffUsers] (
        [Id] nvarchar(64) NOT NULL,
        [DisplayName] nvarchar(400) NOT NULL,
        [Affiliation] tinyint NOT NULL,
        [MustChangePassword] bit NOT NULL,
        [LastSignInAt] datetime2 NULL,
        [DisabledAt] datetime2 NULL,
        [EmergencyUntil] datetime2 NULL,
        [LastCodes] nvarchar(64) NULL,
        [UserName] nvarchar(400) NULL,
        [NormalizedUserName] nvarchar(400) NULL,
        [Email] nvarchar(400) NULL,
        [NormalizedEmail] nvarchar(400) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(400) NULL,
        [SecurityStamp] nvarchar(400) NULL,
        [ConcurrencyStamp] nvarchar(400) NULL,
        [PhoneNumber] nvarchar(400) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_StaffUsers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StoredPlans] (
        [Id] int NOT NULL IDENTITY,
        [Kind] tinyint NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [CreatedBy] nvarchar(256) NOT NULL,
        CONSTRAINT [PK_StoredPlans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StoredProposals] (
        [Id] int NOT NULL IDENTITY,
        [Service] tinyint NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [CreatedBy] nvarchar(256) NOT NULL,
        CONSTRAINT [PK_StoredProposals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StudioTasks] (
        [Id] int NOT NULL IDENTITY,
        [Kind] tinyint NOT NULL,
        [Service] tinyint NOT NULL,
        [Question] nvarchar(max) NOT NULL,
        [QuestionHash] nvarchar(64) NOT NULL,
        [State] tinyint NOT NULL,
        [Done] bigint NOT NULL,
        [Total] bigint NOT NULL,
        [Progress] nvarchar(400) NOT NULL,
        [Fence] int NOT NULL,
        [LeaseUntil] datetime2 NULL,
        [StopAsked] bit NOT NULL,
        [Result] nvarchar(max) NOT NULL,
        [RefusedJa] nvarchar(max) NOT NULL,
        [RefusedEn] nvarchar(max) NOT NULL,
        [ProposalId] int NULL,
        [SnapshotId] int NULL,
        [AskedAt] datetime2 NOT NULL,
        [AskedBy] nvarchar(256) NOT NULL,
        [FinishedAt] datetime2 NULL,
        CONSTRAINT [PK_StudioTasks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Transfers] (
        [Id] bigint NOT NULL,
        [Fund] tinyint NOT NULL,
        [Debit] tinyint NOT NULL,
        [Credit] tinyint NOT NULL,
        [PostedOn] date NOT NULL,
        [ClaimId] bigint NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_Transfers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [UnmaskRequests] (
        [Id] bigint NOT NULL IDENTITY,
        [CustomerId] bigint NOT NULL,
        [Purpose] tinyint NOT NULL,
        [BillId] bigint NULL,
        [Reason] nvarchar(400) NOT NULL,
        [Recipient] nvarchar(400) NOT NULL,
        [AskedBy] nvarchar(400) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [DecidedBy] nvarchar(400) NULL,
        [DecidedAt] datetime2 NULL,
        [Refusal] nvarchar(400) NULL,
        [OpenUntil] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_UnmaskRequests] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Usages] (
        [Id] bigint NOT NULL,
        [ContractId] bigint NOT NULL,
        [ServicePointId] bigint NOT NULL,
        [RoundId] bigint NULL,
        [PeriodFrom] date NOT NULL,
        [PeriodTo] date NOT NULL,
        [Months] int NOT NULL,
        [PreviousIndex] int NOT NULL,
        [CurrentIndex] int NOT NULL,
        [OldMeterCubicMetres] int NOT NULL,
        [Registers] nvarchar(400) NULL,
        [Overestimated] int NOT NULL,
        [OverestimatedRegisters] nvarchar(400) NULL,
        [MeterSize] int NOT NULL,
        [UserSince] date NOT NULL,
        [Stops] bit NOT NULL,
        [Basis] tinyint NOT NULL,
        [State] tinyint NOT NULL,
        [CubicMetres] int NOT NULL,
        CONSTRAINT [PK_Usages] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [UsageSnapshots] (
        [Id] int NOT NULL IDENTITY,
        [Service] tinyint NOT NULL,
        [Source] tinyint NOT NULL,
        [Title] nvarchar(400) NOT NULL,
        [FiscalYear] int NULL,
        [FileName] nvarchar(400) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [Cells] int NOT NULL,
        [Bills] bigint NOT NULL,
        [CubicMetres] bigint NOT NULL,
        [LeftOut] bigint NOT NULL,
        [LeftOutWhy] nvarchar(2000) NOT NULL,
        [TakenAt] datetime2 NOT NULL,
        [TakenBy] nvarchar(256) NOT NULL,
        [LeftOutYen] bigint NOT NULL,
        CONSTRAINT [PK_UsageSnapshots] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [WithheldNotices] (
        [Id] bigint NOT NULL IDENTITY,
        [BillId] bigint NOT NULL,
        [CustomerId] bigint NOT NULL,
        [Fate] tinyint NOT NULL,
        [WithheldAt] datetime2 NOT NULL,
        [ReleasedBy] nvarchar(400) NULL,
        [ReleasedAt] datetime2 NULL,
        CONSTRAINT [PK_WithheldNotices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CashDeposits] (
        [DrawerId] bigint NOT NULL,
        [On] date NOT NULL,
        [Slip] nvarchar(40) NOT NULL,
        [By] nvarchar(400) NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_CashDeposits] PRIMARY KEY ([DrawerId]),
        CONSTRAINT [FK_CashDeposits_CashDrawers_DrawerId] FOREIGN KEY ([DrawerId]) REFERENCES [CashDrawers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CashPieces] (
        [Id] bigint NOT NULL IDENTITY,
        [DrawerId] bigint NOT NULL,
        [Count] int NOT NULL,
        [Denomination] int NOT NULL,
        [Pieces] int NOT NULL,
        CONSTRAINT [PK_CashPieces] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CashPieces_CashDrawers_DrawerId] FOREIGN KEY ([DrawerId]) REFERENCES [CashDrawers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DrawerEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [DrawerId] bigint NOT NULL,
        [PaymentId] bigint NULL,
        [RefundId] bigint NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_DrawerEntries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DrawerEntries_CashDrawers_DrawerId] FOREIGN KEY ([DrawerId]) REFERENCES [CashDrawers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CollectionNotices] (
        [Id] bigint NOT NULL IDENTITY,
        [FileId] bigint NOT NULL,
        [Record] int NOT NULL,
        [Notice] tinyint NOT NULL,
        [SlipKey] nvarchar(32) NOT NULL,
        [Reissue] int NULL,
        [PaidOn] date NOT NULL,
        [PaidMinute] int NULL,
        [RemitOn] date NULL,
        [Store] nvarchar(400) NOT NULL,
        [Fate] tinyint NOT NULL,
        [ActId] bigint NULL,
        [PaymentId] bigint NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_CollectionNotices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CollectionNotices_CollectionFiles_FileId] FOREIGN KEY ([FileId]) REFERENCES [CollectionFiles] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [CustomerMergeMoves] (
        [Id] bigint NOT NULL IDENTITY,
        [MergerId] bigint NOT NULL,
        [Entity] nvarchar(60) NOT NULL,
        [Property] nvarchar(60) NOT NULL,
        [RowId] bigint NOT NULL,
        CONSTRAINT [PK_CustomerMergeMoves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CustomerMergeMoves_CustomerMergers_MergerId] FOREIGN KEY ([MergerId]) REFERENCES [CustomerMergers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Contractors] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(20) NOT NULL,
        [Service] tinyint NOT NULL,
        [CustomerId] bigint NOT NULL,
        [Engineer] nvarchar(400) NOT NULL,
        [EngineerLicence] nvarchar(400) NOT NULL,
        [From] date NOT NULL,
        [To] date NOT NULL,
        [SuspendedFrom] date NULL,
        [SuspendedTo] date NULL,
        [EndedOn] date NULL,
        [Reason] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Contractors] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Contractors_Customers_CustomerId] FOREIGN KEY ([CustomerId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DunningCases] (
        [Id] bigint NOT NULL IDENTITY,
        [DebtorId] bigint NOT NULL,
        [Service] tinyint NOT NULL,
        [OpenedOn] date NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [ClosedOn] date NULL,
        [Officer] nvarchar(60) NULL,
        [LimitsOn] date NULL,
        [NextOn] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DunningCases] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DunningCases_Customers_DebtorId] FOREIGN KEY ([DebtorId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DunningHolds] (
        [Id] bigint NOT NULL IDENTITY,
        [DebtorId] bigint NOT NULL,
        [Service] tinyint NULL,
        [Reason] tinyint NOT NULL,
        [From] date NOT NULL,
        [ReviewOn] date NULL,
        [EndedOn] date NULL,
        [EventOn] date NULL,
        [Note] nvarchar(400) NULL,
        [SetBy] nvarchar(400) NOT NULL,
        [EndedBy] nvarchar(400) NULL,
        CONSTRAINT [PK_DunningHolds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DunningHolds_Customers_DebtorId] FOREIGN KEY ([DebtorId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [HeirShares] (
        [Id] bigint NOT NULL IDENTITY,
        [DebtorId] bigint NOT NULL,
        [HeirId] bigint NOT NULL,
        [Numerator] int NOT NULL,
        [Denominator] int NOT NULL,
        [EnteredOn] date NOT NULL,
        [EnteredBy] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_HeirShares] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_HeirShares_Customers_DebtorId] FOREIGN KEY ([DebtorId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [PayoutAccounts] (
        [Id] bigint NOT NULL IDENTITY,
        [CustomerId] bigint NOT NULL,
        [BankCode] nvarchar(400) NOT NULL,
        [BranchCode] nvarchar(400) NOT NULL,
        [Kind] tinyint NOT NULL,
        [Number] nvarchar(400) NOT NULL,
        [Holder] nvarchar(400) NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        [EnteredBy] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_PayoutAccounts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PayoutAccounts_Customers_CustomerId] FOREIGN KEY ([CustomerId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DebitRequestFiles] (
        [RunId] bigint NOT NULL,
        [Bytes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_DebitRequestFiles] PRIMARY KEY ([RunId]),
        CONSTRAINT [FK_DebitRequestFiles_DebitRuns_RunId] FOREIGN KEY ([RunId]) REFERENCES [DebitRuns] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [IssuedSlipClaims] (
        [Id] bigint NOT NULL IDENTITY,
        [SlipId] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_IssuedSlipClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IssuedSlipClaims_IssuedSlips_SlipId] FOREIGN KEY ([SlipId]) REFERENCES [IssuedSlips] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DocumentBatches] (
        [Id] bigint NOT NULL IDENTITY,
        [NightId] int NOT NULL,
        [FirstBill] bigint NOT NULL,
        [LastBill] bigint NOT NULL,
        [Count] int NOT NULL,
        [PrintedAt] datetime2 NULL,
        CONSTRAINT [PK_DocumentBatches] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DocumentBatches_Nights_NightId] FOREIGN KEY ([NightId]) REFERENCES [Nights] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [NightFailures] (
        [Id] bigint NOT NULL IDENTITY,
        [NightId] int NOT NULL,
        [Stage] tinyint NOT NULL,
        [ContractId] bigint NOT NULL,
        [UsageId] bigint NOT NULL,
        [Code] nvarchar(400) NOT NULL,
        [Ja] nvarchar(400) NOT NULL,
        [En] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_NightFailures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_NightFailures_Nights_NightId] FOREIGN KEY ([NightId]) REFERENCES [Nights] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [NightSteps] (
        [Id] bigint NOT NULL IDENTITY,
        [NightId] int NOT NULL,
        [Stage] tinyint NOT NULL,
        [Chunk] int NOT NULL,
        [FromRoute] int NOT NULL,
        [ToRoute] int NOT NULL,
        [FromSequence] int NOT NULL,
        [ToSequence] int NOT NULL,
        [FromUsage] bigint NOT NULL,
        [ToUsage] bigint NOT NULL,
        [State] tinyint NOT NULL,
        [Worker] nvarchar(400) NULL,
        [Fence] int NOT NULL,
        [LeaseUntil] datetime2 NULL,
        [Done] int NOT NULL,
        [Held] int NOT NULL,
        [Failed] int NOT NULL,
        [Yen] bigint NOT NULL,
        [FirstId] bigint NOT NULL,
        [LastId] bigint NOT NULL,
        [Milliseconds] int NOT NULL,
        CONSTRAINT [PK_NightSteps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_NightSteps_Nights_NightId] FOREIGN KEY ([NightId]) REFERENCES [Nights] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ReadingImportLines] (
        [Id] bigint NOT NULL IDENTITY,
        [ImportId] bigint NOT NULL,
        [Line] int NOT NULL,
        [Code] nvarchar(400) NOT NULL,
        [Ja] nvarchar(400) NOT NULL,
        [En] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_ReadingImportLines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReadingImportLines_ReadingImports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [ReadingImports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Attachments] (
        [Id] bigint NOT NULL IDENTITY,
        [RequestId] bigint NOT NULL,
        [Name] nvarchar(100) NOT NULL,
        [Subject] tinyint NOT NULL,
        [Title] nvarchar(400) NULL,
        [Type] tinyint NOT NULL,
        [Size] int NOT NULL,
        [Sha256] nvarchar(64) NOT NULL,
        [AddedAt] datetime2 NOT NULL,
        [AddedBy] nvarchar(400) NOT NULL,
        [RemovedAt] datetime2 NULL,
        [RemovedBy] nvarchar(400) NULL,
        [RemovedReason] nvarchar(400) NULL,
        CONSTRAINT [PK_Attachments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Attachments_Requests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [Requests] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ContributionTerms] (
        [Id] bigint NOT NULL IDENTITY,
        [RequestId] bigint NOT NULL,
        [Number] int NOT NULL,
        [DueOn] date NOT NULL,
        [DebtorId] bigint NOT NULL,
        [BillId] bigint NULL,
        [Cancelled] bit NOT NULL,
        [Version] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_ContributionTerms] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ContributionTerms_Requests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [Requests] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [RequestDocuments] (
        [Id] bigint NOT NULL IDENTITY,
        [RequestId] bigint NOT NULL,
        [Name] nvarchar(400) NOT NULL,
        [ReceivedOn] date NOT NULL,
        [ReceivedBy] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_RequestDocuments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RequestDocuments_Requests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [Requests] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [RequestEffects] (
        [Id] bigint NOT NULL IDENTITY,
        [RequestId] bigint NOT NULL,
        [StepId] bigint NOT NULL,
        [Kind] nvarchar(400) NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [Ja] nvarchar(1000) NOT NULL,
        [En] nvarchar(1000) NOT NULL,
        [UndoneByStepId] bigint NULL,
        CONSTRAINT [PK_RequestEffects] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RequestEffects_Requests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [Requests] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [RequestSteps] (
        [Id] bigint NOT NULL IDENTITY,
        [RequestId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [At] datetime2 NOT NULL,
        [Person] nvarchar(400) NOT NULL,
        [Trigger] nvarchar(400) NOT NULL,
        [FromState] nvarchar(400) NOT NULL,
        [ToState] nvarchar(40) NOT NULL,
        [Form] nvarchar(max) NULL,
        CONSTRAINT [PK_RequestSteps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RequestSteps_Requests_RequestId] FOREIGN KEY ([RequestId]) REFERENCES [Requests] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ReadingRounds] (
        [Id] bigint NOT NULL IDENTITY,
        [RouteId] int NOT NULL,
        [Month] int NOT NULL,
        [Months] int NOT NULL,
        [ReadOn] date NOT NULL,
        [NightOn] date NOT NULL,
        [ClosedAt] datetime2 NULL,
        CONSTRAINT [PK_ReadingRounds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ReadingRounds_Routes_RouteId] FOREIGN KEY ([RouteId]) REFERENCES [Routes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ServicePoints] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(400) NOT NULL,
        [RouteId] int NOT NULL,
        [RouteSequence] int NOT NULL,
        [Town] nvarchar(400) NOT NULL,
        [Address] nvarchar(400) NOT NULL,
        [MeterSize] int NOT NULL,
        [ParentId] bigint NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_ServicePoints] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ServicePoints_Routes_RouteId] FOREIGN KEY ([RouteId]) REFERENCES [Routes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffRoleClaims] (
        [Id] int NOT NULL IDENTITY,
        [RoleId] nvarchar(400) NOT NULL,
        [ClaimType] nvarchar(400) NULL,
        [ClaimValue] nvarchar(400) NULL,
        CONSTRAINT [PK_StaffRoleClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StaffRoleClaims_StaffRoles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [StaffRoles] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] nvarchar(400) NOT NULL,
        [ClaimType] nvarchar(400) NULL,
        [ClaimValue] nvarchar(400) NULL,
        CONSTRAINT [PK_StaffUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StaffUserClaims_StaffUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [StaffUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffUserLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(400) NULL,
        [UserId] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_StaffUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_StaffUserLogins_StaffUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [StaffUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffUserRoles] (
        [UserId] nvarchar(400) NOT NULL,
        [RoleId] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_StaffUserRoles] PRIMARY KEY ([UserId], [RoleId]),
        CONSTRAINT [FK_StaffUserRoles_StaffRoles_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [StaffRoles] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_StaffUserRoles_StaffUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [StaffUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [StaffUserTokens] (
        [UserId] nvarchar(400) NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_StaffUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_StaffUserTokens_StaffUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [StaffUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [PlanVersions] (
        [Id] int NOT NULL IDENTITY,
        [PlanId] int NOT NULL,
        [Number] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Remark] nvarchar(400) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [SavedBy] nvarchar(256) NOT NULL,
        CONSTRAINT [PK_PlanVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PlanVersions_StoredPlans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [StoredPlans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ProposalVersions] (
        [Id] int NOT NULL IDENTITY,
        [ProposalId] int NOT NULL,
        [Number] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Author] nvarchar(200) NOT NULL,
        [DrawnUpOn] date NOT NULL,
        [EffectiveFrom] date NOT NULL,
        [BaselineId] nvarchar(400) NOT NULL,
        [BaselineText] nvarchar(max) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Remark] nvarchar(400) NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [SavedBy] nvarchar(256) NOT NULL,
        CONSTRAINT [PK_ProposalVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProposalVersions_StoredProposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [StoredProposals] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SuspenseItems] (
        [Id] bigint NOT NULL IDENTITY,
        [NoticeId] bigint NOT NULL,
        [Reason] tinyint NOT NULL,
        [End] tinyint NULL,
        [EndedOn] date NULL,
        [EndedBy] nvarchar(400) NULL,
        [Why] nvarchar(400) NULL,
        [PaymentId] bigint NULL,
        [Version] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_SuspenseItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SuspenseItems_CollectionNotices_NoticeId] FOREIGN KEY ([NoticeId]) REFERENCES [CollectionNotices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DunningSteps] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseId] bigint NOT NULL,
        [On] date NOT NULL,
        [By] nvarchar(400) NOT NULL,
        [ConfirmedBy] nvarchar(400) NULL,
        [Trigger] nvarchar(400) NOT NULL,
        [From] nvarchar(400) NOT NULL,
        [To] nvarchar(400) NOT NULL,
        [Name] nvarchar(400) NULL,
        [Act] tinyint NULL,
        [RuleId] nvarchar(400) NULL,
        [Document] nvarchar(400) NULL,
        [Article] nvarchar(400) NULL,
        [ServedOn] date NULL,
        [DeadlineOn] date NULL,
        [FeeBillId] bigint NULL,
        [RefersToId] bigint NULL,
        [Note] nvarchar(400) NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_DunningSteps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DunningSteps_DunningCases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [DunningCases] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [InstalmentPledges] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseId] bigint NOT NULL,
        [StepId] bigint NOT NULL,
        [PledgedOn] date NOT NULL,
        [TakenBy] nvarchar(400) NOT NULL,
        [EndedOn] date NULL,
        [End] tinyint NULL,
        [Version] int NOT NULL,
        [TotalYen] bigint NOT NULL,
        CONSTRAINT [PK_InstalmentPledges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_InstalmentPledges_DunningCases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [DunningCases] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SupplyStops] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseId] bigint NOT NULL,
        [StepId] bigint NOT NULL,
        [ContractId] bigint NOT NULL,
        [ServicePointId] bigint NOT NULL,
        [StopOrderId] bigint NOT NULL,
        [ReturnOrderId] bigint NULL,
        [Stands] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SupplyStops] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SupplyStops_DunningCases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [DunningCases] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [WorklistItems] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseId] bigint NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Act] tinyint NULL,
        [FoundOn] date NOT NULL,
        [DueOn] date NOT NULL,
        [LatestOn] date NULL,
        [Claims] int NOT NULL,
        [State] tinyint NOT NULL,
        [AskedBy] nvarchar(400) NULL,
        [AskedOn] date NULL,
        [StepId] bigint NULL,
        [Version] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_WorklistItems] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WorklistItems_DunningCases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [DunningCases] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [WriteOffs] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseId] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [Ground] tinyint NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [Article] nvarchar(400) NOT NULL,
        [AskedOn] date NOT NULL,
        [AskedBy] nvarchar(400) NOT NULL,
        [DecidedOn] date NULL,
        [DecidedBy] nvarchar(400) NULL,
        [Confirmed] bit NULL,
        [TransferId] bigint NULL,
        [Version] int NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_WriteOffs] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WriteOffs_DunningCases_CaseId] FOREIGN KEY ([CaseId]) REFERENCES [DunningCases] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [AttachmentContents] (
        [AttachmentId] bigint NOT NULL,
        [Content] varbinary(max) NOT NULL,
        CONSTRAINT [PK_AttachmentContents] PRIMARY KEY ([AttachmentId]),
        CONSTRAINT [FK_AttachmentContents_Attachments_AttachmentId] FOREIGN KEY ([AttachmentId]) REFERENCES [Attachments] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Contracts] (
        [Id] bigint NOT NULL IDENTITY,
        [Number] nvarchar(400) NOT NULL,
        [ServicePointId] bigint NOT NULL,
        [UserId] bigint NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Contracts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Contracts_Customers_UserId] FOREIGN KEY ([UserId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Contracts_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [FieldOrders] (
        [Id] bigint NOT NULL IDENTITY,
        [Task] tinyint NOT NULL,
        [ServicePointId] bigint NOT NULL,
        [ContractId] bigint NULL,
        [RequestId] bigint NULL,
        [DueOn] date NOT NULL,
        [Note] nvarchar(400) NULL,
        [State] tinyint NOT NULL,
        [DoneOn] date NULL,
        [DoneBy] nvarchar(400) NULL,
        [Index] int NULL,
        [Result] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_FieldOrders] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_FieldOrders_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [MeterPlacements] (
        [Id] bigint NOT NULL IDENTITY,
        [MeterId] bigint NOT NULL,
        [ServicePointId] bigint NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        CONSTRAINT [PK_MeterPlacements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_MeterPlacements_Meters_MeterId] FOREIGN KEY ([MeterId]) REFERENCES [Meters] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_MeterPlacements_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Ownerships] (
        [Id] bigint NOT NULL IDENTITY,
        [ServicePointId] bigint NOT NULL,
        [CustomerId] bigint NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        CONSTRAINT [PK_Ownerships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ownerships_Customers_CustomerId] FOREIGN KEY ([CustomerId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Ownerships_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [PlaceNotes] (
        [Id] bigint NOT NULL IDENTITY,
        [ServicePointId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [Text] nvarchar(200) NOT NULL,
        [From] date NOT NULL,
        [EnteredBy] nvarchar(400) NOT NULL,
        [EndedOn] date NULL,
        [EndedBy] nvarchar(400) NULL,
        CONSTRAINT [PK_PlaceNotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PlaceNotes_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SewerConnections] (
        [Id] bigint NOT NULL IDENTITY,
        [ServicePointId] bigint NOT NULL,
        [From] date NOT NULL,
        [To] date NULL,
        CONSTRAINT [PK_SewerConnections] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SewerConnections_ServicePoints_ServicePointId] FOREIGN KEY ([ServicePointId]) REFERENCES [ServicePoints] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DunningStepClaims] (
        [Id] bigint NOT NULL IDENTITY,
        [StepId] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [OwedYen] bigint NOT NULL,
        CONSTRAINT [PK_DunningStepClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DunningStepClaims_DunningSteps_StepId] FOREIGN KEY ([StepId]) REFERENCES [DunningSteps] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [PledgeInstalments] (
        [Id] bigint NOT NULL IDENTITY,
        [PledgeId] bigint NOT NULL,
        [Number] int NOT NULL,
        [DueOn] date NOT NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_PledgeInstalments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PledgeInstalments_InstalmentPledges_PledgeId] FOREIGN KEY ([PledgeId]) REFERENCES [InstalmentPledges] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [WriteOffReversals] (
        [Id] bigint NOT NULL IDENTITY,
        [WriteOffId] bigint NOT NULL,
        [Reason] nvarchar(400) NOT NULL,
        [AskedOn] date NOT NULL,
        [AskedBy] nvarchar(400) NOT NULL,
        [DecidedOn] date NULL,
        [DecidedBy] nvarchar(400) NULL,
        [Confirmed] bit NULL,
        [TransferId] bigint NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_WriteOffReversals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_WriteOffReversals_WriteOffs_WriteOffId] FOREIGN KEY ([WriteOffId]) REFERENCES [WriteOffs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Contacts] (
        [Id] bigint NOT NULL IDENTITY,
        [ContractId] bigint NOT NULL,
        [CustomerId] bigint NOT NULL,
        [On] date NOT NULL,
        [EnteredAt] datetime2 NOT NULL,
        [Channel] tinyint NOT NULL,
        [Topic] tinyint NOT NULL,
        [Speaker] nvarchar(60) NULL,
        [Text] nvarchar(1000) NOT NULL,
        [EnteredBy] nvarchar(400) NOT NULL,
        [FollowsId] bigint NULL,
        [DueOn] date NULL,
        [DueWith] nvarchar(60) NULL,
        [DoneAt] datetime2 NULL,
        [DoneBy] nvarchar(400) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Contacts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Contacts_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [ContractTerms] (
        [Id] bigint NOT NULL IDENTITY,
        [ContractId] bigint NOT NULL,
        [From] date NOT NULL,
        [PayerId] bigint NOT NULL,
        [WaterUseClass] nvarchar(40) NULL,
        [SewerUseClass] nvarchar(40) NULL,
        [Dwellings] int NOT NULL,
        [PaymentMethod] tinyint NOT NULL,
        CONSTRAINT [PK_ContractTerms] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ContractTerms_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ContractTerms_Customers_PayerId] FOREIGN KEY ([PayerId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DebtTakeovers] (
        [Id] bigint NOT NULL IDENTITY,
        [ContractId] bigint NOT NULL,
        [FormerId] bigint NOT NULL,
        [SuccessorId] bigint NOT NULL,
        [From] date NOT NULL,
        [RequestNumber] nvarchar(400) NOT NULL,
        [TakenBack] bit NOT NULL,
        CONSTRAINT [PK_DebtTakeovers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DebtTakeovers_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [IssuedDocuments] (
        [Id] bigint NOT NULL IDENTITY,
        [ContractId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [BillId] bigint NULL,
        [From] date NULL,
        [To] date NULL,
        [IssuedOn] date NOT NULL,
        [IssuedAt] datetime2 NOT NULL,
        [IssuedBy] nvarchar(400) NOT NULL,
        [Requester] tinyint NOT NULL,
        [Identity] nvarchar(400) NOT NULL,
        [LegalKind] nvarchar(400) NULL,
        [StepId] bigint NULL,
        CONSTRAINT [PK_IssuedDocuments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IssuedDocuments_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [Mandates] (
        [Id] bigint NOT NULL IDENTITY,
        [PayerId] bigint NOT NULL,
        [ContractId] bigint NOT NULL,
        [Scope] tinyint NOT NULL,
        [BankCode] nvarchar(4) NOT NULL,
        [BranchCode] nvarchar(3) NOT NULL,
        [AccountKind] tinyint NOT NULL,
        [AccountNumber] nvarchar(7) NOT NULL,
        [HolderKana] nvarchar(30) NOT NULL,
        [State] tinyint NOT NULL,
        [RequestedOn] date NOT NULL,
        [AnsweredOn] date NULL,
        [From] date NULL,
        [To] date NULL,
        [Refusal] tinyint NULL,
        [Stop] tinyint NULL,
        [MovedFromId] bigint NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Mandates] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Mandates_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Mandates_Customers_PayerId] FOREIGN KEY ([PayerId]) REFERENCES [Customers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [SupplyFacts] (
        [Id] bigint NOT NULL IDENTITY,
        [ContractId] bigint NOT NULL,
        [Kind] tinyint NOT NULL,
        [Service] tinyint NULL,
        [From] date NOT NULL,
        [To] date NULL,
        [NumberThousandths] bigint NULL,
        [Word] nvarchar(60) NULL,
        [Marks] nvarchar(200) NULL,
        [Source] nvarchar(400) NOT NULL,
        [EnteredBy] nvarchar(400) NULL,
        [Superseded] bit NOT NULL,
        [TakenBackBy] nvarchar(400) NULL,
        [TakenBackReason] nvarchar(400) NULL,
        CONSTRAINT [PK_SupplyFacts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SupplyFacts_Contracts_ContractId] FOREIGN KEY ([ContractId]) REFERENCES [Contracts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DebitEntries] (
        [Id] bigint NOT NULL,
        [RunId] bigint NOT NULL,
        [MandateId] bigint NOT NULL,
        [PayerId] bigint NOT NULL,
        [Mark] tinyint NOT NULL,
        [AgainOfId] bigint NULL,
        [State] tinyint NOT NULL,
        [Result] tinyint NULL,
        [Next] tinyint NULL,
        [AnsweredOn] date NULL,
        [PaymentId] bigint NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_DebitEntries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DebitEntries_DebitRuns_RunId] FOREIGN KEY ([RunId]) REFERENCES [DebitRuns] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DebitEntries_Mandates_MandateId] FOREIGN KEY ([MandateId]) REFERENCES [Mandates] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE TABLE [DebitEntryClaims] (
        [Id] bigint NOT NULL,
        [EntryId] bigint NOT NULL,
        [ClaimId] bigint NOT NULL,
        [OpenClaimId] bigint NULL,
        [AmountYen] bigint NOT NULL,
        CONSTRAINT [PK_DebitEntryClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DebitEntryClaims_DebitEntries_EntryId] FOREIGN KEY ([EntryId]) REFERENCES [DebitEntries] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessEntries_At] ON [AccessEntries] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessEntries_CustomerId_At] ON [AccessEntries] ([CustomerId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessEntries_Kind_At] ON [AccessEntries] ([Kind], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessEntries_Who_At] ON [AccessEntries] ([Who], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Allocations_ClaimId] ON [Allocations] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Allocations_PaymentId] ON [Allocations] ([PaymentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApiKeys_Prefix] ON [ApiKeys] ([Prefix]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Attachments_RequestId] ON [Attachments] ([RequestId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AuditLinks_EntryId] ON [AuditLinks] ([EntryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Bills_ContractId_PeriodTo] ON [Bills] ([ContractId], [PeriodTo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CashDrawers_Clerk_State] ON [CashDrawers] ([Clerk], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CashDrawers_Day] ON [CashDrawers] ([Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CashPieces_DrawerId_Count_Denomination] ON [CashPieces] ([DrawerId], [Count], [Denomination]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Claims_DebtorId] ON [Claims] ([DebtorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CollectionFiles_Sha256] ON [CollectionFiles] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CollectionNotices_ActId] ON [CollectionNotices] ([ActId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CollectionNotices_FileId] ON [CollectionNotices] ([FileId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CollectionNotices_PaymentId] ON [CollectionNotices] ([PaymentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CollectionNotices_SlipKey] ON [CollectionNotices] ([SlipKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ConcessionItems_ClaimId] ON [ConcessionItems] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ConcessionItems_Month] ON [ConcessionItems] ([Month]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ConcessionSettlements_Month] ON [ConcessionSettlements] ([Month]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ConcessionSummaries_Month] ON [ConcessionSummaries] ([Month]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ConcessionSums_Month] ON [ConcessionSums] ([Month]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_ContractId_On] ON [Contacts] ([ContractId], [On]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_CustomerId_On] ON [Contacts] ([CustomerId], [On]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_DoneAt_DueOn_DueWith] ON [Contacts] ([DoneAt], [DueOn], [DueWith]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contractors_CustomerId] ON [Contractors] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Contractors_Number_Service] ON [Contractors] ([Number], [Service]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contractors_To] ON [Contractors] ([To]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Contracts_Number] ON [Contracts] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contracts_ServicePointId_From] ON [Contracts] ([ServicePointId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Contracts_UserId] ON [Contracts] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ContractTerms_ContractId_From] ON [ContractTerms] ([ContractId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ContractTerms_PayerId] ON [ContractTerms] ([PayerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ContributionTerms_DueOn] ON [ContributionTerms] ([DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ContributionTerms_RequestId_Number] ON [ContributionTerms] ([RequestId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CreditUses_FromClaimId] ON [CreditUses] ([FromClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CreditUses_ToClaimId] ON [CreditUses] ([ToClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CustomerMergeMoves_MergerId] ON [CustomerMergeMoves] ([MergerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CustomerMergers_CustomerId] ON [CustomerMergers] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_CustomerMergers_IntoId] ON [CustomerMergers] ([IntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Customers_KanaKey] ON [Customers] ([KanaKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Customers_MergedIntoId] ON [Customers] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Customers_Number] ON [Customers] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Customers_PhoneKey] ON [Customers] ([PhoneKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Customers_ProtectedFrom] ON [Customers] ([ProtectedFrom]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitEntries_MandateId] ON [DebitEntries] ([MandateId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitEntries_PaymentId] ON [DebitEntries] ([PaymentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitEntries_RunId] ON [DebitEntries] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitEntryClaims_ClaimId] ON [DebitEntryClaims] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitEntryClaims_EntryId] ON [DebitEntryClaims] ([EntryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_DebitEntryClaims_OpenClaimId] ON [DebitEntryClaims] ([OpenClaimId]) WHERE [OpenClaimId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitRuns_AnswerSha256] ON [DebitRuns] ([AnswerSha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebitRuns_Sha256] ON [DebitRuns] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebtTakeovers_ContractId] ON [DebtTakeovers] ([ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DebtTakeovers_SuccessorId] ON [DebtTakeovers] ([SuccessorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DeferredParts_DueOn] ON [DeferredParts] ([DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DocumentBatches_FirstBill] ON [DocumentBatches] ([FirstBill]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DocumentBatches_NightId] ON [DocumentBatches] ([NightId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DrawerEntries_DrawerId] ON [DrawerEntries] ([DrawerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_DrawerEntries_PaymentId] ON [DrawerEntries] ([PaymentId]) WHERE [PaymentId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_DrawerEntries_RefundId] ON [DrawerEntries] ([RefundId]) WHERE [RefundId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningCases_ClosedOn_State] ON [DunningCases] ([ClosedOn], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningCases_DebtorId_Service] ON [DunningCases] ([DebtorId], [Service]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningCases_LimitsOn] ON [DunningCases] ([LimitsOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningHolds_DebtorId] ON [DunningHolds] ([DebtorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningStepClaims_ClaimId] ON [DunningStepClaims] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningStepClaims_StepId] ON [DunningStepClaims] ([StepId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningSteps_CaseId] ON [DunningSteps] ([CaseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningSteps_FeeBillId] ON [DunningSteps] ([FeeBillId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_DunningSteps_On] ON [DunningSteps] ([On]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_EmergencyEntries_ReviewedAt] ON [EmergencyEntries] ([ReviewedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_FieldOrders_DoneOn] ON [FieldOrders] ([DoneOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_FieldOrders_RequestId] ON [FieldOrders] ([RequestId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_FieldOrders_ServicePointId] ON [FieldOrders] ([ServicePointId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_FieldOrders_State_DueOn] ON [FieldOrders] ([State], [DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_FrozenRuleBooks_Sha256] ON [FrozenRuleBooks] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_GateFindings_UsageId] ON [GateFindings] ([UsageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_GateReleases_BillId] ON [GateReleases] ([BillId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_GateReleases_NeedsSecondPerson_ConfirmedBy] ON [GateReleases] ([NeedsSecondPerson], [ConfirmedBy]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_GateReleases_UsageId] ON [GateReleases] ([UsageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_HeirShares_DebtorId] ON [HeirShares] ([DebtorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_InstalmentPledges_CaseId] ON [InstalmentPledges] ([CaseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_IssuedDocuments_ContractId_IssuedOn] ON [IssuedDocuments] ([ContractId], [IssuedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_IssuedSlipClaims_SlipId_ClaimId] ON [IssuedSlipClaims] ([SlipId], [ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_IssuedSlips_BillId_Reissue] ON [IssuedSlips] ([BillId], [Reissue]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_LateChargeEntries_PaymentId] ON [LateChargeEntries] ([PaymentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_LateChargeEntries_PrincipalId] ON [LateChargeEntries] ([PrincipalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_LateChargeWaivers_ClaimId] ON [LateChargeWaivers] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_LateChargeWaivers_Confirmed_DecidedOn] ON [LateChargeWaivers] ([Confirmed], [DecidedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Mandates_ContractId] ON [Mandates] ([ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Mandates_PayerId] ON [Mandates] ([PayerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_MeterPlacements_MeterId] ON [MeterPlacements] ([MeterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_MeterPlacements_ServicePointId_From] ON [MeterPlacements] ([ServicePointId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_MeterReadings_ServicePointId_ReadOn] ON [MeterReadings] ([ServicePointId], [ReadOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Meters_Number] ON [Meters] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_NeighbourTariffs_TariffId] ON [NeighbourTariffs] ([TariffId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_NightFailures_NightId] ON [NightFailures] ([NightId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Nights_Date] ON [Nights] ([Date]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_NightSteps_NightId_Stage_Chunk] ON [NightSteps] ([NightId], [Stage], [Chunk]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_OperationRecords_Kind_Id] ON [OperationRecords] ([Kind], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Ownerships_CustomerId] ON [Ownerships] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Ownerships_ServicePointId_From] ON [Ownerships] ([ServicePointId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Payments_CancelsId] ON [Payments] ([CancelsId]) WHERE [CancelsId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Payments_CustomerId_ReceivedOn] ON [Payments] ([CustomerId], [ReceivedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_PayoutAccounts_CustomerId_From] ON [PayoutAccounts] ([CustomerId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_PlaceNotes_ServicePointId] ON [PlaceNotes] ([ServicePointId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PlanVersions_PlanId_Number] ON [PlanVersions] ([PlanId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_PledgeInstalments_PledgeId] ON [PledgeInstalments] ([PledgeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProposalVersions_ProposalId_Number] ON [ProposalVersions] ([ProposalId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ProtectionMeasures_CustomerId] ON [ProtectionMeasures] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ReadingImportLines_ImportId] ON [ReadingImportLines] ([ImportId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReadingImports_Sha256] ON [ReadingImports] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ReadingRounds_ClosedAt_NightOn] ON [ReadingRounds] ([ClosedAt], [NightOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ReadingRounds_NightOn] ON [ReadingRounds] ([NightOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ReadingRounds_RouteId_Month] ON [ReadingRounds] ([RouteId], [Month]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_RefundEntries_ClaimId] ON [RefundEntries] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RequestDocuments_RequestId_Name] ON [RequestDocuments] ([RequestId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_RequestEffects_RequestId] ON [RequestEffects] ([RequestId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_ClosedOn_DueOn] ON [Requests] ([ClosedOn], [DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_ContractId] ON [Requests] ([ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_CustomerId] ON [Requests] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_Kind_Id] ON [Requests] ([Kind], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Requests_Number] ON [Requests] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_ServicePointId] ON [Requests] ([ServicePointId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Requests_State_Id] ON [Requests] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_RequestSteps_Kind_ToState_At] ON [RequestSteps] ([Kind], [ToState], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_RequestSteps_RequestId] ON [RequestSteps] ([RequestId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Routes_Code] ON [Routes] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_SearchAdditions_ContractId] ON [SearchAdditions] ([ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_SearchAdditions_Gram_ContractId] ON [SearchAdditions] ([Gram], [ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ServicePoints_Number] ON [ServicePoints] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_ServicePoints_ParentId] ON [ServicePoints] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ServicePoints_RouteId_RouteSequence] ON [ServicePoints] ([RouteId], [RouteSequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SewerConnections_ServicePointId_From] ON [SewerConnections] ([ServicePointId], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffActs_About_At] ON [StaffActs] ([About], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffRoleClaims_RoleId] ON [StaffRoleClaims] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_StaffRoles_NormalizedName] ON [StaffRoles] ([NormalizedName]) WHERE [NormalizedName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffUserClaims_UserId] ON [StaffUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffUserLogins_UserId] ON [StaffUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffUserRoles_RoleId] ON [StaffUserRoles] ([RoleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StaffUsers_NormalizedEmail] ON [StaffUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_StaffUsers_NormalizedUserName] ON [StaffUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_StudioTasks_State_Id] ON [StudioTasks] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_SupplyFacts_ContractId_Kind_From] ON [SupplyFacts] ([ContractId], [Kind], [From]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_SupplyStops_CaseId] ON [SupplyStops] ([CaseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_SupplyStops_ContractId] ON [SupplyStops] ([ContractId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SuspenseItems_NoticeId] ON [SuspenseItems] ([NoticeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Transfers_ClaimId] ON [Transfers] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Transfers_PostedOn] ON [Transfers] ([PostedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_UnmaskRequests_AskedAt] ON [UnmaskRequests] ([AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_UnmaskRequests_CustomerId] ON [UnmaskRequests] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Usages_ContractId_PeriodTo] ON [Usages] ([ContractId], [PeriodTo]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_Usages_RoundId] ON [Usages] ([RoundId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Usages_State] ON [Usages] ([State]) WHERE "State" = 2');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_WithheldNotices_BillId] ON [WithheldNotices] ([BillId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WithheldNotices_ReleasedAt] ON [WithheldNotices] ([ReleasedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WorklistItems_CaseId] ON [WorklistItems] ([CaseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WorklistItems_State_DueOn] ON [WorklistItems] ([State], [DueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffReversals_Confirmed_DecidedOn] ON [WriteOffReversals] ([Confirmed], [DecidedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffReversals_WriteOffId] ON [WriteOffReversals] ([WriteOffId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffs_CaseId] ON [WriteOffs] ([CaseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffs_ClaimId] ON [WriteOffs] ([ClaimId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffs_Confirmed_DecidedOn] ON [WriteOffs] ([Confirmed], [DecidedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    CREATE INDEX [IX_WriteOffs_TransferId] ON [WriteOffs] ([TransferId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123043319_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123043319_Initial', N'10.0.14');
END;

COMMIT;
GO

