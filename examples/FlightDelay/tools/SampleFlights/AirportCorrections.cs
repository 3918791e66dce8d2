namespace SampleFlights;

/// <summary>Errors of the published airport list and what is right, each explained in the README beside the data.</summary>
internal static class AirportCorrections
{
    private static readonly Dictionary<string, string> Changed = new(StringComparer.Ordinal)
    {
        ["FAQ"] = "FAQ,Fitiuta,Fitiuta Village,AS,USA,-14.21577583,-169.4239058",
        ["GUM"] = "GUM,Guam International,Agana,GU,USA,13.48345,144.7959825",
        ["LAS"] = "LAS,Harry Reid International,Las Vegas,NV,USA,36.08036111,-115.1523333",
        ["PPG"] = "PPG,Pago Pago International,Pago Pago,AS,USA,-14.33102278,-170.7105258",
        ["ROP"] = "ROP,Rota International,Rota Island,CQ,USA,14.1743075,145.2425353",
        ["SCE"] = "SCE,University Park,State College,PA,USA,40.851206,-77.846302",
        ["SPN"] = "SPN,Francisco C. Ada/Saipan International,Saipan,CQ,USA,15.1190,145.7294",
        ["Z08"] = "Z08,Ofu,Ofu Village,AS,USA,-14.18435056,-169.6700236",
    };

    private static readonly string[] Removed = ["CGX", "GRO"];

    private const string Added = "ECP,Northwest Florida Beaches International,Panama City,FL,USA,30.3571,-85.7956";

    public static IEnumerable<string> Apply(IEnumerable<string> lines)
    {
        var pending = Changed.Keys.Concat(Removed).ToHashSet(StringComparer.Ordinal);
        var inserted = false;
        foreach (var line in lines)
        {
            var code = line.Split(',')[0];
            if (!inserted && code != "iata" && string.CompareOrdinal(code, "ECP") > 0)
            {
                inserted = true;
                yield return Added;
            }
            pending.Remove(code);
            if (!Removed.Contains(code))
                yield return Changed.GetValueOrDefault(code, line);
        }
        if (!inserted || pending.Count > 0)
            throw new InvalidDataException($"The published list has changed: no row for {string.Join(", ", pending)}.");
    }
}
