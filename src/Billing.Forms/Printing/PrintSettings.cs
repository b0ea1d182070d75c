using Microsoft.Extensions.Configuration;

namespace Billing.Forms.Printing;

/// <summary>Section <c>Printing</c> of the configuration.</summary>
public sealed record PrintSettings
{
    /// <summary>Program file of the browser; null = the one that is installed.</summary>
    public string? Browser { get; init; }

    /// <summary>Lines printed under お問い合わせ先: telephone, hours, address.</summary>
    public IReadOnlyList<string> Contact { get; init; } = [];

    /// <summary>Seconds after which a browser that prints is ended. 500 pages take about 6 on two cores, 30 on a busy machine.</summary>
    public int TimeLimitSeconds { get; init; } = 180;

    /// <summary>The section as it is configured; the defaults where it says nothing.</summary>
    public static PrintSettings Of(IConfiguration configuration) => configuration.GetSection("Printing").Get<PrintSettings>() ?? new PrintSettings();
}
