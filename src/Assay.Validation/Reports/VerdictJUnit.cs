using System.Globalization;
using System.Xml;

namespace Assay.Validation.Reports;

/// <summary>
/// Verdicts as JUnit XML, which build servers show as tests: a suite per verdict, a case per rule. Only failed rules are failures; a
/// warning is a passed case with a text. No cell values.
/// </summary>
public static class VerdictJUnit
{
    /// <summary>Writes the file as UTF-8.</summary>
    public static void Write(Stream output, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(verdicts);
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, CloseOutput = false });
        xml.WriteStartElement("testsuites");
        foreach (var verdict in verdicts)
            WriteSuite(xml, verdict);
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, Verdict verdict)
    {
        var failures = verdict.Rules.Count(rule => rule.Status == VerdictStatus.Failed);
        var skipped = verdict.Rules.Count(rule => rule.Status == VerdictStatus.Skipped);
        var errors = verdict.Fault is null ? 0 : 1;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Printable.Escape($"{verdict.Dataset}: {verdict.Source}"));
        xml.WriteAttributeString("timestamp", verdict.AsOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("tests", Number(verdict.Rules.Count + errors));
        xml.WriteAttributeString("failures", Number(failures));
        xml.WriteAttributeString("errors", Number(errors));
        xml.WriteAttributeString("skipped", Number(skipped));
        if (verdict.Fault is not null)
            WriteCase(xml, verdict, verdict.Dataset + ".*.readable", "error", verdict.Fault);
        foreach (var rule in verdict.Rules)
        {
            var text = $"expected {VerdictWords.Expectation(rule)}; {VerdictWords.Found(rule)}";
            WriteCase(xml, verdict, rule.Id, rule.Status switch
            {
                VerdictStatus.Failed => "failure",
                VerdictStatus.Skipped => "skipped",
                VerdictStatus.Passed => null,
                _ => "system-out",
            }, rule.Status == VerdictStatus.Skipped ? rule.Observed : text);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Verdict verdict, string name, string? element, string text)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", verdict.Dataset);
        xml.WriteAttributeString("name", name);
        if (element is not null)
        {
            xml.WriteStartElement(element);
            if (element == "system-out")
                xml.WriteString(Printable.Escape(text));
            else
                xml.WriteAttributeString("message", Printable.Escape(text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
