namespace Assay.Benchmarks.Validation;

/// <summary>The suite that is timed, as the contenders state it too: 19 checks.</summary>
[Dataset("timed-flights", Source = "flights.parquet")]
[NoRowKey("several flights may leave at one time")]
[RowCount(Min = 1), Unique(nameof(Date), nameof(Origin), nameof(Destination), Mostly = 0.5)]
public sealed partial record TimedFlight : CheckedFlight
{
    [Check("a flight goes somewhere")]
    static bool GoesSomewhere(string origin, string destination) => origin != destination;
}

/// <summary>The same without the rule over keys.</summary>
[Dataset("timed-flights-without-key", Source = "flights.parquet")]
[NoRowKey("several flights may leave at one time")]
[RowCount(Min = 1)]
public sealed partial record KeylessFlight : CheckedFlight
{
    [Check("a flight goes somewhere")]
    static bool GoesSomewhere(string origin, string destination) => origin != destination;
}

/// <summary>The columns of both, with their rules.</summary>
public abstract record CheckedFlight
{
    [EventTime(MaxAge = "1d")] public required DateTime Date { get; init; }
    [InRange(-60, 300), InRange(-200, 2000, Mostly = 0.5, Id = "wide")] public required int Delay { get; init; }
    [InRange(50, 3000), MeanBetween(600, 900)] public required int Distance { get; init; }
    [Matches("^[A-Z]{3}$"), LengthBetween(3, 3), References<TimedAirport>(nameof(TimedAirport.Code))] public required string Origin { get; init; }
    [OneOf(
        "ABE", "ABI", "ABQ", "ACT", "ADQ", "AKN", "ALB", "AMA", "ANC", "APF", "ATL", "AUS", "AVL", "AVP", "AZO", "BDL", "BET", "BFL", "BGM", "BGR", "BHM", "BIL", "BIS", "BMI",
        "BNA", "BOI", "BOS", "BPT", "BQN", "BRO", "BRW", "BTR", "BTV", "BUF", "BUR", "BWI", "BZN", "CAE", "CAK", "CDV", "CHA", "CHS", "CID", "CLE", "CLL", "CLT", "CMH", "CMI",
        "COS", "CRP", "CRW", "CVG", "DAB", "DAL", "DAY", "DBQ", "DCA", "DEN", "DFW", "DLG", "DLH", "DRO", "DSM", "DTW", "DUT", "EGE", "ELM", "ELP", "ERI", "EUG", "EVV", "EWR",
        "EYW", "FAI", "FAR", "FAT", "FAY", "FCA", "FLL", "FNT", "FSD", "FSM", "FWA", "GEG", "GFK", "GGG", "GPT", "GRB", "GRR", "GSO", "GSP", "GST", "GTF", "GUC", "HDN", "HLN",
        "HNL", "HOU", "HPN", "HRL", "HSV", "IAD", "IAH", "ICT", "ILE", "ILM", "IND", "ISP", "ITH", "ITO", "JAC", "JAN", "JAX", "JFK", "JNU", "KOA", "KTN", "LAN", "LAS", "LAW",
        "LAX", "LBB", "LEX", "LFT", "LGA", "LGB", "LIH", "LIT", "LNK", "LRD", "LSE", "LWB", "MAF", "MBS", "MCI", "MCO", "MDT", "MDW", "MEM", "MFE", "MFR", "MHT", "MIA", "MKE",
        "MLB", "MLI", "MLU", "MOB", "MOT", "MQT", "MRY", "MSN", "MSO", "MSP", "MSY", "MTJ", "MYR", "OAK", "OGG", "OKC", "OMA", "OME", "ONT", "ORD", "ORF", "ORH", "OTZ", "PBI",
        "PDX", "PHL", "PHX", "PIA", "PIT", "PNS", "PSC", "PSG", "PSP", "PVD", "PWM", "RAP", "RDU", "RIC", "RNO", "ROA", "ROC", "RST", "RSW", "SAN", "SAT", "SAV", "SBA", "SBN",
        "SBP", "SCC", "SDF", "SEA", "SFO", "SGF", "SHV", "SIT", "SJC", "SJT", "SJU", "SLC", "SMF", "SNA", "SPS", "SRQ", "STL", "STT", "STX", "SUX", "SWF", "SYR", "TLH", "TOL",
        "TPA", "TRI", "TUL", "TUS", "TVC", "TXK", "TYR", "TYS", "VPS", "WRG", "XNA"), References<TimedAirport>(nameof(TimedAirport.Code))] public required string Destination { get; init; }
}

/// <summary>What flights refer to.</summary>
[Dataset("timed-airports", Source = "airports.csv")]
public sealed partial record TimedAirport
{
    [RowKey, StoredAs("iata")] public required string Code { get; init; }
}
