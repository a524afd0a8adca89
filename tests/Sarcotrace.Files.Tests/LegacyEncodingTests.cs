using System.Text;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests;

/// <summary>Tables in the encodings of East Asia and Western Europe are told apart by few letters.</summary>
public sealed class LegacyEncodingTests
{
    const string Japanese = "氏名,年齢,性別,握力,歩行速度,骨格筋量\n佐藤,70,女,18,0.9,15\n鈴木,72,男,30,1.1,20\n田中,81,女,16,0.7,14\n";
    const string Korean = "이름,나이,성별,악력,보행속도\n김영희,70,여,18,0.9\n박철수,72,남,30,1.1\n이순자,81,여,16,0.7\n";
    const string Traditional = "姓名,年齡,性別,握力,步行速度\n陳淑芬,70,女,18,0.9\n林志明,72,男,30,1.1\n黃美玲,81,女,16,0.7\n";
    const string Simplified = "姓名,年龄,性别,握力,步速\n王芳,70,女,18,0.9\n李强,72,男,30,1.1\n张敏,81,女,16,0.7\n";

    public LegacyEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(932, Japanese), InlineData(51932, Japanese), InlineData(949, Korean), InlineData(950, Traditional), InlineData(54936, Simplified)]
    [InlineData(932, "氏名,ｶﾅ,握力\n佐藤,ｻﾄｳ,18\n鈴木,ｽｽﾞｷ,30\n"), InlineData(932, "ﾄﾞﾗｲﾌﾞ,ﾃﾞｰﾀ,ｻﾝﾌﾟﾙ\n")]
    [InlineData(1252, "José"), InlineData(1252, "Größe;Müller\n160;ja\n"), InlineData(1252, "Señor,Straße,Zoë,Ångström,5 µg,20 °C,naïve,ÄÖÜ\n")]
    public void A_table_is_read_in_the_encoding_that_it_was_written_in(int page, string table)
    {
        var encoding = Encoding.GetEncoding(page);
        foreach (var times in new[] { 1, 100 })
            Assert.Equal(page, LegacyEncoding.Of(encoding.GetBytes(string.Concat(Enumerable.Repeat(table, times)))).CodePage);
    }

    [Theory]
    [InlineData(932, Japanese), InlineData(51932, Japanese), InlineData(949, Korean), InlineData(950, Traditional), InlineData(54936, Simplified)]
    public void A_line_of_headings_is_enough(int page, string table) =>
        Assert.Equal(page, LegacyEncoding.Of(Encoding.GetEncoding(page).GetBytes(table.Split('\n')[0])).CodePage);

    [Theory]
    [InlineData(54936, "编号,中药,饮食习惯,既往病史\n1,无,清淡,高血压"), InlineData(54936, "采样日期,血清肌酐")]
    [InlineData(932, "血液サンプル,クレアチニン,コメント\n1,0.8,なし"), InlineData(932, "骨格筋量"), InlineData(932, "ID,ﾒﾓ\n1,再検査あり")]
    [InlineData(950, "收案日期,血清肌酸酐,備註"), InlineData(949, "혈청 크레아티닌,채혈 날짜,비고")]
    [InlineData(1252, "âge,fréquence,température (°C)\nété,3,37"), InlineData(1252, "tamaño µg/ml")]
    public void Other_words_than_those_of_headings_are_told_too(int page, string table) =>
        Assert.Equal(page, LegacyEncoding.Of(Encoding.GetEncoding(page).GetBytes(table)).CodePage);

    [Fact]
    public void A_table_of_shift_jis_is_read_with_a_note()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("people.csv", Encoding.GetEncoding(932).GetBytes("氏名,握力\n佐藤,28.1\n"));

        var (reader, problems) = TableFile.Open(path, "people.csv");
        using (reader)
        {
            Assert.Equal(["氏名", "握力"], reader!.Headers);
            Assert.True(reader.Read());
            Assert.Equal("佐藤", reader.Text(0));
            Assert.Contains(problems, problem => problem.What.Contains("shift_jis", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void One_hanzi_that_fits_many_encodings_is_simplified_Chinese() =>
        Assert.Equal(54936, LegacyEncoding.Of(Encoding.GetEncoding(54936).GetBytes("女")).CodePage);

    [Fact]
    public void A_letter_cut_by_the_end_of_the_look_changes_nothing() =>
        Assert.Equal(932, LegacyEncoding.Of(Encoding.GetEncoding(932).GetBytes(Japanese + "握").AsSpan()[..^1]).CodePage);
}
