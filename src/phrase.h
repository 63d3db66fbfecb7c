/* phrase: noun phrases, by the words that begin and end them.
 *
 * There is no dictionary of nouns: where they have capital letters these tell, else every word does that has no grammar
 * of its own. Bounded: PHRASE_TOKENS tokens. */
#ifndef PHRASE_H
#define PHRASE_H

#include "clause.h"

enum {
	PHRASE_TOKENS = 40,
	PHRASE_ADJECTIVES = 5,
	PHRASE_BRACKET = 8,
	PHRASE_ACRONYM = 4 /* bytes */,
	PHRASE_APPOSITIONS = 3,
	PHRASE_ATTRIBUTES = 3 /* adverbs and prepositions with their phrases before an adjective */
};

enum {
	PHRASE_SUBJECT = 1, /* it can be a subject */
	PHRASE_WIDE = 2     /* whatever preposition follows a noun depends on it */
};

/* Behind the noun phrase that begins at token i and ends by `end`, with what depends on its nouns; i where none begins
 * there. */
int phrase_end(const lang *l, const clause *c, int i, int end, unsigned how);

/* The same, with its appositions: "der Vorsitzende des Vereins, Max Muster (CDU)". */
int phrase_whole(const lang *l, const clause *c, int i, int end, unsigned how);

/* Whether the article of the noun phrase at i, and the ending behind it, say that it is no subject: der neuen …. */
bool phrase_is_oblique(const lang *l, const clause *c, int i);

/* Whether token i is an article or a pronoun that, where it is in the nominative, can be nothing else: der, dieser. */
bool phrase_is_masculine(const lang *l, const clause *c, int i);

/* Whether its article and the ending behind it say that behind a verb it can be nothing but a subject: der neue …, der
 * Vorsitzende. */
bool phrase_is_nominative(const lang *l, const clause *c, int i);

/* Whether the first noun of the phrase [i, end) is a thing that says nothing: a decision, a plan. */
bool phrase_is_thing(const lang *l, const clause *c, int i, int end);

/* Whether something depends on its first noun: the words of X. */
bool phrase_is_linked(const lang *l, const clause *c, int i, int end);

/* Whether it can be the subject of the finite verb f: die neuen … is none of a verb in the singular. */
bool phrase_agrees(const lang *l, const clause *c, int i, int f);

/* Whether the word ends in one of these, which have spaces between; none does where the language sets none. */
bool phrase_ends_in(span word, span endings);

/* Behind the adverbs and the like that begin at token i. */
int phrase_skip_adverbs(const clause *c, int i, int end);

/* Whether token i is an adverb by its ending. */
bool phrase_is_adverb(const lang *l, const clause *c, int i);

/* The first token of the phrase that ends before token i; -1 where none does. */
int phrase_before(const lang *l, const clause *c, int i);

#endif
