package dev.blogboard.tool;

/** An article of the starter library as it ships; the date is {@code 2019}, {@code 2019-04}, {@code 2019-04-29} or empty. */
record LibraryRow(String company, String date, String language, String url, String title) {}
