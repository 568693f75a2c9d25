package org.mailwright.proof.postfix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.proof.EmittedFile;

/**
 * A table that postmap(1) has indexed: keys fold ASCII case, and of several entries for a key the first counts. A million
 * entries stay small: keys and values are octets in pages, found by hash.
 */
final class IndexedTable implements LookupTable {
    private static final int PAGE_BITS = 18;
    private static final int PAGE = 1 << PAGE_BITS;
    /** Line, key length, value length. */
    private static final int HEADER = 10;

    private final EmittedFile file;
    private final List<byte[]> pages = new ArrayList<>();
    private int used = PAGE;
    private int[] slots = new int[64];
    private int size;

    private IndexedTable(EmittedFile file) {
        this.file = file;
    }

    /** Takes the entries in the order of the file. */
    @FunctionalInterface
    interface Visitor {
        void entry(String key, String value, int line);
    }

    /** Reads the source file as postmap does; {@code dropped} gets the lines that make no entry, and those that are continued. */
    static IndexedTable read(EmittedFile file, LogicalLines.Reader dropped) {
        IndexedTable table = new IndexedTable(file);
        LogicalLines.read(
                file,
                (first, last, text) -> {
                    int blank = keyEnd(text);
                    String value = blank < 0 ? "" : LogicalLines.trimmed(text.substring(blank));
                    if (blank <= 0 || value.isEmpty() || !table.put(text.substring(0, blank), value, first)) {
                        dropped.line(first, last, text);
                    }
                },
                dropped);
        return table;
    }

    /** The first blank outside quotes; -1 where a quote is open or no blank is. */
    private static int keyEnd(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && LogicalLines.isBlank(c)) {
                return i;
            }
        }
        return -1;
    }

    private boolean put(String key, String value, int line) {
        byte[] name = folded(key);
        int slot = slot(name);
        if (slots[slot] != 0) {
            return false;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (name.length + text.length + HEADER > PAGE) {
            return false;
        }
        slots[slot] = append(name, text, line) + 1;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private int append(byte[] key, byte[] value, int line) {
        int length = HEADER + key.length + value.length;
        if (used + length > PAGE) {
            pages.add(new byte[PAGE]);
            used = 0;
        }
        byte[] page = pages.get(pages.size() - 1);
        int at = used;
        write(page, at, line);
        page[at + 4] = (byte) (key.length >> 8);
        page[at + 5] = (byte) key.length;
        write(page, at + 6, value.length);
        System.arraycopy(key, 0, page, at + HEADER, key.length);
        System.arraycopy(value, 0, page, at + HEADER + key.length, value.length);
        used += length;
        return (pages.size() - 1 << PAGE_BITS) + at;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                slots[slot(key(entry - 1))] = entry;
            }
        }
    }

    private int slot(byte[] key) {
        int hash = 0;
        for (byte octet : key) {
            hash = hash * 31 + octet;
        }
        hash *= 0x9E3779B9;
        int at = (hash >>> 7) & slots.length - 1;
        while (slots[at] != 0 && !isKey(slots[at] - 1, key)) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private boolean isKey(int entry, byte[] key) {
        byte[] page = pages.get(entry >> PAGE_BITS);
        int at = entry & PAGE - 1;
        int length = keyLength(page, at);
        return length == key.length && java.util.Arrays.equals(page, at + HEADER, at + HEADER + length, key, 0, length);
    }

    private byte[] key(int entry) {
        byte[] page = pages.get(entry >> PAGE_BITS);
        int at = (entry & PAGE - 1) + HEADER;
        return java.util.Arrays.copyOfRange(page, at, at + keyLength(page, at - HEADER));
    }

    private static int keyLength(byte[] page, int at) {
        return (page[at + 4] & 0xff) << 8 | page[at + 5] & 0xff;
    }

    private static void write(byte[] page, int at, int number) {
        for (int i = 0; i < 4; i++) {
            page[at + i] = (byte) (number >> 24 - 8 * i);
        }
    }

    private static int read(byte[] page, int at) {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | page[at + i] & 0xff;
        }
        return number;
    }

    private static byte[] folded(String key) {
        byte[] octets = key.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] >= 'A' && octets[i] <= 'Z') {
                octets[i] = (byte) (octets[i] + 'a' - 'A');
            }
        }
        return octets;
    }

    @Override
    public Optional<Hit> find(String key) {
        int entry = slots[slot(folded(key))];
        return entry == 0 ? Optional.empty() : Optional.of(hit(entry - 1));
    }

    private Hit hit(int entry) {
        byte[] page = pages.get(entry >> PAGE_BITS);
        int at = entry & PAGE - 1;
        int key = keyLength(page, at);
        String value = new String(page, at + HEADER + key, read(page, at + 6), StandardCharsets.UTF_8);
        return new Hit(value, file, read(page, at));
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    EmittedFile file() {
        return file;
    }

    /** Visits every entry, its key folded, in the order of the file. */
    void forEach(Visitor visitor) {
        for (int number = 0; number < pages.size(); number++) {
            byte[] page = pages.get(number);
            int at = 0;
            while (at + HEADER <= PAGE && read(page, at) != 0) {
                Hit hit = hit((number << PAGE_BITS) + at);
                int key = keyLength(page, at);
                visitor.entry(new String(page, at + HEADER, key, StandardCharsets.UTF_8), hit.value(), hit.line());
                at += HEADER + key + read(page, at + 6);
            }
        }
    }
}
