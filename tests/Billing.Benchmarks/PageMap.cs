namespace Billing.Benchmarks;

/// <summary>The kinds of pages that were met, each with some addresses of it. Many clerks add to it at once.</summary>
internal sealed class PageMap
{
    private const int MostOfAKind = 2000;

    private readonly Dictionary<string, List<string>> _kinds = [];
    private readonly Lock _lock = new();

    /// <summary>The address with its numbers and asked-for values left out: what pages of one kind share.</summary>
    public static string KindOf(string path)
    {
        var (way, query) = path.Split('?', 2) is [var w, var q] ? (w, q) : (path, "");
        var parts = way.Split('/');
        var named = string.Join('/', parts.Select((part, at) => part.Any(char.IsDigit) || IsChosen(parts, at) ? "#" : part));
        return query.Length == 0 ? named : $"{named}?{string.Join('&', query.Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal))}";
    }

    public void Add(IEnumerable<string> paths)
    {
        lock (_lock)
        {
            foreach (var path in paths)
            {
                var kind = KindOf(path);
                if (!_kinds.TryGetValue(kind, out var known))
                {
                    _kinds[kind] = known = [];
                }

                if (known.Count < MostOfAKind && !known.Contains(path))
                {
                    known.Add(path);
                }
            }
        }
    }

    /// <summary>Each kind once.</summary>
    public IReadOnlyList<string> OneOfEach(Random random)
    {
        lock (_lock)
        {
            return [.. _kinds.Values.Select(known => known[random.Next(known.Count)])];
        }
    }

    /// <summary>An address of a kind that is drawn with the same chance as every other.</summary>
    public string Draw(Random random)
    {
        lock (_lock)
        {
            var kind = _kinds.Keys.ElementAt(random.Next(_kinds.Count));
            return _kinds[kind][random.Next(_kinds[kind].Count)];
        }
    }

    /// <summary>The kind of a request, and the step or paper of one: one page each.</summary>
    private static bool IsChosen(string[] parts, int at) => parts is ["", "Requests", "New", ..] ? at == 3 : parts is ["", "Requests", "Take" or "Print", ..] && at == 4;
}
