/* opening: where in a text a number may begin.
 *
 * That is at a digit or a fraction sign of any script, and at a word that begins as one of the words that were added;
 * where two words begin alike, more places are given than there are. Upper and lower case count as the same. With AVX2,
 * a chunk is looked through at once; opening_here is the same byte by byte, and tests compare the two. */
#ifndef OPENING_H
#define OPENING_H

#include "utf8.h"

enum {
	OPENING_LEAST = 3, /* bytes of a word that is found as the beginning of a longer one, too */
	OPENING_BYTES = 4,
	OPENING_HIGH = 2,
	OPENING_SHIFT = 16,
	OPENING_BITS = 1 << (32 - OPENING_SHIFT),
	OPENING_GROUPS = 8,
	OPENING_CHUNK = 1024
};

typedef struct {
	/* A bit for each beginning, by a hash of its first four bytes. */
	uint64_t bits[OPENING_BITS / 64];
	/* Beginnings come in eight groups. A byte fits the group at a place where the entries for its low and its high
	 * half share the group's bit; four bytes in a row that fit may be a beginning. */
	byte low[OPENING_BYTES][16], high[OPENING_BYTES][16];
	/* The same by group, a bit for each half: one group more than there are, for the one that comes. */
	struct opening_group {
		int64_t size; /* how many beginnings fit it */
		uint16_t low[OPENING_BYTES], high[OPENING_BYTES];
	} group[OPENING_GROUPS + 1];
	int groups; /* in use */
} opening;          /* zero it to start with */

/* Places, as offsets from the start of a chunk; behind the last one stands UINT16_MAX. */
typedef struct {
	unsigned n, next; /* places before `next` are passed */
	uint16_t at[OPENING_CHUNK + 1];
} opening_places;

/* A text, and where in a chunk of it digits and words may begin a number. */
typedef struct {
	const opening *set;
	const byte *start, *end;
	const byte *chunk, *chunk_end;
	opening_places digits, words;
} opening_cursor;

/* Adds a word in lower case; to be closed before it is used. */
void opening_add(opening *o, span word);
void opening_close(opening *o);

/* Whether a number may begin at p. */
bool opening_here(const opening *o, const byte *start, const byte *p, const byte *end);

/* Begins to look through a text. */
void opening_start(opening_cursor *c, const opening *set, span text);

/* The next place from p on where a number may begin, or the end. p never goes back. */
const byte *opening_next(opening_cursor *c, const byte *p);

#endif
