package dev.blogboard.tool;

/**
 * An article of the starter library as it ships.
 *
 * @param date {@code 2019}, {@code 2019-04}, {@code 2019-04-29}, or empty
 * @param language a BCP 47 tag
 */
record LibraryRow(String company, String date, String language, String url, String title) {}
