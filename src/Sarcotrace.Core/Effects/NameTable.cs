using System.Collections.Immutable;

namespace Sarcotrace.Core.Effects;

/// <summary>Names of one molecule: common names, identifiers in files, HMDB accessions, RefMet names.</summary>
/// <param name="File">File name, for problems and methods.</param>
/// <param name="Rows">A row a molecule; the first name of a row is the one that is shown.</param>
public sealed record NameTable(string File, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>Which genes of several species are orthologues, as the researcher's table says.</summary>
/// <param name="File">File name, for problems and methods.</param>
/// <param name="Species">Names of the columns, lower case: human, mouse …</param>
/// <param name="Rows">A row a relation, a symbol a species, empty where there is none; spelling counts.</param>
public sealed record OrthologueTable(
    string File, ImmutableArray<string> Species, ImmutableArray<ImmutableArray<string>> Rows);
