/* stop: does a full stop end a sentence, or does it belong to an abbreviation, an ordinal, an initial, an item?
 *
 * Each rule says BREAK or JOIN where it is sure, else UNSURE and leaves it to the next; boundary.c asks them in their
 * order. The point is a single full stop, with white space and no small letter behind it. */
#ifndef STOP_H
#define STOP_H

#include "point.h"

enum { STOP_LEAST = 3, STOP_LONG = 5 }; /* bytes: a word has at least the first; an ordinary word the second */

/* Where the small letters before p begin (those of lang.small_letters), not more than AROUND_WORD bytes before it. */
static inline const byte *stop_small_letters(const lang *l, const byte *start, const byte *p)
{
	return scan_back(p - start > AROUND_WORD ? p - AROUND_WORD : start, p, &l->small_letters);
}

/* BREAK behind an ordinary word: at least STOP_LONG bytes of small letters, and the language knows no such
 * abbreviation. */
verdict stop_word(const point *t);

/* JOIN behind the number of an item, or its letter: 1. Text, 1.1. Text. */
verdict stop_item(const point *t);

/* JOIN inside a longer abbreviation: z. B. */
verdict stop_abbreviation_part(const point *t);

/* Behind an abbreviation: JOIN always (Dr.); before a number (Nr. 5); JOIN but before a name or the like (6 p.m.);
 * BREAK before a word that opens sentences (usw.). */
verdict stop_abbreviation(const point *t);
verdict stop_abbreviation_number(const point *t);
verdict stop_abbreviation_closing(const point *t);
verdict stop_abbreviation_final(const point *t);

/* Behind a letter that counts the number before it: 1932 г. Иванов. */
verdict stop_measure(const point *t);

/* 1. November, 8. Klasse, Ludwig XIV., where the language writes ordinals so. */
verdict stop_ordinal(const point *t);

/* J. S. Bach, H.-J. Vogel */
verdict stop_initial(const point *t);

/* o.k., a.b.: short parts with stops between them look like an abbreviation. */
verdict stop_shape(const point *t);

#endif
