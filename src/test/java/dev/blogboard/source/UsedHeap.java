package dev.blogboard.source;

import java.lang.management.ManagementFactory;

/** How much memory is held. */
final class UsedHeap {
    private UsedHeap() {}

    /** In bytes, after the garbage is gone. */
    static long afterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
