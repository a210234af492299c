package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;

/**
 * An article that a subscription's owner is to be told of, once.
 *
 * @param attempts how many times sending it was begun before
 */
public record Alert(AlertId id, Subscription subscription, Article article, Company company, int attempts) {}
