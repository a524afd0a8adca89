using System.Text;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests;

public class LegacyEncodingTests
{
    static LegacyEncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(54936, "姓名,年龄,性别,握力,步速\n张伟,71,男,28.1,0.9\n王芳,68,女,17.4,1.1")]
    [InlineData(54936, "编号,中药,饮食习惯,既往病史\n1,无,清淡,高血压")]
    [InlineData(54936, "采样日期,血清肌酐")]
    [InlineData(932, "氏名,年齢,性別,握力,歩行速度\n佐藤,71,男,28.1,0.9\n鈴木,68,女,17.4,1.1")]
    [InlineData(932, "血液サンプル,クレアチニン,コメント\n1,0.8,なし")]
    [InlineData(932, "骨格筋量")]
    [InlineData(932, "ID,ﾒﾓ\n1,再検査あり")]
    [InlineData(950, "姓名,年齡,性別,握力,步行速度\n陳美玲,71,女,18.1,0.9\n林志明,68,男,27.4,1.1")]
    [InlineData(950, "收案日期,血清肌酸酐,備註")]
    [InlineData(949, "이름,나이,성별,악력,보행속도\n김영희,71,여,18.1,0.9\n이철수,68,남,27.4,1.1")]
    [InlineData(949, "혈청 크레아티닌,채혈 날짜,비고")]
    [InlineData(1252, "Größe,Gewicht,Händedruck\nMüller,171,28")]
    [InlineData(1252, "âge,fréquence,température (°C)\nété,3,37")]
    [InlineData(1252, "tamaño µg/ml")]
    public void Texts_are_told_by_their_bytes(int codePage, string text) =>
        Assert.Equal(codePage, LegacyEncoding.Of(Encoding.GetEncoding(codePage).GetBytes(text)).CodePage);

    [Fact]
    public void A_table_of_shift_jis_is_read_as_it_was_written()
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
}
