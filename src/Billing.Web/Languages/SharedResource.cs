namespace Billing.Web.Languages;

/// <summary>Names the resource files of all screens: <c>SharedResource.resx</c> is Japanese, <c>SharedResource.en.resx</c> English.</summary>
public sealed class SharedResource;
