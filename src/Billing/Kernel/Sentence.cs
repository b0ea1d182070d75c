namespace Billing.Kernel;

/// <summary>One thing said in both languages of the product. Japanese first.</summary>
/// <param name="Ja">Japanese.</param>
/// <param name="En">English.</param>
public sealed record Sentence(string Ja, string En)
{
    /// <summary>The sentence for a two-letter language; anything but <c>en</c> is Japanese.</summary>
    public string In(string language) => language == "en" ? En : Ja;

    public override string ToString() => En;
}
