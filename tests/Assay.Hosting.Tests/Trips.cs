namespace Assay.Hosting.Tests;

/// <summary>CSV files of trips.</summary>
internal static class Trips
{
    public const string Header = "id,day,distance,zone,minutes\n";

    public const string Good = Header + "1,2001-01-01,3.5,ABC,12\n2,2001-01-02,70.25,XYZ,80\n";
}
