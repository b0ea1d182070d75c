using System.Globalization;
using Billing.Db;
using Billing.Nights;
using Billing.Operations;
using Billing.Web.Processes;
using NodaTime;
using Quartz;

namespace Billing.Web.Scheduling;

/// <summary>Quartz: in the database and clustered on PostgreSQL and SQL Server, in memory beside SQLite, which has one writer anyway.</summary>
public static class SchedulerSetup
{
    /// <summary>When due nights run, local time; an empty setting means never.</summary>
    public const string TimeKey = "Night:At";

    private static readonly TimeSpan Checkin = TimeSpan.FromSeconds(5);

    /// <param name="role">A process that only shows pages never starts its scheduler: what it schedules waits in the database for a worker.</param>
    public static void AddNights(this IServiceCollection services, BillingDatabase database, IConfiguration settings, ProcessRole role)
    {
        services.AddSingleton<NightAttempts>();
        services.AddScoped<NightRunner>();
        services.AddScoped<NightStarter>();
        services.AddSingleton(p => new NightOptions
        {
            Workers = settings.GetValue<int?>("Night:Workers") ?? Environment.ProcessorCount,
            Lease = Duration.FromSeconds(settings.GetValue("Night:LeaseSeconds", (int)new NightOptions().Lease.TotalSeconds)),
            CounterIsBusy = BillingConfiguration.CounterIsBusy(settings, p.GetRequiredService<BillingDatabase>(), p.GetRequiredService<IClock>()),
        });
        services.AddQuartz(quartz =>
        {
            if (database.Provider == "sqlite")
            {
                quartz.UseInMemoryStore();
            }
            else
            {
                quartz.ConfigureScheduler(s => (s.InstanceName, s.GenerateInstanceId) = ("billing", true));
                quartz.UsePersistentStore(store =>
                {
                    UseDatabase(store, database);
                    store.UseSystemTextJsonSerializer();
                    store.ProvisionSchema();
                    store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (Checkin, 2 * Checkin));
                });
            }

            if (role.RunsNights() && settings[TimeKey] is not "" and var at)
            {
                var time = TimeOnly.ParseExact(at ?? "22:00", "HH:mm", CultureInfo.InvariantCulture);
                var zone = TimeZoneInfo.FindSystemTimeZoneById(settings["Counter:TimeZone"] ?? "Asia/Tokyo");
                quartz.ScheduleJob<DueNightsJob>(job: j => j.RequestRecovery(), trigger: t => t.WithIdentity("due-nights").WithCronSchedule($"0 {time.Minute} {time.Hour} * * ?", c => c.InTimeZone(zone)));
            }
        });
        if (role.RunsNights())
        {
            services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
            if (database.ManyWriters)
            {
                services.AddHostedService<NightShare>();
            }
        }
    }

    private static void UseDatabase(IPersistentStoreBuilder store, BillingDatabase database)
    {
        if (database.Provider == "postgres")
        {
            store.UsePostgres(database.Connection);
        }
        else
        {
            store.UseSqlServer(database.Connection);
        }
    }
}
