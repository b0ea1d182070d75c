using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Rights;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>What holds for every act and every field that the counter's routes know of.</summary>
public sealed class EveryActTests
{
    private static readonly Type[] Plain = [typeof(string), typeof(bool), typeof(decimal), typeof(IFormFile), typeof(CancellationToken)];

    [Fact]
    public async Task Every_act_without_the_token_of_its_form_is_refused()
    {
        await using var factory = new CounterFactory("sqlite");
        using var caller = await Everybody.SignIn(factory);
        var acts = (await Endpoints.All(factory.Services)).Where(a => a.Verb == "POST" && a.Page is not null).ToList();
        var taken = new List<string>();
        foreach (var act in acts)
        {
            using var answer = await caller.Ask(act, withToken: false);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
            {
                taken.Add($"{act.Name}: {answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.True(acts.Count > 60, $"Only {acts.Count} acts were found.");
        Assert.True(taken.Count == 0, string.Join("\n", taken));
    }

    [Fact]
    public async Task No_page_is_changed_by_opening_it()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        var verbs = (await Endpoints.All(factory.Services)).Select(a => a.Verb).Distinct().Order();
        Assert.Equal(["GET", "POST"], verbs);
    }

    [Fact]
    public async Task Every_field_that_a_page_takes_is_a_plain_value_and_stands_in_a_form_or_link_of_its_own()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        await using var db = factory.NewContext();
        var rows = db.Model.GetEntityTypes().Select(e => e.ClrType).ToHashSet();
        var wrong = new List<string>();
        foreach (var page in (await Endpoints.All(factory.Services)).Select(a => a.Page).OfType<CompiledPageActionDescriptor>().DistinctBy(p => p.RelativePath))
        {
            var fields = page.BoundProperties.Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, Type: p.ParameterType)).Concat(page.HandlerMethods.SelectMany(h => h.Parameters).Where(p => p.BindingInfo?.BindingSource != BindingSource.Services).Select(p => (Name: p.Name!, Type: p.ParameterType))).Distinct().ToList();
            var shown = Shown(page);
            wrong.AddRange(fields.Where(f => !IsPlain(f.Type, rows)).Select(f => $"{page.RelativePath}: {f.Name} is a {f.Type.Name}{(rows.Contains(f.Type) ? ", a row of the database" : "")}"));
            wrong.AddRange(fields.Where(f => f.Type != typeof(CancellationToken) && !Regex.IsMatch(shown, $@"\b{f.Name}\b", RegexOptions.IgnoreCase)).Select(f => $"{page.RelativePath}: {f.Name} stands in no form"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Every_page_that_takes_a_file_says_how_large_it_may_be()
    {
        await using var factory = new CounterFactory("sqlite", empty: true);
        var pages = (await Endpoints.All(factory.Services)).Select(a => a.Page).OfType<CompiledPageActionDescriptor>()
            .Where(p => p.BoundProperties.Any(b => typeof(IFormFile).IsAssignableFrom(b.ParameterType))).DistinctBy(p => p.RelativePath).ToList();
        Assert.True(pages.Count >= 5);
        Assert.All(pages, page => Assert.NotNull(page.ModelTypeInfo!.GetCustomAttribute<RequestSizeLimitAttribute>()));
    }

    /// <summary>Text, numbers, flags, words of an enumeration, files, and lists of them or of rows of a form that hold nothing else.</summary>
    private static bool IsPlain(Type type, HashSet<Type> rows)
    {
        var one = type.IsArray ? type.GetElementType()! : type.IsGenericType && Nullable.GetUnderlyingType(type) is null ? type.GetGenericArguments()[0] : type;
        one = Nullable.GetUnderlyingType(one) ?? one;
        return one.IsPrimitive || one.IsEnum || Plain.Contains(one)
            || (one.Assembly == typeof(Program).Assembly && !rows.Contains(one) && one.GetProperties().Where(p => p.SetMethod is { IsPublic: true }).All(p => IsPlain(p.PropertyType, rows)));
    }

    /// <summary>What the folder of the page shows: its own page, its parts, and code that builds links.</summary>
    private static string Shown(CompiledPageActionDescriptor page)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Endpoints.Beside("x"))!, "..", "..", "..", "src", "Billing.Web", Path.GetDirectoryName(page.RelativePath)!.TrimStart('/'));
        var shared = Path.Combine(folder, "..", "Shared");
        return string.Concat(Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(shared, "*.cshtml")).Select(File.ReadAllText));
    }
}
