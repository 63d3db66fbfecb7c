/* subject: who or what a finite verb is said of.
 *
 * By the order of words: a noun phrase before the verb or behind it, whatever its part of the sentence begins with; the
 * case of articles and pronouns, and the number of the verb, where these tell. Ranges are of tokens, [from, to). */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "phrase.h"

/* The subject of the finite verb f; false where it is not clear. */
bool subject_of(const lang *l, const clause *c, int f, int *from, int *to);

/* The subject of the sentence up to token `end`; false where it is not clear. */
bool subject_of_sentence(const lang *l, const clause *c, int end, int *from, int *to);

/* The first noun phrase in [i, end) that may be a subject; prepositions take theirs away. False where there is none. */
bool subject_first(const lang *l, const clause *c, int i, int end, int *from, int *to);

/* The phrase that ends at the verb f, wherever it begins, from token `start` on; false where there is none. */
bool subject_back(const lang *l, const clause *c, int start, int f, int *from, int *to);

/* The end of the stretch behind a finite verb in which its subject may stand; i is its first token. */
int subject_stretch(const clause *c, int i);

/* Whether token i is a pronoun that is nothing but a subject: what stands before the verb is its object then. */
bool subject_is_pronoun(const clause *c, int i);

#endif
