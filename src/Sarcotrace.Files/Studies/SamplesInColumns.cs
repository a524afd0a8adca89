using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>A metabolite a row, a sample a column.</summary>
sealed class SamplesInColumns(ITableReader reader, MetabolomeSource source, List<Problem> problems)
    : MetabolomeLayout(reader, source, problems)
{
    internal override Metabolome Read(IProgress<Step>? progress, CancellationToken cancel)
    {
        var name = Source.Sample is null ? 0 : Find(Source.Sample, "sample");
        var columns = Others([name]);
        if (Refused) return Made([], [], [], []);

        List<Metabolite> metabolites = [];
        List<double> values = [];
        List<bool> below = [];
        while (Reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            metabolites.Add(Plain(Reader.Text(name)));
            foreach (var column in columns)
            {
                values.Add(Odd.Value(Reader, column, out var mark));
                below.Add(mark);
            }
        }

        return Made(
            [.. columns.Select(column => new Sample(Reader.Headers[column], Reader.Headers[column], SampleKind.Sample, null, null))],
            [.. metabolites], [.. values], [.. below]);
    }
}
