using Billing.Kernel;

namespace Billing.Places;

/// <summary>An address, telephone number or note as it may be told: its text, nothing where none is known, or withheld. Only <see cref="Disclosure"/> makes one of a stored text.</summary>
public readonly record struct ShownText
{
    /// <summary>What stands in the place of a withheld text, on every screen and paper.</summary>
    public static readonly Sentence WithheldWords = new("非開示（支援措置）", "withheld (protection)");

    /// <summary>Not told, because a protected person stands there.</summary>
    public static readonly ShownText Withheld = new(null, isWithheld: true);

    private ShownText(string? text, bool isWithheld) => (Text, IsWithheld) = (text, isWithheld);

    /// <summary>The text; null where none is known and where it is withheld.</summary>
    public string? Text { get; }

    public bool IsWithheld { get; }

    /// <summary>Whether there is neither a text nor a reason to hide one.</summary>
    public bool IsEmpty => Text is null && !IsWithheld;

    /// <summary>This, or <paramref name="other"/> where nothing is known: letters go to the mailing address, else to the place. What is withheld stays so.</summary>
    public ShownText Or(ShownText other) => IsEmpty ? other : this;

    /// <summary>The text, or the words for a withheld one.</summary>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <param name="none">Where none is known.</param>
    public string In(string language, string none = "") => IsWithheld ? WithheldWords.In(language) : Text ?? none;

    /// <summary>Japanese, for logs and messages: never more than <see cref="In"/> says.</summary>
    public override string ToString() => In("ja");

    internal static ShownText Of(string? text) => new(string.IsNullOrWhiteSpace(text) ? null : text, isWithheld: false);
}
