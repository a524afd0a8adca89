using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Statistics.Tests.Curves;

public class CalibrationLineTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void A_line_and_what_is_read_from_it_are_those_of_lm(int power)
    {
        var r = new Golden("calibration");
        double[] x = [.. r.Input.Select(row => Golden.Number(row[0]))], y = [.. r.Input.Select(row => Golden.Number(row[1]))];
        var line = CalibrationLine.Fit(x, y, [.. x.Select(at => Math.Pow(at, -power))]);
        r.Agrees($"intercept {power}", line.Intercept);
        r.Agrees($"slope {power}", line.Slope);
        r.Agrees($"sigma {power}", line.Sigma);
        r.Agrees($"intercept error {power}", line.InterceptError);
        r.Agrees($"slope error {power}", line.SlopeError);
        r.Agrees($"at low {power}", line.At(0.1).Low);
        var read = line.Read(120, 2, Math.Pow((120 - line.Intercept) / line.Slope, -power));
        r.Agrees($"read {power}", read.Value);
        r.Agrees($"read error {power}", read.StandardError);
        r.Agrees($"read high {power}", read.High);
    }
}
