using Sarcotrace.Core;
using Sarcotrace.Dynamics.Estimation;

namespace Sarcotrace.Questions.Fitting;

/// <summary>The numbers of a fit as tables.</summary>
sealed class FitTables(Found found, int threads)
{
    public IEnumerable<Table> All()
    {
        yield return Parameters();
        yield return Predictions();
        yield return Waterfall();
        if (found.Profiles.Length > 0)
        {
            yield return Profiles();
        }
    }

    Table Parameters()
    {
        var (sought, names) = (found.Objective.Sought, found.Objective.Names);
        var errors = Uncertainty.StandardErrors(found.Objective, found.Best);
        var profiles = found.Profiles.ToDictionary(one => one.Name);
        double Of(int i, Func<Profile, double> end) =>
            profiles.TryGetValue(names[i], out var profile) ? sought[i].FromScale(end(profile)) : double.NaN;
        var indices = Enumerable.Range(0, names.Length).ToArray();
        return new Table("fit-parameters", "Estimates",
        [
            new TextColumn("parameter", "identifier", [.. names]),
            new NumberColumn("estimate", "1", "best value", [.. indices.Select(i => sought[i].FromScale(found.Best.Point[i]))]) { Digits = 4 },
            new NumberColumn("low", "1", "lower end of the 95 % profile interval", [.. indices.Select(i => Of(i, one => one.Low))]),
            new NumberColumn("high", "1", "upper end of the 95 % profile interval", [.. indices.Select(i => Of(i, one => one.High))]),
            new TextColumn("scale", "scale on which it was sought", [.. sought.Select(one => one.Scale.ToString().ToLowerInvariant())]),
            new NumberColumn("standard_error", "1", "from the curvature, on the scale; empty where singular or on a bound",
                [.. errors.Select(one => one ?? double.NaN)]),
            new NumberColumn("nominal", "1", "value in the problem's file", [.. sought.Select(one => one.Nominal ?? double.NaN)]),
            new TextColumn("verdict", "what the data say of it",
                [.. names.Select(name => profiles.TryGetValue(name, out var one) ? Found.Words(one.Verdict) : null)]),
            new TextColumn("advice", "what to do",
                [.. names.Select(name => profiles.TryGetValue(name, out var one) && one.Advice.Length > 0 ? one.Advice : null)]),
        ]);
    }

    Table Predictions()
    {
        var measured = found.Problem.Measurements;
        var predicted = found.Objective.Predict(found.Best.Point.AsSpan(), false, default).Predictions ?? [];
        var rows = predicted.IsEmpty ? [] : Enumerable.Range(0, measured.Length).ToArray();
        var accepted = Uncertainty.Accepted(found.Searches, found.Profiles, new ProfileLikelihood().Threshold);
        var ranges = Uncertainty.Ranges(found.Objective, [.. accepted.Take(500)], threads);
        return new Table("fit-predictions", "Measured and fitted",
        [
            new TextColumn("observable", "identifier", [.. rows.Select(i => measured[i].Observable)]),
            new TextColumn("experiment", "identifier", [.. rows.Select(i => measured[i].Experiment)]),
            new NumberColumn("time", found.Problem.Network.Units.Time ?? "", "time of the model", [.. rows.Select(i => measured[i].Time)]),
            new NumberColumn("measured", "1", "measurement", [.. rows.Select(i => measured[i].Value)]),
            new NumberColumn("fitted", "1", "the model at the best fit", [.. rows.Select(i => predicted[i].Value)]),
            new NumberColumn("low", "1", "least prediction over accepted parameters", [.. rows.Select(i => ranges.IsEmpty ? double.NaN : ranges[i].Low)]),
            new NumberColumn("high", "1", "largest prediction over accepted parameters", [.. rows.Select(i => ranges.IsEmpty ? double.NaN : ranges[i].High)]),
            new NumberColumn("noise", "1", "scale of the noise", [.. rows.Select(i => predicted[i].Noise)]),
            new NumberColumn("residual", "1", "fitted less measured, by noise", [.. rows.Select(i => predicted[i].Residual)]),
        ]);
    }

    Table Waterfall()
    {
        var all = found.Searches.Best;
        return new Table("fit-searches", "Searches, best first",
        [
            new NumberColumn("rank", "1", "1 is the best", [.. Enumerable.Range(1, all.Length).Select(rank => (double)rank)]) { Digits = 8 },
            new NumberColumn("start", "1", "number of the start", [.. all.Select(one => (double)one.Index)]) { Digits = 8 },
            new NumberColumn("log_likelihood", "1", "where it ended; empty where it had no start",
                [.. all.Select(one => double.IsFinite(one.Search.Value) ? -one.Search.Value : double.NaN)]) { Digits = 7 },
            new NumberColumn("evaluations", "1", "evaluations with derivatives", [.. all.Select(one => (double)one.Search.Evaluations)]) { Digits = 8 },
            new TextColumn("ending", "why it ended", [.. all.Select(one => Word(one.Search.End))]),
        ]);
    }

    Table Profiles()
    {
        var points = found.Profiles.SelectMany(profile => profile.Points.Select(point => (profile, point))).ToArray();
        var sought = found.Objective.Sought.ToDictionary(one => one.Id);
        return new Table("fit-profiles", "Profile likelihoods",
        [
            new TextColumn("parameter", "identifier", [.. points.Select(pair => pair.profile.Name)]),
            new NumberColumn("value", "1", "value held", [.. points.Select(pair => sought[pair.profile.Name].FromScale(pair.point.Value))]) { Digits = 6 },
            new NumberColumn("rise", "1", "negative log-likelihood above the best fit's", [.. points.Select(pair => pair.point.Rise)]),
        ]);
    }

    static string Word(SearchEnd end) => end switch
    {
        SearchEnd.Flat => "flat",
        SearchEnd.SmallGain => "no gain",
        SearchEnd.SmallStep => "no step",
        SearchEnd.Limit => "limit",
        _ => "no start",
    };
}
