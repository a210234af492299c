package dev.blogboard.digest;

import java.util.List;

/**
 * A composed digest.
 *
 * @param edition its number in the ledger; 0 for one that is not there
 * @param key the same for every attempt to send it, and for no other digest
 * @param sections those with at least one entry
 * @param moreSections how many sections were left out because the digest would be too long
 */
public record Digest(long edition, Reader reader, Window window, String key, List<Section> sections, int moreSections) {
    public Digest {
        sections = List.copyOf(sections);
    }

    /** Whether nothing in it is news to its reader: discoveries alone are no reason to write. */
    public boolean isNothingNew() {
        return sections.stream().allMatch(section -> section.topic() instanceof Section.Topic.Discoveries);
    }

    public int entries() {
        return sections.stream().mapToInt(section -> section.entries().size()).sum();
    }

    /**
     * A shorter one: half as many entries in the longest sections, or, when each has only one left, half as many
     * sections.
     */
    public Digest shortened() {
        int longest = sections.stream()
                .mapToInt(section -> section.entries().size())
                .max()
                .orElse(0);
        if (longest > 1) {
            List<Section> cut =
                    sections.stream().map(section -> section.cutTo(longest / 2)).toList();
            return new Digest(edition, reader, window, key, cut, moreSections);
        }
        int kept = Math.max(1, sections.size() / 2);
        return new Digest(
                edition,
                reader,
                window,
                key,
                sections.subList(0, Math.min(kept, sections.size())),
                moreSections + Math.max(0, sections.size() - kept));
    }
}
