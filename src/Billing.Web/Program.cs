using Billing.Db;
using Billing.Kernel;
using Billing.Web.Composition;
using Billing.Web.FirstStart;
using Billing.Web.Processes;

try
{
    var builder = WebApplication.CreateBuilder(CounterHost.Options(args));
    builder.Configuration.AddBillingSettings();
    builder.Configuration.AddCommandLine(args, ProcessRoles.Switches);
    CounterHost.ListenOnLoopbackUnlessConfigured(builder);
    builder.AddCounter();
    var app = builder.Build();
    app.UseCounter();
    if (!await Startup.Ready(app))
    {
        return 2;
    }

    await app.RunAsync();
    return 0;
}
catch (BusinessRuleException refusal)
{
    // A setting that names no usable database or rule book: a sentence, not a stack.
    await Console.Error.WriteLineAsync($"{refusal.Said.Ja} / {refusal.Said.En}");
    return 2;
}
