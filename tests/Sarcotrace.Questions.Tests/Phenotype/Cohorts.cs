using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>The two public cohorts, read as a researcher would have them read.</summary>
static class Cohorts
{
    static readonly string[] NhanesColumns =
        ["id=SEQN", "grip1=MGXH1T1", "grip2=MGXH1T2", "grip3=MGXH1T3", "grip4=MGXH2T1", "grip5=MGXH2T2", "grip6=MGXH2T3", "fat-percent=dxa_fat_pct"];

    /// <summary>NHANES 2013–14, those rows.</summary>
    public static People Nhanes(string where) => Read("nhanes/nhanes_2013_2014_grip_body_dxa.csv", where, NhanesColumns);

    /// <summary>NHANES 2011–12, which has the sum of both hands alone.</summary>
    public static People NhanesCombined(string where) => Read("nhanes/nhanes_2011_2012_combinedgrip_body_dxa.csv", where, "id=SEQN");

    /// <summary>The Bilbao cohort; a chair stand of 0 s is a person who could not.</summary>
    public static People Bilbao() => Read("bilbao/datos_modificados.csv", null, "sex=sexo:F=1,M=2", "chair-stand=sentadilla:unable=0.0");

    static People Read(string file, string? where, params string[] map)
    {
        var path = RealData.File(file);
        var choices = map.Select(word => ColumnChoice.FromWord(word).Value!);
        var (loaded, _) = PeopleFile.Read(path, new(Path.GetFileName(file), null, [.. choices], where, []), default, null, default);
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        return loaded.Value!;
    }
}
