/* word: tables of words, looked up by hash.
 *
 * A table maps a word (any bytes, at most WORD_LONGEST of them) to 32 bits that its user gives meaning to:
 * flags, or a number. It owns copies of its words. A word that is not in it has the value 0. */
#ifndef WORD_H
#define WORD_H

#include "buf.h"

enum { WORD_LONGEST = 63, WORD_FILTER = 1 << 16 };

typedef struct {
	uint64_t head;            /* of its first bytes */
	uint32_t hash, at, value; /* the word's bytes are at [at, at + length) of `bytes` */
	byte length;
} word_slot;

typedef struct {
	byte *filter;     /* WORD_FILTER bits: those are set that the hash of some word chooses; most look-ups touch
			     nothing else */
	word_slot *slots; /* a power of two of them, at most half in use */
	size_t cap, used;
	buf bytes;
} word_table;

/* The value of `word`, which may be changed until the next word is added; a new word starts at 0.
 * Returns NULL for an empty word and one longer than WORD_LONGEST. */
uint32_t *word_put(word_table *t, span word);

/* The value of `word`, 0 where it is not in the table. */
uint32_t word_get(const word_table *t, span word);

void word_free(word_table *t);

#endif
