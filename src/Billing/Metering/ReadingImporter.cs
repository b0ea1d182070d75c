using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Metering;

/// <summary>What came of a file: the import as it is recorded, and the outcome of each line.</summary>
/// <param name="Import">The record of the import; of the first one when the same file comes again.</param>
/// <param name="AlreadyTaken">The same bytes were taken in before: nothing was changed.</param>
/// <param name="Lines">In the order of the file; empty when the file was taken before.</param>
public sealed record ReadingImportResult(ReadingImport Import, bool AlreadyTaken, IReadOnlyList<ReadingOutcome> Lines);

/// <summary>Takes a file of readings into the database: good lines are taken, bad ones are named and kept out, all in one transaction.</summary>
public sealed class ReadingImporter(BillingDbContext db)
{
    /// <summary>Takes <paramref name="file"/>. Nothing is written for a file whose bytes were taken before.</summary>
    /// <param name="today">No reading may be later.</param>
    /// <param name="now">For the trace.</param>
    /// <param name="user">Who imports.</param>
    public async Task<ReadingImportResult> Import(ReadingFile file, LocalDate today, Instant now, string user, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Before(file, cancel) is { } before)
        {
            return before;
        }

        var import = new ReadingImport { FileName = file.Name, Sha256 = file.Sha256, ImportedBy = user, ImportedAt = now };
        db.ReadingImports.Add(import);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two persons took the same file at the same moment: the unique fingerprint let one through.
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(cancel);
            if (await Before(file, cancel) is { } other)
            {
                return other;
            }

            throw;
        }

        var around = await ReadingSurroundings.Load(db, file.Entries, today, cancel);
        var taken = new ReadingTaker(db, around, today).Take(file.Entries, import.Id, enteredBy: null);
        var lines = taken.Concat(file.Faults.Select(Refused)).OrderBy(l => l.Line).ToList();
        Count(import, lines);
        db.ReadingImportLines.AddRange(lines.Where(l => l.Code is not null).Select(l => Record(import, l)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new ReadingImportResult(import, AlreadyTaken: false, lines);
    }

    private async Task<ReadingImportResult?> Before(ReadingFile file, CancellationToken cancel)
        => await db.ReadingImports.AsNoTracking().SingleOrDefaultAsync(i => i.Sha256 == file.Sha256, cancel) is { } before
            ? new ReadingImportResult(before, AlreadyTaken: true, [])
            : null;

    private static ReadingOutcome Refused(LineFault fault) => new(fault.Line, ReadingFate.Refused, fault.Code, fault.Said);

    private static void Count(ReadingImport import, List<ReadingOutcome> lines)
    {
        import.Lines = lines.Count;
        import.Taken = lines.Count(l => l.Fate == ReadingFate.Taken);
        import.Corrected = lines.Count(l => l.Fate == ReadingFate.Corrected);
        import.Unchanged = lines.Count(l => l.Fate == ReadingFate.Unchanged);
        import.Refused = lines.Count(l => l.Fate == ReadingFate.Refused);
    }

    private static ReadingImportLine Record(ReadingImport import, ReadingOutcome line)
        => new() { ImportId = import.Id, Line = line.Line, Code = line.Code!, Ja = line.Said!.Ja, En = line.Said.En };
}
