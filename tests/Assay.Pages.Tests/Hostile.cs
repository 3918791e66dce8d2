namespace Assay.Pages.Tests;

/// <summary>Texts that try to become markup or script.</summary>
public static class Hostile
{
    public static TheoryData<string> Texts { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><svg onload=alert(1)>",
        "</td></table><iframe srcdoc='<script>alert(1)</script>'>",
        "javascript:alert(1)",
        "&lt;b&gt; & \"quoted\" 'too'",
        "<!-- --><!--",
        "{{ 7 * 7 }} {% raw %}",
        "\0<\u0000script>",
        "ünïcödé \u202E reversed",
    ];

    public static TheoryData<string> Addresses { get; } =
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "\u00A0javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:x",
        ":x",
    ];
}
