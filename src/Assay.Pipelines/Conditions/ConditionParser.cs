using System.Text.Json;

namespace Assay.Pipelines.Conditions;

/// <summary>Evaluates while it parses; a condition is a line long and evaluated once.</summary>
internal sealed class ConditionParser(string condition, IReadOnlyDictionary<string, JsonElement> parameters)
{
    private readonly List<Token> _tokens = Token.All(condition);
    private int _at;

    public bool Evaluate()
    {
        var value = Or();
        if (Current.Kind != TokenKind.End)
            throw Fault("the end of the condition");
        return Flag(value, 0);
    }

    private Token Current => _tokens[_at];

    private object Or()
    {
        var start = Current.At;
        var value = And();
        while (Accept("||"))
        {
            var right = And();
            value = Flag(value, start) | Flag(right, start);
        }

        return value;
    }

    private object And()
    {
        var start = Current.At;
        var value = Comparison();
        while (Accept("&&"))
        {
            var right = Comparison();
            value = Flag(value, start) & Flag(right, start);
        }

        return value;
    }

    private object Comparison()
    {
        var left = Unary();
        if (Current is not { Kind: TokenKind.Operator, Text: "==" or "!=" or "<" or "<=" or ">" or ">=" } sign)
            return left;
        _at++;
        var right = Unary();
        if (sign.Text is "==" or "!=")
            return left.Equals(right) == (sign.Text == "==");
        var order = (left, right) switch
        {
            (double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? default(int?) : a.CompareTo(b),
            (string a, string b) => string.CompareOrdinal(a, b),
            _ => throw Condition.Fault(condition, sign.At, "two numbers or two texts beside an ordered comparison"),
        };
        return sign.Text switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private object Unary()
    {
        var start = Current.At;
        return Accept("!") ? !Flag(Unary(), start) : Primary();
    }

    private object Primary()
    {
        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return token.Text;
            case TokenKind.Number:
                return token.Number;
            case TokenKind.Operator when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case TokenKind.Name when token.Text is "true" or "false":
                return token.Text == "true";
            case TokenKind.Name when token.Text is "int" or "double":
                return Converted(token);
            case TokenKind.Name when token.Text == "inputs":
                return Parameter();
            default:
                _at--;
                throw Fault("a value");
        }
    }

    private double Converted(Token function)
    {
        Expect("(");
        var value = Or();
        Expect(")");
        if (value is not double number)
            throw Condition.Fault(condition, function.At, $"a number inside {function.Text}(…)");
        return function.Text == "int" ? Math.Truncate(number) : number;
    }

    private object Parameter()
    {
        Expect(".");
        if (Current is not { Kind: TokenKind.Name, Text: "parameter_values" })
            throw Fault("parameter_values");
        _at++;
        Expect("[");
        var key = Current;
        if (key.Kind != TokenKind.Text)
            throw Fault("a parameter's name in quotes");
        _at++;
        Expect("]");
        if (!parameters.TryGetValue(key.Text, out var value))
            throw Condition.Fault(condition, key.At, $"a parameter of the task: {string.Join(", ", parameters.Keys.Order(StringComparer.Ordinal))}");
        return value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String => value.GetString()!,
            _ => throw Condition.Fault(condition, key.At, "a parameter that is text, number or boolean"),
        };
    }

    private bool Accept(string sign)
    {
        if (Current.Kind != TokenKind.Operator || Current.Text != sign)
            return false;
        _at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Accept(sign))
            throw Fault($"'{sign}'");
    }

    private bool Flag(object value, int at) => value is bool flag ? flag : throw Condition.Fault(condition, at, "a comparison");

    private PipelineException Fault(string expected) => Condition.Fault(condition, Current.At, expected);
}
