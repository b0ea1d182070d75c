using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Billing.Db.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Who = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    ContractId = table.Column<long>(type: "bigint", nullable: true),
                    What = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RequestId = table.Column<long>(type: "bigint", nullable: true),
                    Table = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    RowKey = table.Column<long>(type: "bigint", nullable: true),
                    Fields = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AllocationRecords",
                columns: table => new
                {
                    PaymentId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RuleBookId = table.Column<int>(type: "int", nullable: false),
                    WaterRuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SewerRuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Wish = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Debts = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllocationRecords", x => x.PaymentId);
                });

            migrationBuilder.CreateTable(
                name: "Allocations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PaymentId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<byte>(type: "tinyint", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allocations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ApiKeys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Prefix = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Scopes = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditLinks",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLinks", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "BillLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Ja = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    En = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    TaxPerMille = table.Column<short>(type: "smallint", nullable: false),
                    ChargedYen = table.Column<long>(type: "bigint", nullable: false),
                    TaxYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillLines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BillParts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    RuleBookId = table.Column<int>(type: "int", nullable: false),
                    UseClass = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MeterSize = table.Column<int>(type: "int", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    Dwellings = table.Column<int>(type: "int", nullable: false),
                    Registers = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Special = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    TaxPerMille = table.Column<short>(type: "smallint", nullable: false),
                    ChargedYen = table.Column<long>(type: "bigint", nullable: false),
                    CubicMetres = table.Column<int>(type: "int", nullable: false),
                    TaxYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillParts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bills",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    UsageId = table.Column<long>(type: "bigint", nullable: false),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodTo = table.Column<DateOnly>(type: "date", nullable: false),
                    UserSince = table.Column<DateOnly>(type: "date", nullable: false),
                    Stops = table.Column<bool>(type: "bit", nullable: false),
                    FixedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CorrectsId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    MadeBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TotalYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bills", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CashDrawers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Window = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Clerk = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    Counts = table.Column<int>(type: "int", nullable: false),
                    ExpectedYen = table.Column<long>(type: "bigint", nullable: true),
                    CountedYen = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SecondPerson = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    FloatYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashDrawers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false),
                    TaxYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollectionFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Channel = table.Column<byte>(type: "tinyint", nullable: false),
                    TakenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Records = table.Column<int>(type: "int", nullable: false),
                    BroughtYen = table.Column<long>(type: "bigint", nullable: false),
                    PostedYen = table.Column<long>(type: "bigint", nullable: false),
                    SuspendedYen = table.Column<long>(type: "bigint", nullable: false),
                    TakenBackYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConcessionItems",
                columns: table => new
                {
                    TransferId = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CollectedYen = table.Column<long>(type: "bigint", nullable: false),
                    FeeYen = table.Column<long>(type: "bigint", nullable: false),
                    ShareYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcessionItems", x => x.TransferId);
                });

            migrationBuilder.CreateTable(
                name: "ConcessionSettlements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Items = table.Column<int>(type: "int", nullable: false),
                    Bills = table.Column<int>(type: "int", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RuleBookId = table.Column<int>(type: "int", nullable: false),
                    BillingCostYen = table.Column<long>(type: "bigint", nullable: false),
                    CollectedYen = table.Column<long>(type: "bigint", nullable: false),
                    FeeYen = table.Column<long>(type: "bigint", nullable: false),
                    ShareYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcessionSettlements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConcessionSummaries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Month = table.Column<int>(type: "int", nullable: false),
                    ReckonedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OperatorJa = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    OperatorEn = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Bills = table.Column<int>(type: "int", nullable: false),
                    CostRuleJa = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CostRuleEn = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BillingCostYen = table.Column<long>(type: "bigint", nullable: false),
                    WrittenOffYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcessionSummaries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ConcessionSums",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Percent = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    CollectedYen = table.Column<long>(type: "bigint", nullable: false),
                    FeeYen = table.Column<long>(type: "bigint", nullable: false),
                    ShareYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConcessionSums", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CreditUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FromClaimId = table.Column<long>(type: "bigint", nullable: false),
                    ToClaimId = table.Column<long>(type: "bigint", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditUses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CustomerMergers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    IntoId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProtectedBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    UndoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UndoneReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMergers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Kana = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    MailingAddress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IsBody = table.Column<bool>(type: "bit", nullable: false),
                    Representative = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    HeadOffice = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ProtectedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    KanaKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PhoneKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Customers_Customers_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DebitRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Contract = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Profile = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ClientCode = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    DebitOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Services = table.Column<byte>(type: "tinyint", nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    Entries = table.Column<int>(type: "int", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MadeBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AnswerName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AnswerSha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    CancelledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CancelledBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AskedYen = table.Column<long>(type: "bigint", nullable: false),
                    DebitedYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebitRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeferredParts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    UsageId = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeferredParts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReviewedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Finding = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FrozenRuleBooks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BookId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrozenRuleBooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GateFindings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UsageId = table.Column<long>(type: "bigint", nullable: false),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Ja = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    En = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GateFindings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GateReleases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UsageId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReleasedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NeedsSecondPerson = table.Column<bool>(type: "bit", nullable: false),
                    BillId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GateReleases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IssuedSlips",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BillId = table.Column<long>(type: "bigint", nullable: false),
                    Reissue = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Limit = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedSlips", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LateChargeEntries",
                columns: table => new
                {
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    PrincipalId = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    PaymentId = table.Column<long>(type: "bigint", nullable: false),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateChargeEntries", x => x.ClaimId);
                });

            migrationBuilder.CreateTable(
                name: "LateChargeWaivers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    Ground = table.Column<byte>(type: "tinyint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Article = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    NeedsSecondPerson = table.Column<bool>(type: "bit", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Confirmed = table.Column<bool>(type: "bit", nullable: true),
                    TransferId = table.Column<long>(type: "bigint", nullable: true),
                    BackTransferId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateChargeWaivers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeterReadings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    MeterId = table.Column<long>(type: "bigint", nullable: false),
                    Register = table.Column<short>(type: "smallint", nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Index = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    RoundId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ImportId = table.Column<long>(type: "bigint", nullable: true),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Superseded = table.Column<bool>(type: "bit", nullable: false),
                    SupersedesId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterReadings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Meters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    Dials = table.Column<int>(type: "int", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Registers = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NeighbourTariffs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    TariffId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Utility = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeighbourTariffs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Nights",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nights", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NumberSeries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberSeries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "OperationRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Good = table.Column<bool>(type: "bit", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OperationRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Channel = table.Column<byte>(type: "tinyint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    TakenBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CancelsId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false),
                    TenderedYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProtectionMeasures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<byte>(type: "tinyint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Office = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Document = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProtectionMeasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadingImports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FileName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Lines = table.Column<int>(type: "int", nullable: false),
                    Taken = table.Column<int>(type: "int", nullable: false),
                    Corrected = table.Column<int>(type: "int", nullable: false),
                    Unchanged = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefundEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    PayeeId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Lots = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RuleBookId = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false),
                    InterestYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefundEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Requests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsClosed = table.Column<bool>(type: "bit", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: true),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: true),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Channel = table.Column<byte>(type: "tinyint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Desk = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ReceivedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Form = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Routes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CycleMonths = table.Column<int>(type: "int", nullable: false),
                    CycleOffset = table.Column<int>(type: "int", nullable: false),
                    ReadingDay = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Routes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchAdditions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Gram = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchAdditions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchBlocks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Contracts = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchBlocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceProcesses",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Machine = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Role = table.Column<byte>(type: "tinyint", nullable: false),
                    Schema = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceProcesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffActs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Who = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    About = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    What = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffActs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    NormalizedName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaffUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Affiliation = table.Column<byte>(type: "tinyint", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "bit", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EmergencyUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastCodes = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredPlans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoredProposals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredProposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudioTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    Question = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    QuestionHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Progress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Fence = table.Column<int>(type: "int", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StopAsked = table.Column<bool>(type: "bit", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RefusedJa = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RefusedEn = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ProposalId = table.Column<int>(type: "int", nullable: true),
                    SnapshotId = table.Column<int>(type: "int", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudioTasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Transfers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Fund = table.Column<byte>(type: "tinyint", nullable: false),
                    Debit = table.Column<byte>(type: "tinyint", nullable: false),
                    Credit = table.Column<byte>(type: "tinyint", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transfers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnmaskRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<byte>(type: "tinyint", nullable: false),
                    BillId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Recipient = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Refusal = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    OpenUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnmaskRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Usages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    RoundId = table.Column<long>(type: "bigint", nullable: true),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodTo = table.Column<DateOnly>(type: "date", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    PreviousIndex = table.Column<int>(type: "int", nullable: false),
                    CurrentIndex = table.Column<int>(type: "int", nullable: false),
                    OldMeterCubicMetres = table.Column<int>(type: "int", nullable: false),
                    Registers = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Overestimated = table.Column<int>(type: "int", nullable: false),
                    OverestimatedRegisters = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    MeterSize = table.Column<int>(type: "int", nullable: false),
                    UserSince = table.Column<DateOnly>(type: "date", nullable: false),
                    Stops = table.Column<bool>(type: "bit", nullable: false),
                    Basis = table.Column<byte>(type: "tinyint", nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    CubicMetres = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Usages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UsageSnapshots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    Source = table.Column<byte>(type: "tinyint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FiscalYear = table.Column<int>(type: "int", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Cells = table.Column<int>(type: "int", nullable: false),
                    Bills = table.Column<long>(type: "bigint", nullable: false),
                    CubicMetres = table.Column<long>(type: "bigint", nullable: false),
                    LeftOut = table.Column<long>(type: "bigint", nullable: false),
                    LeftOutWhy = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    LeftOutYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsageSnapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WithheldNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BillId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Fate = table.Column<byte>(type: "tinyint", nullable: false),
                    WithheldAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReleasedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ReleasedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WithheldNotices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CashDeposits",
                columns: table => new
                {
                    DrawerId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Slip = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashDeposits", x => x.DrawerId);
                    table.ForeignKey(
                        name: "FK_CashDeposits_CashDrawers_DrawerId",
                        column: x => x.DrawerId,
                        principalTable: "CashDrawers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CashPieces",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DrawerId = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Denomination = table.Column<int>(type: "int", nullable: false),
                    Pieces = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashPieces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CashPieces_CashDrawers_DrawerId",
                        column: x => x.DrawerId,
                        principalTable: "CashDrawers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DrawerEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DrawerId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    RefundId = table.Column<long>(type: "bigint", nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DrawerEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DrawerEntries_CashDrawers_DrawerId",
                        column: x => x.DrawerId,
                        principalTable: "CashDrawers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectionNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FileId = table.Column<long>(type: "bigint", nullable: false),
                    Record = table.Column<int>(type: "int", nullable: false),
                    Notice = table.Column<byte>(type: "tinyint", nullable: false),
                    SlipKey = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Reissue = table.Column<int>(type: "int", nullable: true),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidMinute = table.Column<int>(type: "int", nullable: true),
                    RemitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Store = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Fate = table.Column<byte>(type: "tinyint", nullable: false),
                    ActId = table.Column<long>(type: "bigint", nullable: true),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectionNotices_CollectionFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "CollectionFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomerMergeMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MergerId = table.Column<long>(type: "bigint", nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Property = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RowId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMergeMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerMergeMoves_CustomerMergers_MergerId",
                        column: x => x.MergerId,
                        principalTable: "CustomerMergers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contractors",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Engineer = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EngineerLicence = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    SuspendedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    SuspendedTo = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contractors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contractors_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DunningCases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Officer = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    LimitsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DunningCases_Customers_DebtorId",
                        column: x => x.DebtorId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DunningHolds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: true),
                    Reason = table.Column<byte>(type: "tinyint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EventOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SetBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EndedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DunningHolds_Customers_DebtorId",
                        column: x => x.DebtorId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeirShares",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    HeirId = table.Column<long>(type: "bigint", nullable: false),
                    Numerator = table.Column<int>(type: "int", nullable: false),
                    Denominator = table.Column<int>(type: "int", nullable: false),
                    EnteredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeirShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeirShares_Customers_DebtorId",
                        column: x => x.DebtorId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutAccounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    BranchCode = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutAccounts_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DebitRequestFiles",
                columns: table => new
                {
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebitRequestFiles", x => x.RunId);
                    table.ForeignKey(
                        name: "FK_DebitRequestFiles_DebitRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "DebitRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedSlipClaims",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SlipId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedSlipClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssuedSlipClaims_IssuedSlips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "IssuedSlips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentBatches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NightId = table.Column<int>(type: "int", nullable: false),
                    FirstBill = table.Column<long>(type: "bigint", nullable: false),
                    LastBill = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    PrintedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentBatches_Nights_NightId",
                        column: x => x.NightId,
                        principalTable: "Nights",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NightFailures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NightId = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<byte>(type: "tinyint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    UsageId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Ja = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    En = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightFailures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NightFailures_Nights_NightId",
                        column: x => x.NightId,
                        principalTable: "Nights",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NightSteps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NightId = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<byte>(type: "tinyint", nullable: false),
                    Chunk = table.Column<int>(type: "int", nullable: false),
                    FromRoute = table.Column<int>(type: "int", nullable: false),
                    ToRoute = table.Column<int>(type: "int", nullable: false),
                    FromSequence = table.Column<int>(type: "int", nullable: false),
                    ToSequence = table.Column<int>(type: "int", nullable: false),
                    FromUsage = table.Column<long>(type: "bigint", nullable: false),
                    ToUsage = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    Worker = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Fence = table.Column<int>(type: "int", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Held = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    Yen = table.Column<long>(type: "bigint", nullable: false),
                    FirstId = table.Column<long>(type: "bigint", nullable: false),
                    LastId = table.Column<long>(type: "bigint", nullable: false),
                    Milliseconds = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NightSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NightSteps_Nights_NightId",
                        column: x => x.NightId,
                        principalTable: "Nights",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingImportLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Ja = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    En = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingImportLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingImportLines_ReadingImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "ReadingImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RequestId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Subject = table.Column<byte>(type: "tinyint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Type = table.Column<byte>(type: "tinyint", nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AddedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemovedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RemovedReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachments_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContributionTerms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RequestId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DebtorId = table.Column<long>(type: "bigint", nullable: false),
                    BillId = table.Column<long>(type: "bigint", nullable: true),
                    Cancelled = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContributionTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContributionTerms_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RequestId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestDocuments_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestEffects",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RequestId = table.Column<long>(type: "bigint", nullable: false),
                    StepId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Ja = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    En = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    UndoneByStepId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestEffects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestEffects_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RequestSteps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RequestId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Person = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Trigger = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FromState = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ToState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Form = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestSteps_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingRounds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RouteId = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NightOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingRounds_Routes_RouteId",
                        column: x => x.RouteId,
                        principalTable: "Routes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServicePoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RouteId = table.Column<int>(type: "int", nullable: false),
                    RouteSequence = table.Column<int>(type: "int", nullable: false),
                    Town = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MeterSize = table.Column<int>(type: "int", nullable: false),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServicePoints_Routes_RouteId",
                        column: x => x.RouteId,
                        principalTable: "Routes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffRoleClaims_StaffRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "StaffRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffUserClaims_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UserId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_StaffUserLogins_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RoleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_StaffUserRoles_StaffRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "StaffRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StaffUserRoles_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_StaffUserTokens_StaffUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "StaffUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanVersions_StoredPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "StoredPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProposalVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ProposalId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Author = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DrawnUpOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    BaselineId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    BaselineText = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposalVersions_StoredProposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "StoredProposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuspenseItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NoticeId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<byte>(type: "tinyint", nullable: false),
                    End = table.Column<byte>(type: "tinyint", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuspenseItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuspenseItems_CollectionNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "CollectionNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DunningSteps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Trigger = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    From = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    To = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Act = table.Column<byte>(type: "tinyint", nullable: true),
                    RuleId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Document = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Article = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ServedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DeadlineOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FeeBillId = table.Column<long>(type: "bigint", nullable: true),
                    RefersToId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DunningSteps_DunningCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DunningCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InstalmentPledges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    StepId = table.Column<long>(type: "bigint", nullable: false),
                    PledgedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    End = table.Column<byte>(type: "tinyint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    TotalYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstalmentPledges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InstalmentPledges_DunningCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DunningCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupplyStops",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    StepId = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    StopOrderId = table.Column<long>(type: "bigint", nullable: false),
                    ReturnOrderId = table.Column<long>(type: "bigint", nullable: true),
                    Stands = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplyStops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplyStops_DunningCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DunningCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorklistItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Act = table.Column<byte>(type: "tinyint", nullable: true),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LatestOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Claims = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StepId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorklistItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorklistItems_DunningCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DunningCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WriteOffs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    Ground = table.Column<byte>(type: "tinyint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Article = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Confirmed = table.Column<bool>(type: "bit", nullable: true),
                    TransferId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WriteOffs_DunningCases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DunningCases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttachmentContents",
                columns: table => new
                {
                    AttachmentId = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachmentContents", x => x.AttachmentId);
                    table.ForeignKey(
                        name: "FK_AttachmentContents_Attachments_AttachmentId",
                        column: x => x.AttachmentId,
                        principalTable: "Attachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contracts_Customers_UserId",
                        column: x => x.UserId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Contracts_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FieldOrders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Task = table.Column<byte>(type: "tinyint", nullable: false),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: true),
                    RequestId = table.Column<long>(type: "bigint", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Index = table.Column<int>(type: "int", nullable: true),
                    Result = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FieldOrders_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeterPlacements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeterId = table.Column<long>(type: "bigint", nullable: false),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterPlacements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeterPlacements_Meters_MeterId",
                        column: x => x.MeterId,
                        principalTable: "Meters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeterPlacements_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ownerships",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ownerships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ownerships_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Ownerships_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlaceNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlaceNotes_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SewerConnections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ServicePointId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SewerConnections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SewerConnections_ServicePoints_ServicePointId",
                        column: x => x.ServicePointId,
                        principalTable: "ServicePoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DunningStepClaims",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StepId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    OwedYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningStepClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DunningStepClaims_DunningSteps_StepId",
                        column: x => x.StepId,
                        principalTable: "DunningSteps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PledgeInstalments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PledgeId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeInstalments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeInstalments_InstalmentPledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "InstalmentPledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WriteOffReversals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WriteOffId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Confirmed = table.Column<bool>(type: "bit", nullable: true),
                    TransferId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteOffReversals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WriteOffReversals_WriteOffs_WriteOffId",
                        column: x => x.WriteOffId,
                        principalTable: "WriteOffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Channel = table.Column<byte>(type: "tinyint", nullable: false),
                    Topic = table.Column<byte>(type: "tinyint", nullable: false),
                    Speaker = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FollowsId = table.Column<long>(type: "bigint", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueWith = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contacts_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContractTerms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    PayerId = table.Column<long>(type: "bigint", nullable: false),
                    WaterUseClass = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SewerUseClass = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Dwellings = table.Column<int>(type: "int", nullable: false),
                    PaymentMethod = table.Column<byte>(type: "tinyint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContractTerms_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContractTerms_Customers_PayerId",
                        column: x => x.PayerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DebtTakeovers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    FormerId = table.Column<long>(type: "bigint", nullable: false),
                    SuccessorId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    RequestNumber = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    TakenBack = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebtTakeovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DebtTakeovers_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    BillId = table.Column<long>(type: "bigint", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IssuedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Requester = table.Column<byte>(type: "tinyint", nullable: false),
                    Identity = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    LegalKind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    StepId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IssuedDocuments_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PayerId = table.Column<long>(type: "bigint", nullable: false),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    Scope = table.Column<byte>(type: "tinyint", nullable: false),
                    BankCode = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    BranchCode = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    AccountKind = table.Column<byte>(type: "tinyint", nullable: false),
                    AccountNumber = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    HolderKana = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Refusal = table.Column<byte>(type: "tinyint", nullable: true),
                    Stop = table.Column<byte>(type: "tinyint", nullable: true),
                    MovedFromId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mandates_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_Customers_PayerId",
                        column: x => x.PayerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupplyFacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContractId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "tinyint", nullable: false),
                    Service = table.Column<byte>(type: "tinyint", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    NumberThousandths = table.Column<long>(type: "bigint", nullable: true),
                    Word = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Marks = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Source = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EnteredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Superseded = table.Column<bool>(type: "bit", nullable: false),
                    TakenBackBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TakenBackReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplyFacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplyFacts_Contracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DebitEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    MandateId = table.Column<long>(type: "bigint", nullable: false),
                    PayerId = table.Column<long>(type: "bigint", nullable: false),
                    Mark = table.Column<byte>(type: "tinyint", nullable: false),
                    AgainOfId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<byte>(type: "tinyint", nullable: false),
                    Result = table.Column<byte>(type: "tinyint", nullable: true),
                    Next = table.Column<byte>(type: "tinyint", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebitEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DebitEntries_DebitRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "DebitRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DebitEntries_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DebitEntryClaims",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimId = table.Column<long>(type: "bigint", nullable: false),
                    OpenClaimId = table.Column<long>(type: "bigint", nullable: true),
                    AmountYen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebitEntryClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DebitEntryClaims_DebitEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "DebitEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessEntries_At",
                table: "AccessEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AccessEntries_CustomerId_At",
                table: "AccessEntries",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessEntries_Kind_At",
                table: "AccessEntries",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessEntries_Who_At",
                table: "AccessEntries",
                columns: new[] { "Who", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_ClaimId",
                table: "Allocations",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_PaymentId",
                table: "Allocations",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_ApiKeys_Prefix",
                table: "ApiKeys",
                column: "Prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_RequestId",
                table: "Attachments",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditLinks_EntryId",
                table: "AuditLinks",
                column: "EntryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bills_ContractId_PeriodTo",
                table: "Bills",
                columns: new[] { "ContractId", "PeriodTo" });

            migrationBuilder.CreateIndex(
                name: "IX_CashDrawers_Clerk_State",
                table: "CashDrawers",
                columns: new[] { "Clerk", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CashDrawers_Day",
                table: "CashDrawers",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_CashPieces_DrawerId_Count_Denomination",
                table: "CashPieces",
                columns: new[] { "DrawerId", "Count", "Denomination" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Claims_DebtorId",
                table: "Claims",
                column: "DebtorId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionFiles_Sha256",
                table: "CollectionFiles",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollectionNotices_ActId",
                table: "CollectionNotices",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionNotices_FileId",
                table: "CollectionNotices",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionNotices_PaymentId",
                table: "CollectionNotices",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionNotices_SlipKey",
                table: "CollectionNotices",
                column: "SlipKey");

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionItems_ClaimId",
                table: "ConcessionItems",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionItems_Month",
                table: "ConcessionItems",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionSettlements_Month",
                table: "ConcessionSettlements",
                column: "Month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionSummaries_Month",
                table: "ConcessionSummaries",
                column: "Month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConcessionSums_Month",
                table: "ConcessionSums",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_ContractId_On",
                table: "Contacts",
                columns: new[] { "ContractId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_CustomerId_On",
                table: "Contacts",
                columns: new[] { "CustomerId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_DoneAt_DueOn_DueWith",
                table: "Contacts",
                columns: new[] { "DoneAt", "DueOn", "DueWith" });

            migrationBuilder.CreateIndex(
                name: "IX_Contractors_CustomerId",
                table: "Contractors",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Contractors_Number_Service",
                table: "Contractors",
                columns: new[] { "Number", "Service" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contractors_To",
                table: "Contractors",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Number",
                table: "Contracts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_ServicePointId_From",
                table: "Contracts",
                columns: new[] { "ServicePointId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_UserId",
                table: "Contracts",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ContractTerms_ContractId_From",
                table: "ContractTerms",
                columns: new[] { "ContractId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContractTerms_PayerId",
                table: "ContractTerms",
                column: "PayerId");

            migrationBuilder.CreateIndex(
                name: "IX_ContributionTerms_DueOn",
                table: "ContributionTerms",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_ContributionTerms_RequestId_Number",
                table: "ContributionTerms",
                columns: new[] { "RequestId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditUses_FromClaimId",
                table: "CreditUses",
                column: "FromClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditUses_ToClaimId",
                table: "CreditUses",
                column: "ToClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMergeMoves_MergerId",
                table: "CustomerMergeMoves",
                column: "MergerId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMergers_CustomerId",
                table: "CustomerMergers",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMergers_IntoId",
                table: "CustomerMergers",
                column: "IntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_KanaKey",
                table: "Customers",
                column: "KanaKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_MergedIntoId",
                table: "Customers",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Number",
                table: "Customers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Customers_PhoneKey",
                table: "Customers",
                column: "PhoneKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ProtectedFrom",
                table: "Customers",
                column: "ProtectedFrom");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntries_MandateId",
                table: "DebitEntries",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntries_PaymentId",
                table: "DebitEntries",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntries_RunId",
                table: "DebitEntries",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntryClaims_ClaimId",
                table: "DebitEntryClaims",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntryClaims_EntryId",
                table: "DebitEntryClaims",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_DebitEntryClaims_OpenClaimId",
                table: "DebitEntryClaims",
                column: "OpenClaimId",
                unique: true,
                filter: "[OpenClaimId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DebitRuns_AnswerSha256",
                table: "DebitRuns",
                column: "AnswerSha256");

            migrationBuilder.CreateIndex(
                name: "IX_DebitRuns_Sha256",
                table: "DebitRuns",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_DebtTakeovers_ContractId",
                table: "DebtTakeovers",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_DebtTakeovers_SuccessorId",
                table: "DebtTakeovers",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "IX_DeferredParts_DueOn",
                table: "DeferredParts",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentBatches_FirstBill",
                table: "DocumentBatches",
                column: "FirstBill");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentBatches_NightId",
                table: "DocumentBatches",
                column: "NightId");

            migrationBuilder.CreateIndex(
                name: "IX_DrawerEntries_DrawerId",
                table: "DrawerEntries",
                column: "DrawerId");

            migrationBuilder.CreateIndex(
                name: "IX_DrawerEntries_PaymentId",
                table: "DrawerEntries",
                column: "PaymentId",
                unique: true,
                filter: "[PaymentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DrawerEntries_RefundId",
                table: "DrawerEntries",
                column: "RefundId",
                unique: true,
                filter: "[RefundId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DunningCases_ClosedOn_State",
                table: "DunningCases",
                columns: new[] { "ClosedOn", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DunningCases_DebtorId_Service",
                table: "DunningCases",
                columns: new[] { "DebtorId", "Service" });

            migrationBuilder.CreateIndex(
                name: "IX_DunningCases_LimitsOn",
                table: "DunningCases",
                column: "LimitsOn");

            migrationBuilder.CreateIndex(
                name: "IX_DunningHolds_DebtorId",
                table: "DunningHolds",
                column: "DebtorId");

            migrationBuilder.CreateIndex(
                name: "IX_DunningStepClaims_ClaimId",
                table: "DunningStepClaims",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_DunningStepClaims_StepId",
                table: "DunningStepClaims",
                column: "StepId");

            migrationBuilder.CreateIndex(
                name: "IX_DunningSteps_CaseId",
                table: "DunningSteps",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_DunningSteps_FeeBillId",
                table: "DunningSteps",
                column: "FeeBillId");

            migrationBuilder.CreateIndex(
                name: "IX_DunningSteps_On",
                table: "DunningSteps",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyEntries_ReviewedAt",
                table: "EmergencyEntries",
                column: "ReviewedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOrders_DoneOn",
                table: "FieldOrders",
                column: "DoneOn");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOrders_RequestId",
                table: "FieldOrders",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOrders_ServicePointId",
                table: "FieldOrders",
                column: "ServicePointId");

            migrationBuilder.CreateIndex(
                name: "IX_FieldOrders_State_DueOn",
                table: "FieldOrders",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FrozenRuleBooks_Sha256",
                table: "FrozenRuleBooks",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GateFindings_UsageId",
                table: "GateFindings",
                column: "UsageId");

            migrationBuilder.CreateIndex(
                name: "IX_GateReleases_BillId",
                table: "GateReleases",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_GateReleases_NeedsSecondPerson_ConfirmedBy",
                table: "GateReleases",
                columns: new[] { "NeedsSecondPerson", "ConfirmedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_GateReleases_UsageId",
                table: "GateReleases",
                column: "UsageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeirShares_DebtorId",
                table: "HeirShares",
                column: "DebtorId");

            migrationBuilder.CreateIndex(
                name: "IX_InstalmentPledges_CaseId",
                table: "InstalmentPledges",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedDocuments_ContractId_IssuedOn",
                table: "IssuedDocuments",
                columns: new[] { "ContractId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_IssuedSlipClaims_SlipId_ClaimId",
                table: "IssuedSlipClaims",
                columns: new[] { "SlipId", "ClaimId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedSlips_BillId_Reissue",
                table: "IssuedSlips",
                columns: new[] { "BillId", "Reissue" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LateChargeEntries_PaymentId",
                table: "LateChargeEntries",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_LateChargeEntries_PrincipalId",
                table: "LateChargeEntries",
                column: "PrincipalId");

            migrationBuilder.CreateIndex(
                name: "IX_LateChargeWaivers_ClaimId",
                table: "LateChargeWaivers",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_LateChargeWaivers_Confirmed_DecidedOn",
                table: "LateChargeWaivers",
                columns: new[] { "Confirmed", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_ContractId",
                table: "Mandates",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_PayerId",
                table: "Mandates",
                column: "PayerId");

            migrationBuilder.CreateIndex(
                name: "IX_MeterPlacements_MeterId",
                table: "MeterPlacements",
                column: "MeterId");

            migrationBuilder.CreateIndex(
                name: "IX_MeterPlacements_ServicePointId_From",
                table: "MeterPlacements",
                columns: new[] { "ServicePointId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_MeterReadings_ServicePointId_ReadOn",
                table: "MeterReadings",
                columns: new[] { "ServicePointId", "ReadOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Meters_Number",
                table: "Meters",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeighbourTariffs_TariffId",
                table: "NeighbourTariffs",
                column: "TariffId");

            migrationBuilder.CreateIndex(
                name: "IX_NightFailures_NightId",
                table: "NightFailures",
                column: "NightId");

            migrationBuilder.CreateIndex(
                name: "IX_Nights_Date",
                table: "Nights",
                column: "Date",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NightSteps_NightId_Stage_Chunk",
                table: "NightSteps",
                columns: new[] { "NightId", "Stage", "Chunk" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OperationRecords_Kind_Id",
                table: "OperationRecords",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ownerships_CustomerId",
                table: "Ownerships",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Ownerships_ServicePointId_From",
                table: "Ownerships",
                columns: new[] { "ServicePointId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CancelsId",
                table: "Payments",
                column: "CancelsId",
                unique: true,
                filter: "[CancelsId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_CustomerId_ReceivedOn",
                table: "Payments",
                columns: new[] { "CustomerId", "ReceivedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PayoutAccounts_CustomerId_From",
                table: "PayoutAccounts",
                columns: new[] { "CustomerId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceNotes_ServicePointId",
                table: "PlaceNotes",
                column: "ServicePointId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanVersions_PlanId_Number",
                table: "PlanVersions",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PledgeInstalments_PledgeId",
                table: "PledgeInstalments",
                column: "PledgeId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_ProposalId_Number",
                table: "ProposalVersions",
                columns: new[] { "ProposalId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProtectionMeasures_CustomerId",
                table: "ProtectionMeasures",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingImportLines_ImportId",
                table: "ReadingImportLines",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingImports_Sha256",
                table: "ReadingImports",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingRounds_ClosedAt_NightOn",
                table: "ReadingRounds",
                columns: new[] { "ClosedAt", "NightOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadingRounds_NightOn",
                table: "ReadingRounds",
                column: "NightOn");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingRounds_RouteId_Month",
                table: "ReadingRounds",
                columns: new[] { "RouteId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefundEntries_ClaimId",
                table: "RefundEntries",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_RequestDocuments_RequestId_Name",
                table: "RequestDocuments",
                columns: new[] { "RequestId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RequestEffects_RequestId",
                table: "RequestEffects",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ClosedOn_DueOn",
                table: "Requests",
                columns: new[] { "ClosedOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ContractId",
                table: "Requests",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CustomerId",
                table: "Requests",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Kind_Id",
                table: "Requests",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Number",
                table: "Requests",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ServicePointId",
                table: "Requests",
                column: "ServicePointId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_State_Id",
                table: "Requests",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestSteps_Kind_ToState_At",
                table: "RequestSteps",
                columns: new[] { "Kind", "ToState", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestSteps_RequestId",
                table: "RequestSteps",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Routes_Code",
                table: "Routes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchAdditions_ContractId",
                table: "SearchAdditions",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchAdditions_Gram_ContractId",
                table: "SearchAdditions",
                columns: new[] { "Gram", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoints_Number",
                table: "ServicePoints",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoints_ParentId",
                table: "ServicePoints",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePoints_RouteId_RouteSequence",
                table: "ServicePoints",
                columns: new[] { "RouteId", "RouteSequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SewerConnections_ServicePointId_From",
                table: "SewerConnections",
                columns: new[] { "ServicePointId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffActs_About_At",
                table: "StaffActs",
                columns: new[] { "About", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffRoleClaims_RoleId",
                table: "StaffRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffRoles_NormalizedName",
                table: "StaffRoles",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StaffUserClaims_UserId",
                table: "StaffUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffUserLogins_UserId",
                table: "StaffUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffUserRoles_RoleId",
                table: "StaffUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffUsers_NormalizedEmail",
                table: "StaffUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_StaffUsers_NormalizedUserName",
                table: "StaffUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StudioTasks_State_Id",
                table: "StudioTasks",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplyFacts_ContractId_Kind_From",
                table: "SupplyFacts",
                columns: new[] { "ContractId", "Kind", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplyStops_CaseId",
                table: "SupplyStops",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplyStops_ContractId",
                table: "SupplyStops",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_SuspenseItems_NoticeId",
                table: "SuspenseItems",
                column: "NoticeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Transfers_ClaimId",
                table: "Transfers",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_Transfers_PostedOn",
                table: "Transfers",
                column: "PostedOn");

            migrationBuilder.CreateIndex(
                name: "IX_UnmaskRequests_AskedAt",
                table: "UnmaskRequests",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UnmaskRequests_CustomerId",
                table: "UnmaskRequests",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Usages_ContractId_PeriodTo",
                table: "Usages",
                columns: new[] { "ContractId", "PeriodTo" });

            migrationBuilder.CreateIndex(
                name: "IX_Usages_RoundId",
                table: "Usages",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Usages_State",
                table: "Usages",
                column: "State",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_WithheldNotices_BillId",
                table: "WithheldNotices",
                column: "BillId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WithheldNotices_ReleasedAt",
                table: "WithheldNotices",
                column: "ReleasedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WorklistItems_CaseId",
                table: "WorklistItems",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_WorklistItems_State_DueOn",
                table: "WorklistItems",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffReversals_Confirmed_DecidedOn",
                table: "WriteOffReversals",
                columns: new[] { "Confirmed", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffReversals_WriteOffId",
                table: "WriteOffReversals",
                column: "WriteOffId");

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_CaseId",
                table: "WriteOffs",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_ClaimId",
                table: "WriteOffs",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_Confirmed_DecidedOn",
                table: "WriteOffs",
                columns: new[] { "Confirmed", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WriteOffs_TransferId",
                table: "WriteOffs",
                column: "TransferId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessEntries");

            migrationBuilder.DropTable(
                name: "AllocationRecords");

            migrationBuilder.DropTable(
                name: "Allocations");

            migrationBuilder.DropTable(
                name: "ApiKeys");

            migrationBuilder.DropTable(
                name: "AttachmentContents");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "AuditLinks");

            migrationBuilder.DropTable(
                name: "BillLines");

            migrationBuilder.DropTable(
                name: "BillParts");

            migrationBuilder.DropTable(
                name: "Bills");

            migrationBuilder.DropTable(
                name: "CashDeposits");

            migrationBuilder.DropTable(
                name: "CashPieces");

            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "ConcessionItems");

            migrationBuilder.DropTable(
                name: "ConcessionSettlements");

            migrationBuilder.DropTable(
                name: "ConcessionSummaries");

            migrationBuilder.DropTable(
                name: "ConcessionSums");

            migrationBuilder.DropTable(
                name: "Contacts");

            migrationBuilder.DropTable(
                name: "Contractors");

            migrationBuilder.DropTable(
                name: "ContractTerms");

            migrationBuilder.DropTable(
                name: "ContributionTerms");

            migrationBuilder.DropTable(
                name: "CreditUses");

            migrationBuilder.DropTable(
                name: "CustomerMergeMoves");

            migrationBuilder.DropTable(
                name: "DebitEntryClaims");

            migrationBuilder.DropTable(
                name: "DebitRequestFiles");

            migrationBuilder.DropTable(
                name: "DebtTakeovers");

            migrationBuilder.DropTable(
                name: "DeferredParts");

            migrationBuilder.DropTable(
                name: "DocumentBatches");

            migrationBuilder.DropTable(
                name: "DrawerEntries");

            migrationBuilder.DropTable(
                name: "DunningHolds");

            migrationBuilder.DropTable(
                name: "DunningStepClaims");

            migrationBuilder.DropTable(
                name: "EmergencyEntries");

            migrationBuilder.DropTable(
                name: "FieldOrders");

            migrationBuilder.DropTable(
                name: "FrozenRuleBooks");

            migrationBuilder.DropTable(
                name: "GateFindings");

            migrationBuilder.DropTable(
                name: "GateReleases");

            migrationBuilder.DropTable(
                name: "HeirShares");

            migrationBuilder.DropTable(
                name: "IssuedDocuments");

            migrationBuilder.DropTable(
                name: "IssuedSlipClaims");

            migrationBuilder.DropTable(
                name: "LateChargeEntries");

            migrationBuilder.DropTable(
                name: "LateChargeWaivers");

            migrationBuilder.DropTable(
                name: "MeterPlacements");

            migrationBuilder.DropTable(
                name: "MeterReadings");

            migrationBuilder.DropTable(
                name: "NeighbourTariffs");

            migrationBuilder.DropTable(
                name: "NightFailures");

            migrationBuilder.DropTable(
                name: "NightSteps");

            migrationBuilder.DropTable(
                name: "NumberSeries");

            migrationBuilder.DropTable(
                name: "OperationRecords");

            migrationBuilder.DropTable(
                name: "Ownerships");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "PayoutAccounts");

            migrationBuilder.DropTable(
                name: "PlaceNotes");

            migrationBuilder.DropTable(
                name: "PlanVersions");

            migrationBuilder.DropTable(
                name: "PledgeInstalments");

            migrationBuilder.DropTable(
                name: "ProposalVersions");

            migrationBuilder.DropTable(
                name: "ProtectionMeasures");

            migrationBuilder.DropTable(
                name: "ReadingImportLines");

            migrationBuilder.DropTable(
                name: "ReadingRounds");

            migrationBuilder.DropTable(
                name: "RefundEntries");

            migrationBuilder.DropTable(
                name: "RequestDocuments");

            migrationBuilder.DropTable(
                name: "RequestEffects");

            migrationBuilder.DropTable(
                name: "RequestSteps");

            migrationBuilder.DropTable(
                name: "SearchAdditions");

            migrationBuilder.DropTable(
                name: "SearchBlocks");

            migrationBuilder.DropTable(
                name: "ServiceProcesses");

            migrationBuilder.DropTable(
                name: "SewerConnections");

            migrationBuilder.DropTable(
                name: "StaffActs");

            migrationBuilder.DropTable(
                name: "StaffRoleClaims");

            migrationBuilder.DropTable(
                name: "StaffUserClaims");

            migrationBuilder.DropTable(
                name: "StaffUserLogins");

            migrationBuilder.DropTable(
                name: "StaffUserRoles");

            migrationBuilder.DropTable(
                name: "StaffUserTokens");

            migrationBuilder.DropTable(
                name: "StudioTasks");

            migrationBuilder.DropTable(
                name: "SupplyFacts");

            migrationBuilder.DropTable(
                name: "SupplyStops");

            migrationBuilder.DropTable(
                name: "SuspenseItems");

            migrationBuilder.DropTable(
                name: "Transfers");

            migrationBuilder.DropTable(
                name: "UnmaskRequests");

            migrationBuilder.DropTable(
                name: "Usages");

            migrationBuilder.DropTable(
                name: "UsageSnapshots");

            migrationBuilder.DropTable(
                name: "WithheldNotices");

            migrationBuilder.DropTable(
                name: "WorklistItems");

            migrationBuilder.DropTable(
                name: "WriteOffReversals");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "CustomerMergers");

            migrationBuilder.DropTable(
                name: "DebitEntries");

            migrationBuilder.DropTable(
                name: "CashDrawers");

            migrationBuilder.DropTable(
                name: "DunningSteps");

            migrationBuilder.DropTable(
                name: "IssuedSlips");

            migrationBuilder.DropTable(
                name: "Meters");

            migrationBuilder.DropTable(
                name: "Nights");

            migrationBuilder.DropTable(
                name: "StoredPlans");

            migrationBuilder.DropTable(
                name: "InstalmentPledges");

            migrationBuilder.DropTable(
                name: "StoredProposals");

            migrationBuilder.DropTable(
                name: "ReadingImports");

            migrationBuilder.DropTable(
                name: "StaffRoles");

            migrationBuilder.DropTable(
                name: "StaffUsers");

            migrationBuilder.DropTable(
                name: "CollectionNotices");

            migrationBuilder.DropTable(
                name: "WriteOffs");

            migrationBuilder.DropTable(
                name: "Requests");

            migrationBuilder.DropTable(
                name: "DebitRuns");

            migrationBuilder.DropTable(
                name: "Mandates");

            migrationBuilder.DropTable(
                name: "CollectionFiles");

            migrationBuilder.DropTable(
                name: "DunningCases");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "Customers");

            migrationBuilder.DropTable(
                name: "ServicePoints");

            migrationBuilder.DropTable(
                name: "Routes");
        }
    }
}
