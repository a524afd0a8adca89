namespace Sarcotrace.Core;

/// <summary>A work in docs/references.bib, named by its key there.</summary>
public readonly record struct Citation(string Key);
