using System.Collections.Immutable;

namespace Sarcotrace.Core.Pages;

/// <summary>What a reader sees of one question: drawn alike by the report and the web page.</summary>
/// <param name="Id">File-safe name, kebab-case, unique in a report; the anchor in the page.</param>
/// <param name="Title">The question, as a researcher asks it.</param>
/// <param name="Blocks">From the answer down to the details.</param>
public sealed record Page(string Id, string Title, ImmutableArray<Block> Blocks);

/// <summary>A piece of a page.</summary>
public abstract record Block;

/// <summary>A heading inside the page, below its title.</summary>
public sealed record Heading(string Text) : Block;

/// <summary>A paragraph of plain text.</summary>
public sealed record Paragraph(string Text) : Block;

/// <summary>A short list of plain texts.</summary>
public sealed record Bullets(ImmutableArray<string> Items) : Block;

/// <summary>A caution, shown where it applies.</summary>
public sealed record CautionBlock(Caution Caution) : Block;

/// <summary>A finding or the reason for none, as the page's own sentence with its number.</summary>
public sealed record AnswerBlock(Answer Answer) : Block;

/// <summary>A table.</summary>
/// <param name="Table">Its cells, already texts and numbers in the order to show.</param>
/// <param name="Searchable">Whether the reader may sort, search and page through it (long tables).</param>
public sealed record TableBlock(Table Table, bool Searchable = false) : Block;

/// <summary>A figure.</summary>
public sealed record FigureBlock(Figure Figure) : Block;
