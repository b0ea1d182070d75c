using Billing.Privacy;
using NodaTime;

namespace Billing.Web.Privacy;

/// <summary>支援措置 and 閲覧記録 in the counter.</summary>
public static class PrivacySetup
{
    private const int DefaultMinutes = 15;
    private const int DefaultReminder = 30;

    public static void AddPrivacy(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(new UnmaskSettings(Duration.FromMinutes(settings.GetValue("Protection:UnmaskMinutes", DefaultMinutes))));
        services.AddSingleton(new ReminderSettings(settings.GetValue("Protection:ReminderDays", DefaultReminder)));
        services.AddScoped<ProtectionEntry>();
        services.AddScoped<Unmasking>();
        services.AddSingleton<ViewLog>();
        services.AddSingleton<AuditSealer>();
        services.AddScoped<AuditExport>();
        services.AddHostedService<AuditSealing>(); // Before the writer of views: it stops after it, and seals what that wrote last.
        services.AddHostedService<ViewLogWriter>();
    }
}

/// <param name="Days">How long before its end a term is shown as ending.</param>
public sealed record ReminderSettings(int Days);
