namespace Billing.Web.Navigation;

/// <summary>One way into the counter from every page.</summary>
/// <param name="Path">The page's route.</param>
/// <param name="Word">Key of its name in the word files.</param>
/// <param name="Key">The letter that opens it; no page may use it for something else.</param>
/// <param name="Covers">Further paths that belong to it, so that it shows as the current one there.</param>
public sealed record MenuEntry(string Path, string Word, char Key, params string[] Covers);

/// <summary>Entries under one heading.</summary>
public sealed record MenuGroup(string Word, IReadOnlyList<MenuEntry> Entries);
