using System.Globalization;

namespace Billing.Tests.Exchange.Channels;

/// <summary>A row of a published table of fields (<c>Cases/channels</c>).</summary>
public sealed record PublishedField(string Record, int Seq, string Ja, string En, int From, int To, int Length, string Type, string Source)
{
    public override string ToString() => $"{Record} {Seq} {Ja}";
}

/// <summary>The published tables.</summary>
internal static class PublishedLayout
{
    public static IReadOnlyList<PublishedField> Of(string file)
    {
        var lines = File.ReadAllLines(CaseFiles.Case("channels", file));
        var columns = Split(lines[0]);
        int At(string name) => columns.IndexOf(name);
        return [.. lines.Skip(1).Select(Split).Select(f => new PublishedField(
            f[0], Whole(f[1]), f[At("field_ja")], f[At("field_en")], Whole(f[At("pos_from")]), Whole(f[At("pos_to")]), Whole(f[At("len")]), At("type") < 0 ? "" : f[At("type")], f[At("source")]))];
    }

    private static int Whole(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Split(string line)
    {
        var (fields, quoted, field) = (new List<string>(), false, "");
        foreach (var c in line)
        {
            (quoted, field) = c switch
            {
                '"' => (!quoted, field),
                ',' when !quoted => Add(),
                _ => (quoted, field + c),
            };
            (bool, string) Add()
            {
                fields.Add(field);
                return (false, "");
            }
        }

        fields.Add(field);
        return fields;
    }
}
