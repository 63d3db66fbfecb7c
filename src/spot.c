#include "spot.h"

#include <string.h>

#include "word.h"

enum { AHEAD = SCAN_BITS + WORD_HEAD }; /* so much is looked at behind the beginning of a block */

/* The runs of a block: bits where they begin, and where they have ended. */
typedef struct {
	uint64_t starts, ends;
} runs;

/* At the last byte of a block it is not known whether a letter begins there. */
static inline runs runs_of(const byte *p)
{
	uint64_t word = scan_block(p).word, last = (uint64_t)1 << (SCAN_BITS - 1);
	return (runs){word & ~(word << 1), ~word & word << 1 & ~last};
}

/* The bit of the run of n bytes at p, behind which there are WORD_HEAD more. */
static inline size_t bit_of(const byte *p, unsigned n)
{
	uint64_t head = (word_eight(p) | 0x2020202020202020u) << (n < WORD_HEAD ? 64 - 8 * n : 0);
	return word_mix(n, head) >> (64 - SPOT_BITS);
}

/* Goes from *at to the first run of the block that may be of the set, and tells that there is one; else to the first
 * that is not in the block as a whole. */
static bool find(const spot *s, const byte **at)
{
	const byte *p = *at;
	runs r = runs_of(p);
	for (; r.ends; r.starts &= r.starts - 1, r.ends &= r.ends - 1) {
		unsigned from = scan_lowest(r.starts);
		size_t bit = bit_of(p + from, scan_lowest(r.ends) - from);
		*at = p + from;
		if (s->bits[bit / 64] >> bit % 64 & 1) return true;
	}
	unsigned whole = r.starts ? scan_lowest(r.starts) : 0;
	*at = p + (whole ? whole : SCAN_BITS - 1);
	return false;
}

void spot_add(spot *s, span word)
{
	byte text[WORD_LONGEST + AHEAD] = {0};
	unsigned n = 0;
	size_t bit = 0;
	if (word.n > SPOT_LONGEST) n = SPOT_LONGEST + 1;
	else memcpy(text, word.p, word.n);
	for (runs r = runs_of(text); r.ends; r.starts &= r.starts - 1, r.ends &= r.ends - 1) {
		unsigned from = scan_lowest(r.starts);
		n = scan_lowest(r.ends) - from;
		bit = bit_of(text + from, n);
	}
	s->any |= n == 0 || n > SPOT_LONGEST;
	s->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

const byte *spot_next(const spot *s, const byte *p, const byte *end)
{
	byte rest[2 * AHEAD] = {0};
	if (s->any) return p;
	while (end - p >= AHEAD)
		if (find(s, &p)) return p;
	memcpy(rest, p, (size_t)(end - p));
	for (const byte *q = rest, *behind = rest + (end - p); q < behind;)
		if (find(s, &q)) return p + (q - rest);
	return end;
}
