/* word: tables of words, looked up by hash.
 *
 * A table maps a word (any bytes, at most WORD_LONGEST of them) to 32 bits that its user gives meaning to:
 * flags, or a number. It owns copies of its words. A word that is not in it has the value 0. */
#ifndef WORD_H
#define WORD_H

#include "buf.h"

enum { WORD_LONGEST = 63, WORD_TEXT = 1 << 26 };

typedef struct {
	uint64_t head, second;        /* its first eight bytes, and those behind them */
	uint32_t at : 26, length : 6; /* the word's bytes are at [at, at + length) of `bytes`; length 0: free */
	uint32_t value;
} word_slot;

typedef struct {
	byte *filter;     /* bits: those are set that the hash of some word chooses by its highest, all but `shift` of
			     them; most look-ups touch nothing else */
	word_slot *slots; /* a power of two of them, at most half in use */
	size_t cap, used, longest; /* longest: bytes of the longest word */
	unsigned shift;
	buf bytes;
} word_table;

/* The value of `word`, which may be changed until the next word is added; a new word starts at 0.
 * Returns NULL for an empty word, one longer than WORD_LONGEST, and where words of WORD_TEXT are there. */
uint32_t *word_put(word_table *t, span word);

/* The value of `word`, 0 where it is not in the table. */
uint32_t word_get(const word_table *t, span word);

/* The same, quicker where more can be read behind the word: up to `end`. */
static inline uint32_t word_get_within(const word_table *t, span word, const byte *end);

/* The slots of all words, in the order in which these were put; owned by the caller, freed with free(). */
word_slot *word_list(const word_table *t);

void word_free(word_table *t);

/* ---- What a look-up does ---- */

enum { WORD_HEAD = 8 };

/* Four bytes, and eight, the first lowest. */
static inline uint32_t word_four(const byte *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static inline uint64_t word_eight(const byte *p) { return word_four(p) | (uint64_t)word_four(p + 4) << 32; }

/* A step of multiplicative hashing (Knuth 3, 6.4). */
static inline uint64_t word_mix(uint64_t h, uint64_t x) { return (h ^ h >> 32 ^ x) * 0x9E3779B97F4A7C15u; }

/* Of a word's length, and its first and second eight bytes, zeros behind the last; not 0. */
static inline uint64_t word_hash(size_t n, uint64_t head, uint64_t second)
{
	return word_mix(word_mix(n, head), second);
}

/* Whether the filter lets the word pass. */
static inline bool word_may_have(const word_table *t, uint64_t key)
{
	uint64_t bit = key >> t->shift;
	return t->filter[bit / 8] >> bit % 8 & 1;
}

/* The slot from which on it is looked for. */
static inline size_t word_place(const word_table *t, uint64_t key) { return key >> 32 & (t->cap - 1); }

/* The same of a word of at most sixteen bytes: of its length, its first eight bytes and those behind them. */
static inline uint32_t word_get_short(const word_table *t, size_t n, uint64_t head, uint64_t second)
{
	uint64_t key = word_hash(n, head, second);
	if (!t->used || !word_may_have(t, key)) return 0;
	for (size_t i = word_place(t, key);; i = (i + 1) & (t->cap - 1)) {
		const word_slot *s = t->slots + i;
		if ((s->head == head && s->second == second && s->length == n) || !s->length) return s->value;
	}
}

static inline uint32_t word_get_within(const word_table *t, span word, const byte *end)
{
	static const byte mask[4 * WORD_HEAD] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
	if (word.n - 1 >= 2 * WORD_HEAD || end - word.p < 2 * WORD_HEAD) return word_get(t, word);
	const byte *m = mask + 2 * WORD_HEAD - word.n, *p = word.p;
	return word_get_short(
		t, word.n, word_eight(p) & word_eight(m), word_eight(p + WORD_HEAD) & word_eight(m + WORD_HEAD));
}

#endif
