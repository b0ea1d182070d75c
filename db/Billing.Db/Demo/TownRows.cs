using Billing.Collection;
using Billing.Metering;
using Billing.Places;
using Billing.Privacy;

namespace Billing.Db.Demo;

/// <summary>Finished rows of some routes, waiting to be written. Parents stand before children.</summary>
internal sealed class TownRows
{
    public List<Route> Routes { get; } = [];

    public List<ServicePoint> Points { get; } = [];

    public List<Customer> Customers { get; } = [];

    public List<Meter> Meters { get; } = [];

    public List<Contract> Contracts { get; } = [];

    public List<ContractTerms> Terms { get; } = [];

    public List<Mandate> Mandates { get; } = [];

    public List<Ownership> Ownerships { get; } = [];

    public List<SewerConnection> Sewers { get; } = [];

    public List<PlaceNote> Notes { get; } = [];

    public List<ProtectionMeasure> Measures { get; } = [];

    public List<MeterPlacement> Placements { get; } = [];

    public List<ReadingRound> Rounds { get; } = [];

    public List<MeterReading> Readings { get; } = [];

    public List<SearchBlock> SearchBlocks { get; } = [];

    public void Write(BillingDatabase database, BillingDbContext db)
    {
        database.BulkWrite(db, Routes);
        database.BulkWrite(db, Points);
        database.BulkWrite(db, Customers);
        database.BulkWrite(db, Meters);
        database.BulkWrite(db, Contracts);
        database.BulkWrite(db, Terms);
        database.BulkWrite(db, Mandates);
        database.BulkWrite(db, Ownerships);
        database.BulkWrite(db, Sewers);
        database.BulkWrite(db, Notes);
        database.BulkWrite(db, Measures);
        database.BulkWrite(db, Placements);
        database.BulkWrite(db, Rounds);
        database.BulkWrite(db, Readings);
        database.BulkWrite(db, SearchBlocks);
    }
}

/// <summary>The next key of each table. Routes are made in order, so keys ascend along the walking order.</summary>
internal sealed class TownKeys
{
    public long Customer { get; set; } = 1;

    public long Measure { get; set; } = 1;

    public long Meter { get; set; } = 1;

    public long Contract { get; set; } = 1;

    public long Terms { get; set; } = 1;

    public long Mandate { get; set; } = 1;

    public long Ownership { get; set; } = 1;

    public long Sewer { get; set; } = 1;

    public long Note { get; set; } = 1;

    public long Placement { get; set; } = 1;

    public long Round { get; set; } = 1;

    public long Reading { get; set; } = 1;
}
