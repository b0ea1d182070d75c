using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Kernel;

namespace Billing.Requests;

/// <summary>
/// One thing that a step changes: told before it is done, done, and undone by a counter-act. A plan lists them for the preview; the very same objects are then
/// done and stored (<see cref="RequestEffect"/>) with all that undoing needs. A consequence keeps what it must remember (keys of new rows, values before) in settable
/// properties, because it is stored as JSON after it was done.
/// </summary>
public abstract record Consequence
{
    private static readonly Dictionary<string, Type> Known = typeof(Consequence).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Consequence)) && !t.IsAbstract).ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>What will happen, or has happened, in one sentence without address or telephone: it is shown, printed and stored.</summary>
    [JsonIgnore]
    public abstract Sentence Told { get; }

    /// <summary>Yen that it makes the person owe (or gives back, negative); null = it moves no money.</summary>
    [JsonIgnore]
    public virtual Money? Yen => null;

    /// <summary>Does it, inside the transaction of the act.</summary>
    /// <exception cref="BusinessRuleException">It cannot be done; the whole act is taken back then.</exception>
    public abstract Task Apply(Act act);

    /// <summary>Takes it back by an act of its own kind; nothing is deleted that a person may have seen.</summary>
    /// <exception cref="BusinessRuleException">Something rests on it by now; says what must be undone first.</exception>
    public abstract Task Undo(Act act);

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), PlainJson.Options);

    public static Consequence Read(string kind, string json) => (Consequence)JsonSerializer.Deserialize(json, Known[kind], PlainJson.Options)!;

    /// <summary>Names of all consequences.</summary>
    public static IReadOnlyCollection<string> Kinds => Known.Keys;
}
