using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Privacy;

/// <summary>Follows the chain from its first link to its end and holds every record against its link: what was altered, deleted, inserted or cut off shows, and where. Reads only, in one pass.</summary>
public static class AuditCheck
{
    /// <param name="known">Links as they were written down elsewhere (a log, an export, a paper): sequence → hash. A chain that was made anew as a whole is found by these alone.</param>
    public static AuditReport Run(IBillingDatabase database, IReadOnlyDictionary<long, string>? known = null)
    {
        using var db = database.NewContext();
        var walk = new Walk(db, known ?? new Dictionary<long, string>());
        foreach (var (link, entry) in Rows(db))
        {
            walk.Step(link, entry);
        }

        return walk.End(db);
    }

    private static IEnumerable<(AuditLink Link, AccessEntry? Entry)> Rows(BillingDbContext db) => (
        from l in db.AuditLinks.AsNoTracking()
        join e in db.AccessEntries on l.EntryId equals e.Id into found
        from e in found.DefaultIfEmpty()
        orderby l.Sequence
        select new { Link = l, Entry = e }).AsEnumerable().Select(row => (row.Link, (AccessEntry?)row.Entry));

    private sealed class Walk
    {
        private readonly IReadOnlyDictionary<long, string> _known;
        private readonly HashSet<long> _met = [];
        private readonly List<AuditFault> _faults = [];
        private readonly List<(long EntryId, AuditDisposed What)> _disposals = [];
        private readonly Dictionary<long, long> _gone = [];
        private readonly HashSet<long> _sound = [];
        private byte[] _hash = AuditHashes.Beginning;
        private long _last;
        private long _links;
        private long _entries;

        public Walk(BillingDbContext db, IReadOnlyDictionary<long, string> known)
        {
            _known = known;
            foreach (var entry in db.AccessEntries.AsNoTracking().Where(e => e.Kind == AccessKind.Disposed).OrderBy(e => e.Id).AsEnumerable())
            {
                try
                {
                    _disposals.Add((entry.Id, AuditDisposed.FromJson(entry.Fields)));
                }
                catch (Exception fault) when (fault is FormatException or ArgumentException or System.Text.Json.JsonException)
                {
                    Add("audit.disposal", 0, entry.Id, "廃棄の記録が読めません。", "The record of the disposal cannot be read.");
                }
            }
        }

        public void Step(AuditLink link, AccessEntry? entry)
        {
            _links++;
            if (link.Sequence != _last + 1)
            {
                Add("audit.gap", _last + 1, null, $"鎖の {_last + 1} から {link.Sequence - 1} までがありません。", $"Links {_last + 1} to {link.Sequence - 1} are missing.");
            }
            else if (!AuditHashes.Link(_hash, link).AsSpan().SequenceEqual(link.Hash))
            {
                Add("audit.link", link.Sequence, link.EntryId, "鎖の値が前の値と内容から計算したものと一致しません。", "The link is not the hash of the one before it and of what it says.");
            }

            if (_known.TryGetValue(link.Sequence, out var hash) && _met.Add(link.Sequence) && !Convert.ToHexStringLower(link.Hash).StartsWith(hash, StringComparison.OrdinalIgnoreCase))
            {
                Add("audit.known", link.Sequence, link.EntryId, "控えてある値と一致しません。", "It is not the value that was written down.");
            }

            Entry(link, entry);
            (_hash, _last) = (link.Hash, link.Sequence);
        }

        public AuditReport End(BillingDbContext db)
        {
            var head = db.AuditHeads.AsNoTracking().SingleOrDefault();
            if ((head?.Sequence ?? 0) != _last || (head is not null && !head.Hash.AsSpan().SequenceEqual(_hash)))
            {
                Add("audit.cut", _last + 1, null, $"鎖は {_last} で終わっていますが、末尾の控えは {head?.Sequence ?? 0} です。", $"The chain ends at {_last}, and its head says {head?.Sequence ?? 0}.");
            }

            foreach (var missing in _known.Keys.Where(sequence => !_met.Contains(sequence)).Order())
            {
                Add("audit.known", missing, null, "控えてある鎖がありません。", "The link that was written down is not there.");
            }

            foreach (var (id, what) in _disposals)
            {
                if (!_sound.Contains(id) || _gone.GetValueOrDefault(id) != what.Count)
                {
                    Add("audit.disposal", 0, id, $"廃棄の記録({what.Count} 件)と廃棄された件数({_gone.GetValueOrDefault(id)} 件)が一致しないか、記録が封印されていません。", $"It says {what.Count} were disposed of and {_gone.GetValueOrDefault(id)} are gone, or it is not sealed.");
                }
            }

            var waiting = AuditSealer.Waiting(db);
            return new AuditReport(_links, _entries, _gone.Values.Sum(), waiting.LongCount(), waiting.Min(e => (Instant?)e.At), _last, Convert.ToHexStringLower(_hash), _faults);
        }

        private void Entry(AuditLink link, AccessEntry? entry)
        {
            if (entry is not null)
            {
                _entries++;
                if (!AuditHashes.Content(entry).AsSpan().SequenceEqual(link.Content) || entry.Kind != link.Kind || entry.At != link.At)
                {
                    Add("audit.content", link.Sequence, link.EntryId, "記録の内容が封印の後に変えられています。", "The record was altered after it was sealed.");
                }
                else if (entry.Kind == AccessKind.Disposed)
                {
                    _sound.Add(entry.Id);
                }
            }
            else if (_disposals.FindIndex(d => d.What.Took(link)) is var by and >= 0)
            {
                _gone[_disposals[by].EntryId] = _gone.GetValueOrDefault(_disposals[by].EntryId) + 1;
            }
            else
            {
                Add("audit.missing", link.Sequence, link.EntryId, "記録が削除されています(廃棄の記録もありません)。", "The record was deleted, and no disposal explains it.");
            }
        }

        private void Add(string code, long sequence, long? entry, string ja, string en)
        {
            if (_faults.Count < AuditReport.MostFaults)
            {
                var (where, place) = (sequence > 0 ? $"鎖 {sequence}" : "鎖", sequence > 0 ? $"link {sequence}" : "the chain");
                _faults.Add(new AuditFault(code, sequence, entry, new Sentence($"{where}{(entry is { } id ? $"(記録 {id})" : "")}: {ja}", $"{place}{(entry is { } of ? $" (record {of})" : "")}: {en}")));
            }
        }
    }
}

/// <summary>What a check of the chain found.</summary>
/// <param name="Entries">Records that stand.</param>
/// <param name="Disposed">Links whose records were disposed of by rule.</param>
/// <param name="Unsealed">Records that wait for their link: those of the last moments.</param>
/// <param name="Oldest">The oldest of those; null = none waits.</param>
/// <param name="Sequence">Of the last link; with <paramref name="Hash"/> what is worth writing down elsewhere.</param>
/// <param name="Hash">Hexadecimal.</param>
public sealed record AuditReport(long Links, long Entries, long Disposed, long Unsealed, Instant? Oldest, long Sequence, string Hash, IReadOnlyList<AuditFault> Faults)
{
    public const int MostFaults = 200;
}

/// <param name="Code"><c>audit.gap</c>, <c>.link</c>, <c>.content</c>, <c>.missing</c>, <c>.cut</c>, <c>.known</c> or <c>.disposal</c>.</param>
/// <param name="Sequence">The link; 0 = of none.</param>
/// <param name="EntryId">The record; null = of none.</param>
public sealed record AuditFault(string Code, long Sequence, long? EntryId, Sentence Said);
