using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Codes of distinct strings that are at hand as strings, so that none is made of Arrow's bytes.</summary>
internal sealed class TextCodes(Int32Array codes, string[] distinct) : DictionaryArray(Type, codes, s_none)
{
    private static readonly StringArray s_none = new StringArray.Builder().Build();

    public static DictionaryType Type { get; } = new(Int32Type.Default, StringType.Default, ordered: false);

    public string[] Distinct => distinct;
}
