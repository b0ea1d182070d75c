using System.Text;
using Billing.Cli;
using Billing.Cli.Nights;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Contains("night"))
{
    NightPriority.Lower();
}

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
