using System.Buffers;
using Apache.Arrow.Memory;

namespace Assay.Data.Arrow;

/// <summary>Memory for what a file claims to hold, up to a limit: a damaged length would ask for gigabytes, and have them zeroed.</summary>
internal sealed class BoundedAllocator(long most) : MemoryAllocator(64)
{
    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        if (length > most)
            throw new InvalidDataException("A buffer is larger than its file can hold.");
        bytesAllocated = 0;
        return Default.Value.Allocate(length);
    }
}
