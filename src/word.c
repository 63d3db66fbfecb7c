#include "word.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64, HEAD = 8 };

static uint64_t load(const byte *p, size_t n)
{
	uint64_t x = 0;
	memcpy(&x, p, n);
	return x;
}

/* A number that tells words of one length up to HEAD bytes apart, and is the first bytes of a longer one. The order of
 * bytes in memory decides the value, which nobody sees. */
static inline uint64_t head_of(span word)
{
	const byte *p = word.p, *end = word.p + word.n;
	if (word.n >= HEAD) return load(p, 8);
	if (word.n >= 4) return load(p, 4) | load(end - 4, 4) << 32;
	return (uint64_t)p[0] | (uint64_t)p[word.n / 2] << 8 | (uint64_t)end[-1] << 16;
}

/* Multiplicative hashing (Knuth 3, 6.4) by eight bytes; the last eight may overlap with what came before. */
static inline uint32_t hash_of(span word, uint64_t head)
{
	const uint64_t k = 0x9E3779B97F4A7C15u; /* 2^64 divided by the golden ratio */
	const byte *p = word.p + HEAD, *end = word.p + word.n;
	uint64_t h = (word.n * k ^ head) * k;
	if (word.n > HEAD) {
		for (h ^= h >> 32; end - p > 8; p += 8) h = (h ^ load(p, 8)) * k, h ^= h >> 32;
		h = (h ^ load(end - 8, 8)) * k;
	}
	uint32_t high = (uint32_t)(h >> 32);
	return high ? high : 1;
}

/* The bit of the filter that a word chooses. */
static inline uint32_t filter_bit(uint32_t hash) { return hash >> 16; }

/* The slot of the word, or the free one where it would go. */
static inline word_slot *find(const word_table *t, span word, uint64_t head, uint32_t hash)
{
	for (size_t i = hash & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
		word_slot *s = t->slots + i;
		if (s->hash == 0) return s;
		if (s->hash != hash || s->head != head || s->length != word.n) continue;
		if (word.n <= HEAD || memcmp(t->bytes.p + s->at + HEAD, word.p + HEAD, word.n - HEAD) == 0) return s;
	}
}

static void widen(word_table *t)
{
	word_table wide = {
		.cap = t->cap ? t->cap * 2 : FIRST_SLOTS, .used = t->used, .bytes = t->bytes, .filter = t->filter};
	wide.slots = zalloc(wide.cap * sizeof *wide.slots);
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (s.hash) *find(&wide, (span){t->bytes.p + s.at, s.length}, s.head, s.hash) = s;
	}
	free(t->slots);
	*t = wide;
}

uint32_t *word_put(word_table *t, span word)
{
	if (word.n == 0 || word.n > WORD_LONGEST) return NULL;
	if (t->used * 2 >= t->cap) widen(t);
	if (!t->filter) t->filter = zalloc(WORD_FILTER / 8);
	uint64_t head = head_of(word);
	uint32_t hash = hash_of(word, head), bit = filter_bit(hash);
	word_slot *s = find(t, word, head, hash);
	if (s->hash == 0) {
		*s = (word_slot){.head = head, .hash = hash, .at = (uint32_t)t->bytes.n, .length = (byte)word.n};
		t->filter[bit / 8] |= (byte)(1 << bit % 8);
		buf_add(&t->bytes, word);
		t->used++;
	}
	return &s->value;
}

uint32_t word_get(const word_table *t, span word)
{
	if (t->cap == 0 || word.n == 0 || word.n > WORD_LONGEST) return 0;
	uint64_t head = head_of(word);
	uint32_t hash = hash_of(word, head), bit = filter_bit(hash);
	if (!(t->filter[bit / 8] >> bit % 8 & 1)) return 0;
	return find(t, word, head, hash)->value;
}

void word_free(word_table *t)
{
	free(t->slots);
	free(t->filter);
	buf_free(&t->bytes);
	*t = (word_table){0};
}
