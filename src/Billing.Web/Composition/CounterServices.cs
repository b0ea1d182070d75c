using System.Text.Encodings.Web;
using System.Text.Unicode;
using Billing.Channels;
using Billing.Charges;
using Billing.Contacts;
using Billing.Collection;
using Billing.Concession;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Health;
using Billing.Forms.Letters;
using Billing.Forms.Notices;
using Billing.Debits;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Forms.Delinquency;
using Billing.Forms.Payments;
using Billing.Forms.Printing;
using Billing.Forms.Reports;
using Billing.Forms.Requests;
using Billing.Forms.Plans;
using Billing.Forms.Revision;
using Billing.LateCharges;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Requests;
using Billing.RuleBooks;
using Billing.Requests.Attachments;
using Billing.Plans.Desk;
using Billing.Revision.Studio;
using Billing.Web.Accounts;
using Billing.Web.Api;
using Billing.Web.Errors;
using Billing.Web.Health;
using Billing.Web.Languages;
using Billing.Web.Metrics;
using Billing.Web.Navigation;
using Billing.Web.Pages.Customers;
using Billing.Web.Pages.Nights;
using Billing.Web.Pages.Residents;
using Billing.Web.Pages.Plans;
using Billing.Web.Pages.Revision;
using Billing.Web.Privacy;
using Billing.Web.Processes;
using Billing.Web.Scheduling;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;
using NodaTime;

namespace Billing.Web.Composition;

