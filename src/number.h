/* number: the numbers of a paragraph, each with its kind and exact value.
 *
 * Every digit is inside exactly one number; the longest reading wins. Separators, months, number words, currencies
 * and units come from the language file (lexicon.h). Values are texts: exact decimals ("2500000", "0.5"), fractions
 * ("1/3"), ISO 8601 dates and times ("2021-11-01", "--11-01", "2021-11", "T20:15"), never floating point. */
#ifndef NUMBER_H
#define NUMBER_H

#include "known.h"

typedef struct {
	reading *p;
	size_t n, cap;
	exact_texts texts; /* the values of all of them; texts.unwanted: only places and kinds are asked for */
	bool thorough;     /* no short cuts are taken; tests compare */
	lexicon *lexicons; /* what number_find made of each language that it met and that is still loaded */
	known *known;      /* words of the language met last, */
	uint64_t reading;  /* which was read then */
} number_array;            /* owned; zero it to start with, number_array_free at the end; goes with one lang_set */

/* Appends the numbers of `text`, (a piece of) a paragraph, to *out, in order. Linear in text.n. */
void number_find(const lang *l, span text, number_array *out);

/* The bytes of a value; borrowed until the next number is appended. p NULL: there is none. */
static inline span number_value(const number_array *a, exact_text t)
{
	return t.n ? (span){a->texts.bytes.p + t.at, t.n} : (span){0};
}

/* Forgets the numbers and keeps the memory; frees the memory. */
void number_array_clear(number_array *a);
void number_array_free(number_array *a);

#endif
