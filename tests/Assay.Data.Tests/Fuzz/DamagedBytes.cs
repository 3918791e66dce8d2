namespace Assay.Data.Tests.Fuzz;

/// <summary>What may happen to a file: bits flip, it is cut, a part stands twice, or foreign bytes stand in it.</summary>
internal static class DamagedBytes
{
    public static byte[] Of(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var left = 1 + random.Next(3); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                    break;
                case 2:
                    var foreign = new byte[random.Next(1, 20)];
                    random.NextBytes(foreign);
                    bytes.InsertRange(at, foreign);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 100), bytes.Count - at));
                    break;
                case 4:
                    // Lengths and offsets stand at the ends of binary files.
                    bytes[bytes.Count - 1 - random.Next(Math.Min(bytes.Count, 600))] = (byte)random.Next(256);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
