using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assay.Data;
using Assay.Profiling.Declarations;
using Assay.Profiling.Reports;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

/// <summary>Nothing of a column that looks personal is shown anywhere.</summary>
public sealed partial class PersonalDataTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_canary_is_seen_in_any_output()
    {
        var canaries = new List<string>();
        var lines = Enumerable.Range(0, 200).Select(row =>
        {
            string[] personal =
            [
                $"canary{row}@example.org",
                $"+43 1 77{row:0000}88",
                $"call canary.remark{row}@example.org soon",
                $"Canarius{row % 3}",
                $"Canarius{row % 3}",
                $"{1960 + (row % 4)}-07-13",
                (4_315_880_100_000 + (row % 7)).ToString(CultureInfo.InvariantCulture),
                (4_315_880_100_000 + (row % 7)).ToString(CultureInfo.InvariantCulture),
            ];
            canaries.AddRange(personal);
            return $"{row},{string.Join(',', personal)},{2001 + (row % 4)}-01-01,{row % 7}";
        }).ToList();
        var path = _folder.Write("people.csv", $"id,contact,tel,remark,last_name,CustomerSurname,birth_date,mobile,phone,joined,n\n{string.Join('\n', lines)}\n");

        var profile = await SourceProfiler.ReadAsync(new SourceSpec(path), new ProfileOptions
        {
            Keys = [new KnownKey("names", "Name", "LastName", ColumnType.String, new HashSet<string>(["Canarius0", "Canarius1", "Canarius2"], StringComparer.Ordinal))],
        });
        using var text = new StringWriter();
        ProfileText.Write(text, profile);
        string[] outputs = [text.ToString(), JsonSerializer.Serialize(profile, ProfileJson.Default.SourceProfile), ProfilePage.Render(profile), ProfileDeclaration.Write(profile)];

        Assert.Equal(8, profile.Columns.Count(column => column.Sensitive));
        foreach (var output in outputs)
        {
            Assert.Contains("joined", output, StringComparison.OrdinalIgnoreCase);
            var digits = NoDigit().Replace(output, "");
            Assert.All(canaries, canary => Assert.DoesNotContain(canary, output, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("canar", output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("4315880", digits, StringComparison.Ordinal);
            Assert.DoesNotContain("4.3159", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_address_in_the_last_row_hides_the_column()
    {
        var path = _folder.Write("rows.csv", "note\n" + string.Concat(Enumerable.Repeat("nothing\n", 5_000)) + "ask ada@example.org\n");

        var column = Assert.Single((await SourceProfiler.ReadAsync(new SourceSpec(path))).Columns);

        Assert.Equal((true, 0, 0), (column.Sensitive, column.Top.Count, column.Shapes.Count));
        Assert.Null(column.Pattern);
    }

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NoDigit();
}
