using Billing.Db;
using Billing.Web.Composition;

var builder = WebApplication.CreateBuilder(CounterHost.Options(args));
builder.Configuration.AddBillingSettings();
CounterHost.ListenOnLoopbackUnlessConfigured(builder);
builder.AddCounter();
var app = builder.Build();
app.UseCounter();
await app.RunAsync();
