package dev.blogboard.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of tab-separated values whose first line names the columns. Lines starting with {@code #} are comments. */
final class TsvTable {
    private static final String TAB = "\t";

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private TsvTable(Path file, List<String> lines) {
        List<String> content = lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (content.isEmpty()) {
            throw new IllegalArgumentException(file + " has no line with the names of its columns.");
        }
        columns = List.of(content.getFirst().split(TAB, -1));
        content.stream().skip(1).forEach(line -> rows.add(new Row(List.of(line.split(TAB, -1)))));
    }

    static TsvTable read(Path file) {
        try {
            return new TsvTable(file, Files.readAllLines(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** One line; a column that the line is too short for is empty. */
    final class Row {
        private final List<String> cells;

        private Row(List<String> cells) {
            this.cells = cells;
        }

        String get(String column) {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("There is no column \"" + column + "\" among " + columns + ".");
            }
            return index < cells.size() ? cells.get(index).strip() : "";
        }

        /** The parts of a cell that holds a list, separated by {@code |}. */
        List<String> list(String column) {
            return List.of(get(column).split("\\|")).stream()
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
