using System.Reflection;
using System.Reflection.Emit;

namespace Sarcotrace.House.Tests;

/// <summary>Which types a type uses: in its signatures and inside its methods, read from the compiled code.</summary>
static class TypeUse
{
    const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Types of our own assemblies that <paramref name="user"/> mentions.</summary>
    public static IEnumerable<Type> Of(Type user) => Mentioned(user)
        .SelectMany(Parts)
        .Where(type => type.Namespace is not null && type != user)
        .Distinct();

    static IEnumerable<Type> Mentioned(Type user)
    {
        if (user.BaseType is { } parent) yield return parent;
        foreach (var type in user.GetInterfaces()) yield return type;
        foreach (var field in user.GetFields(Everything)) yield return field.FieldType;
        foreach (var property in user.GetProperties(Everything)) yield return property.PropertyType;

        var methods = user.GetMethods(Everything).Cast<MethodBase>().Concat(user.GetConstructors(Everything));
        foreach (var type in methods.SelectMany(InMethod)) yield return type;
    }

    static IEnumerable<Type> InMethod(MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: { } result }) yield return result;
        if (method.GetMethodBody() is not { } body) yield break;

        foreach (var local in body.LocalVariables) yield return local.LocalType;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            foreach (var type in Resolve(method, token)) yield return type;
        }
    }

    static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var instruction = Codes[value];
            at += instruction.Size;
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + 4 * BitConverter.ToInt32(code, at);
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    static IEnumerable<Type> Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member switch
        {
            Type type => [type],
            MethodBase { DeclaringType: { } owner } called => called.IsGenericMethod ? [owner, .. called.GetGenericArguments()] : [owner],
            FieldInfo { DeclaringType: { } owner } => [owner],
            _ => [],
        };
    }

    static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
            : [type];
    }
}
