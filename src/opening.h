/* opening: where in a text a number may begin.
 *
 * That is at a digit or a fraction sign of any script, and at a word that begins as one of the words that were added;
 * where two words begin alike, more places are given than there are. Upper and lower case count as the same. With AVX2,
 * 64 bytes are looked at at once; opening_here is the same byte by byte, and tests compare the two. */
#ifndef OPENING_H
#define OPENING_H

#include "utf8.h"

enum { OPENING_BYTES = 4, OPENING_SHIFT = 16, OPENING_BITS = 1 << (32 - OPENING_SHIFT), OPENING_GROUPS = 8 };

typedef struct {
	/* A bit for each beginning, by a hash of its first four bytes. */
	uint64_t bits[OPENING_BITS / 64];
	/* Beginnings come in eight groups. A byte fits the group at a place where the entries for its low and its high
	 * half share the group's bit; four bytes in a row that fit may be a beginning. */
	byte low[OPENING_BYTES][16], high[OPENING_BYTES][16];
	/* The same by group, a bit for each half: one group more than there are, for the one that comes. */
	struct opening_group {
		uint16_t low[OPENING_BYTES], high[OPENING_BYTES];
	} group[OPENING_GROUPS + 1];
	int groups; /* in use */
} opening;          /* zero it to start with */

/* A place in a text, and what is known of the bytes around. */
typedef struct {
	const opening *set;
	const byte *start, *end;
	const byte *block, *block_end; /* bytes that were looked at, */
	uint64_t digits, words;        /* and a bit for each of them where a digit, a word may begin a number */
} opening_cursor;                      /* set, start and end are the caller's, the others 0 to start with */

/* Adds a word in lower case; to be closed before it is used. */
void opening_add(opening *o, span word);
void opening_close(opening *o);

/* Whether a number may begin at p. */
bool opening_here(const opening *o, const byte *start, const byte *p, const byte *end);

/* The next place from p on where a number may begin, or the end. p never goes back. */
const byte *opening_next(opening_cursor *c, const byte *p);

#endif
