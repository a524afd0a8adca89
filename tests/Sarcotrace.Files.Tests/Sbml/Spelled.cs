using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>Any record spelled out to its last part, so that two of them compare as text.</summary>
static class Spelled
{
    public static string Out(object? value)
    {
        StringBuilder text = new();
        Append(text, value, "\n");
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value, string line)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string or Enum or bool: text.Append(value); break;
            case IFormattable number: text.Append(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case IEnumerable all:
                text.Append('[');
                foreach (var item in all)
                {
                    text.Append(line);
                    Append(text, item, line + " ");
                }

                text.Append(']');
                break;
            default:
                text.Append(value.GetType().Name).Append('(');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    text.Append(property.Name).Append('=');
                    Append(text, property.GetValue(value), line + " ");
                    text.Append(' ');
                }

                text.Append(')');
                break;
        }
    }
}