/// <summary>The composition root of the counter.</summary>
public static class CounterServices
{
    public static void AddCounter(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = builder.Configuration;
        var database = BillingConfiguration.Open(settings);
        var role = ProcessRoles.Of(settings, database.ManyWriters);
        services.AddSingleton(database);
        services.AddSingleton<IBillingDatabase>(s => s.GetRequiredService<BillingDatabase>());
        services.AddScoped(s => s.GetRequiredService<BillingDatabase>().NewContext());
        services.AddSingleton<IClock>(NodaTime.SystemClock.Instance);
        services.AddSingleton(DateTimeZoneProviders.Tzdb[settings["Counter:TimeZone"] ?? "Asia/Tokyo"]);
        services.AddSingleton(_ => BillingConfiguration.LoadRuleBook(settings));
        services.AddSingleton(settings.GetSection("Printing").Get<PrintSettings>() ?? new PrintSettings());
        services.AddScoped<NoticePdf>();
        services.AddScoped<LetterSource>();
        services.AddScoped<LetterPdf>();
        services.AddScoped<DocumentIssue>();
        services.AddScoped<RequestPaperSource>();
        services.AddSingleton(settings.GetSection("Attachments").Get<AttachmentLimits>() ?? new AttachmentLimits());
        services.AddScoped<AttachmentEntry>();
        services.AddScoped<SlipSheets>();
        services.AddScoped<ReceiptSheets>();
        services.AddScoped<ReportSheets>();
        services.AddSingleton<UsageShelf>();
        services.AddScoped<ProposalDesk>();
        services.AddScoped<UsageDesk>();
        services.AddScoped<StudioTasks>();
        services.AddScoped<NeighbourDesk>();
        services.AddSingleton(_ => new NeighbourTables(BillingConfiguration.LoadNeighbours(settings)));
        services.AddSingleton<StudioBell>();
        services.AddHostedService<StudioWorker>();
        services.AddScoped<ImpactPapers>();
        services.AddScoped<StudioReader>();
        services.AddScoped<PlanDesk>();
        services.AddScoped<PlanReader>();
        services.AddScoped<PlanPapers>();
        services.AddSingleton<PlanWork>();
        services.AddScoped<CounterPayments>();
        services.AddScoped<CounterSettlement>();
        services.AddScoped<CashDrawers>();
        services.AddScoped<RefundPayment>();
        services.AddScoped<LateChargeWaiving>();
        services.AddScoped<ConcessionClosing>();
        services.AddScoped<BillCorrection>();
        services.AddScoped<HeldUsages>();
        services.AddScoped<HeldReader>();
        services.AddScoped<KeyInReading>();
        services.AddScoped<ReadingImporter>();
        services.AddScoped<FactEntry>();
        services.AddScoped<RequestDesk>();
        services.AddScoped<FieldReports>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<ReceiptPosting>();
        services.AddScoped<SuspenseClearing>();
        services.AddScoped(s => new DebitDesk(s.GetRequiredService<IBillingDatabase>(), s.GetRequiredService<RuleBook>(), ChannelFolder.Bank));
        services.AddScoped(s => new DebitAnswers(s.GetRequiredService<IBillingDatabase>(), ChannelFolder.Bank));
        services.AddScoped<DunningLetterSource>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddRateLimits(settings);
        builder.AddProxy();
        services.AddNights(database, settings, role);
        services.AddSingleton(new ProcessRoleSetting(role));
        services.AddHostedService<ProcessBeat>();
        services.AddSingleton<AlarmBoard>();
        services.AddSingleton<BillingMeter>();
        if (settings.GetValue(MetricsPage.MetricsKey, false))
        {
            services.AddSingleton<MetricsPage>();
        }

        if (role.RunsNights())
        {
            services.AddHostedService<AlarmWatch>();
        }

        services.AddScoped<ContractSearch>();
        services.AddScoped<CustomerMerge>();
        services.AddScoped<CustomerReader>();
        services.AddScoped<ResidentReader>();
        services.AddPrivacy(settings);
        services.AddScoped<TimelineReader>();
        services.AddScoped<QuotedContract>();
        services.AddScoped<ContactEntry>();
        services.AddScoped<PlaceNotes>();
        services.AddSingleton(s => new ChargeEngine(s.GetRequiredService<RuleBook>()));
        services.AddScoped<StaffAccounts>();
        services.AddScoped<StaffAdministration>();
        services.AddScoped<Emergencies>();
        services.AddScoped<ApiKeyStore>();
        services.AddScoped<StaffReader>();
        services.AddScoped<StaffTrail>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<EmergencyAlarm>();
        services.AddSingleton(Rights.Load(settings));
        services.AddSignIn(SignInSettings.Load(settings, CounterHost.IsLoopbackOnly(settings)), RequireHttps(settings));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.GetFullPath(settings["Counter:KeyFolder"] ?? "App_Data/keys", BillingConfiguration.Home)));
        services.AddLanguages();
        services.AddSingleton<Menu>();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = SignInSetup.CookieName("billing.form", RequireHttps(settings));
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = RequireHttps(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add<RuleRefusalFilter>();
            o.Filters.Add<ReasonFilter>();
        });
    }

    public static void UseCounter(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Services.GetRequiredService<ProcessRoleSetting>().Role.ShowsPages())
        {
            app.MapOperations();
            app.MapFallback(() => Results.NotFound()).AllowAnonymous();
            return; // A worker is asked for its health alone; there is nothing to sign in to.
        }

        app.UseServerTiming();
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/Errors/Fault");
        app.UseStatusCodePagesWithReExecute("/Errors/Status", "?code={0}");
        if (RequireHttps(app.Configuration))
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseActor();
        app.UseStaffDuties();
        app.UseViewLog();
        app.MapRazorPages();
        app.MapReadingsApi();
        app.MapOperations();
    }

    private static void MapOperations(this WebApplication app)
    {
        app.MapHealth();
        app.Services.GetRequiredService<BillingMeter>();
        if (app.Services.GetService<MetricsPage>() is not null)
        {
            MetricsPage.Map(app);
        }
    }

    /// <summary>Plain HTTP is for the loopback address alone; a counter that others reach needs TLS, unless a proxy in front of it provides that and the setting says so.</summary>
    private static bool RequireHttps(IConfiguration settings) => settings.GetValue("Counter:RequireHttps", !CounterHost.IsLoopbackOnly(settings));
}
