using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Assay.Tracking.Wire;

/// <summary>The wire's JSON, leaving out empty lists as MLflow does.</summary>
internal static class WireJson
{
    internal static JsonSerializerOptions Options { get; } = new(WireContext.Default.Options)
    {
        TypeInfoResolver = WireContext.Default.WithAddedModifier(LeaveOutEmptyLists),
    };

    internal static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void LeaveOutEmptyLists(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
        {
            if (property.PropertyType != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType))
                property.ShouldSerialize = static (_, value) => value is System.Collections.ICollection { Count: > 0 };
        }
    }
}
