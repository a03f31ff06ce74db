"""Writes a compound file ([MS-CFB]), the container of Outlook's messages: enough for a few small streams."""
import struct

SECTOR, MINI, CUTOFF, FREE, END, FAT_SECTOR = 512, 64, 4096, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def order(name):
    """Siblings stand by length, then by capital letters."""
    return len(name), name.upper()


def write(tree):
    """tree: name → bytes or another tree."""
    entries, minis, mini_fat, sectors, fat = [], bytearray(), [], [], []

    def chain(content):
        start = len(sectors)
        sectors.extend(content[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(content), SECTOR))
        fat.extend([*range(start + 1, len(sectors)), END] if len(sectors) > start else [])
        return start

    def stream(content):
        if len(content) >= CUTOFF:
            return chain(content)
        start, count = len(mini_fat), -(-len(content) // MINI)
        mini_fat.extend([*range(start + 1, start + count), END] if count else [])
        minis.extend(content.ljust(count * MINI, b"\0"))
        return start if count else END

    def add(name, held):
        at = len(entries)
        entries.append(None)
        child = siblings(held) if isinstance(held, dict) else FREE
        start, size = (0, 0) if isinstance(held, dict) else (stream(held), len(held))
        entries[at] = [name, 1 if isinstance(held, dict) else 2, FREE, FREE, child, start, size]
        return at

    def siblings(held):
        """A tree as flat as a list: each names the next as its right neighbour."""
        places = [add(name, held[name]) for name in sorted(held, key=order)]
        for left, right in zip(places, places[1:]):
            entries[left][3] = right
        return places[0] if places else FREE

    entries.append(None)
    root = siblings(tree)
    minis_at = chain(bytes(minis)) if minis else END
    entries[0] = ["Root Entry", 5, FREE, FREE, root, minis_at, len(minis)]
    directory = b"".join(struct.pack("<64sHBBIII16sIQQIQ", name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1, left, right, child, bytes(16), 0, 0, 0, start, size)
                         for name, kind, left, right, child, start, size in entries)
    empty = struct.pack("<64sHBBIII16sIQQIQ", b"", 0, 0, 0, FREE, FREE, FREE, bytes(16), 0, 0, 0, 0, 0)
    directory_at = chain(directory + empty * (-len(entries) % 4))
    mini_fat_at = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-4 * len(mini_fat) // SECTOR) * SECTOR, b"\xff")) if mini_fat else END
    mini_sectors = -(-4 * len(mini_fat) // SECTOR)
    fat_at, fat_sectors = len(sectors), -(-(len(sectors) + 1) // (SECTOR // 4))
    fat.extend([FAT_SECTOR] * fat_sectors)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    head = struct.pack("<8s16sHHHHH6sIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, fat_sectors, directory_at, 0, CUTOFF, mini_fat_at, mini_sectors, END, 0)
    places = [*range(fat_at, fat_at + fat_sectors), *[FREE] * (109 - fat_sectors)]
    return head + struct.pack("<109I", *places) + b"".join(sectors) + table
