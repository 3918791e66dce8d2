using System.Globalization;
using System.Text;
using Assay.Data.Tests.Csv;
using Assay.TestKit;

namespace Assay.Data.Tests.Files;

/// <summary>A file that somebody writes to while it is read has no content that a verdict could be about.</summary>
public sealed class ChangingFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task One_that_grows_is_said_to_have_changed() => await ChangedAsync(path => File.AppendAllText(path, "ZZZ,1,x\n"));

    [Fact]
    public async Task One_that_is_cut_is_said_to_have_changed_and_not_to_be_malformed() => await ChangedAsync(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(1_000_003);
    });

    [Fact]
    public async Task One_that_is_replaced_is_said_to_have_changed() => await ChangedAsync(path =>
    {
        File.WriteAllText(path + ".new", "iata,latitude\nB,2\n");
        File.Move(path + ".new", path, overwrite: true);
    });

    public void Dispose() => _folder.Dispose();

    private async Task ChangedAsync(Action<string> change)
    {
        var text = new StringBuilder("iata,latitude,city\n");
        for (var row = 0; row < 200_000; row++)
            text.Append(CultureInfo.InvariantCulture, $"A{row},1.5,town\n");
        var path = _folder.Write("rows.csv", text.ToString());

        var changed = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            var first = true;
            await foreach (var batch in FileSource.Open(CsvTests.Airport.Plan, new SourceSpec(path) { BatchRows = 1_000 }).ReadBatchesAsync())
            {
                if (first)
                    change(path);
                first = false;
            }
        });

        Assert.Equal((SourceFault.Unreadable, "the file changed while it was read", true), (changed.Fault, changed.Found, changed.IsTransient));
    }
}
