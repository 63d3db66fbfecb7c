#include "word.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

static uint64_t load(const byte *p, size_t n)
{
	uint64_t x = 0;
	memcpy(&x, p, n);
	return x;
}

/* Multiplicative hashing (Knuth 3, 6.4) by eight bytes; the last eight, or the first and last four, may overlap with what came before. The order of
 * bytes in memory decides the value, which nobody sees. */
static uint32_t hash_of(span word)
{
	const uint64_t k = 0x9E3779B97F4A7C15u; /* 2^64 divided by the golden ratio */
	const byte *p = word.p, *end = word.p + word.n;
	uint64_t h = word.n * k;
	for (; end - p > 8; p += 8) h = (h ^ load(p, 8)) * k, h ^= h >> 32;
	if (word.n >= 8) h ^= load(end - 8, 8);
	else if (word.n >= 4) h ^= load(word.p, 4) | load(end - 4, 4) << 32;
	else h ^= (uint64_t)word.p[0] | (uint64_t)word.p[word.n / 2] << 8 | (uint64_t)end[-1] << 16;
	h *= k;
	uint32_t high = (uint32_t)(h >> 32);
	return high ? high : 1;
}

static byte tag_of(uint32_t hash) { return (byte)(hash >> 24 | 1); }

/* The index of the word's slot, or of the free one where it would go. */
static inline size_t find(const word_table *t, span word, uint32_t hash)
{
	byte tag = tag_of(hash);
	for (size_t i = hash & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
		if (t->tags[i] == 0) return i;
		const word_slot *s = t->slots + i;
		if (t->tags[i] == tag && s->hash == hash && s->length == word.n && memcmp(t->bytes.p + s->at, word.p, word.n) == 0) return i;
	}
}

static void put_slot(word_table *t, size_t i, word_slot s)
{
	t->tags[i] = tag_of(s.hash);
	t->slots[i] = s;
}

static void widen(word_table *t)
{
	word_table wide = {.cap = t->cap ? t->cap * 2 : FIRST_SLOTS, .used = t->used, .bytes = t->bytes};
	wide.slots = zalloc(wide.cap * sizeof *wide.slots);
	wide.tags = zalloc(wide.cap);
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (s.hash) put_slot(&wide, find(&wide, (span){t->bytes.p + s.at, s.length}, s.hash), s);
	}
	free(t->slots);
	free(t->tags);
	*t = wide;
}

uint32_t *word_put(word_table *t, span word)
{
	if (word.n == 0 || word.n > WORD_LONGEST) return NULL;
	if (t->used * 2 >= t->cap) widen(t);
	uint32_t hash = hash_of(word);
	size_t i = find(t, word, hash);
	if (t->tags[i] == 0) {
		put_slot(t, i, (word_slot){.hash = hash, .at = (uint32_t)t->bytes.n, .length = (byte)word.n});
		buf_add(&t->bytes, word);
		t->used++;
	}
	return &t->slots[i].value;
}

uint32_t word_get(const word_table *t, span word)
{
	if (t->cap == 0 || word.n == 0 || word.n > WORD_LONGEST) return 0;
	size_t i = find(t, word, hash_of(word));
	return t->tags[i] ? t->slots[i].value : 0;
}

void word_free(word_table *t)
{
	free(t->slots);
	free(t->tags);
	buf_free(&t->bytes);
	*t = (word_table){0};
}
