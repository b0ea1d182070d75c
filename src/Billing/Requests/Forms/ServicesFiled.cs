using Billing.Kernel;

namespace Billing.Requests.Forms;

/// <summary>Which services a request is filed for: one file for water, sewer or both.</summary>
public static class ServicesFiled
{
    public const string Water = "water";
    public const string Sewer = "sewer";
    public const string Both = "both";

    public static IReadOnlyList<FieldChoice> Choices { get; } =
    [
        new(Both, new("水道と下水道", "water and sewer")),
        new(Water, new("水道だけ", "water alone")),
        new(Sewer, new("下水道だけ", "sewer alone")),
    ];

    /// <summary>Water first.</summary>
    public static IReadOnlyList<Service> Of(string text) => text switch
    {
        Water => [Service.Water],
        Sewer => [Service.Sewer],
        Both => [Service.Water, Service.Sewer],
        _ => [],
    };
}
