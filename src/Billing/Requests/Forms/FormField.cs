using Billing.Kernel;

namespace Billing.Requests.Forms;

/// <summary>One field of a form. The page draws it, <see cref="FormValues"/> checks it.</summary>
/// <param name="Name">Letters only; the key under which the text is kept.</param>
/// <param name="Type">What may stand in it.</param>
/// <param name="Label">As shown.</param>
public sealed record FormField(string Name, FieldType Type, Sentence Label)
{
    public bool IsNeeded { get; init; }

    /// <summary>Most letters of a text.</summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>Smallest whole number.</summary>
    public long Least { get; init; }

    /// <summary>Largest whole number.</summary>
    public long Most { get; init; } = 999_999_999;

    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    /// <summary>What stands there before anything is typed.</summary>
    public string? Default { get; init; }

    /// <summary>Address or telephone: hidden afterwards where the person is under protection.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>A line below the field that helps.</summary>
    public Sentence? Hint { get; init; }

    /// <summary>Only asked for while another field has a value; else it is hidden and what stands in it is dropped.</summary>
    public FieldCondition? OnlyIf { get; init; }

    /// <summary>Browser's own name for the field (WCAG 1.3.5), e.g. <c>tel</c>; <c>off</c> for other people's data.</summary>
    public string AutoComplete { get; init; } = "off";
}

/// <param name="Field">Name of the other field.</param>
/// <param name="Values">Any of them.</param>
public sealed record FieldCondition(string Field, params IReadOnlyList<string> Values);

public sealed record FieldChoice(string Value, Sentence Said);

/// <summary>Fields under one heading.</summary>
public sealed record FormGroup(Sentence Title, params IReadOnlyList<FormField> Fields);

public enum FieldType : byte
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Katakana; hiragana and half width are turned into it.</summary>
    Kana,

    /// <summary>Digits and dashes.</summary>
    Telephone,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Digits that are no number: bank, branch, account.</summary>
    Digits,

    /// <summary>One of <see cref="FormField.Choices"/>.</summary>
    Choice,

    /// <summary>Yes or no: <c>yes</c> or empty.</summary>
    Flag,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>お客様番号 of a customer that exists.</summary>
    Customer,

    /// <summary>契約番号 or 水栓番号.</summary>
    Place,
}
