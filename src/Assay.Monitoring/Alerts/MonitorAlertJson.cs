using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Workspace.Alerts;

namespace Assay.Monitoring.Alerts;

/// <summary>Writes a monitor's alert with the alert inside exactly as its channels get it.</summary>
internal sealed class MonitorAlertJson : JsonConverter<MonitorAlert>
{
    public override MonitorAlert Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return new(
            root.GetProperty("monitor").GetString()!,
            root.GetProperty("subject").GetString()!,
            root.GetProperty("firstWindow").GetDateTimeOffset(),
            root.GetProperty("lastWindow").GetDateTimeOffset(),
            Alert.Parse(Encoding.UTF8.GetBytes(root.GetProperty("alert").GetRawText())));
    }

    public override void Write(Utf8JsonWriter writer, MonitorAlert value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("monitor", value.Monitor);
        writer.WriteString("subject", value.Subject);
        writer.WriteString("firstWindow", value.FirstWindow);
        writer.WriteString("lastWindow", value.LastWindow);
        writer.WritePropertyName("alert");
        writer.WriteRawValue(value.Alert.ToJson());
        writer.WriteEndObject();
    }
}
