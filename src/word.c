#include "word.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64, FIRST_FILTER = 9, FILTER_MOST = 16 }; /* of a filter the bits, as a power of two */

/* The first bytes of a word, up to WORD_HEAD: the first of them lowest, and zeros behind the last. n is not 0. */
static inline uint64_t head_of(const byte *p, size_t n)
{
	if (n >= WORD_HEAD) return word_eight(p);
	if (n >= 4) return word_four(p) | (uint64_t)word_four(p + n - 4) << 8 * (n - 4);
	size_t middle = n / 2, last = n - 1;
	return p[0] | (uint64_t)p[middle] << 8 * middle | (uint64_t)p[last] << 8 * last;
}

/* The hash of a word, in parts of eight bytes; the last of a long one may overlap with the one before. */
static uint64_t hash_of(span word, uint64_t head)
{
	size_t n = word.n;
	uint64_t h = word_hash(n, head, n > WORD_HEAD ? head_of(word.p + WORD_HEAD, n - WORD_HEAD) : 0);
	for (size_t i = 2 * WORD_HEAD; i < n; i += WORD_HEAD)
		h = word_mix(h, word_eight(word.p + (i + WORD_HEAD <= n ? i : n - WORD_HEAD)));
	return h;
}

/* What a slot keeps of the hash; 0 is for those that are free. */
static inline uint32_t short_hash(uint64_t key) { return key >> 32 ? (uint32_t)(key >> 32) : 1; }

/* The slot of the word, or the free one where it would go. */
static inline word_slot *find(const word_table *t, span word, uint64_t head, uint32_t key)
{
	for (size_t i = key & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
		word_slot *s = t->slots + i;
		if (s->hash == 0) return s;
		if (s->hash != key || s->head != head || s->length != word.n) continue;
		if (word.n <= WORD_HEAD ||
			memcmp(t->bytes.p + s->at + WORD_HEAD, word.p + WORD_HEAD, word.n - WORD_HEAD) == 0)
			return s;
	}
}

static void add_to_filter(word_table *t, uint64_t key)
{
	uint64_t bit = key >> t->shift;
	t->filter[bit / 8] |= (byte)(1 << bit % 8);
}

/* Twice the slots; the filter has eight bits for each, up to FILTER_MOST. */
static void widen(word_table *t)
{
	word_table wide = {.cap = t->cap ? t->cap * 2 : FIRST_SLOTS,
		.used = t->used,
		.longest = t->longest,
		.bytes = t->bytes,
		.shift = t->cap ? t->shift : 64 - FIRST_FILTER};
	wide.shift -= t->cap && wide.shift > 64 - FILTER_MOST;
	wide.filter = zalloc((size_t)1 << (64 - wide.shift) >> 3);
	wide.slots = zalloc(wide.cap * sizeof *wide.slots);
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (!s.hash) continue;
		span word = {t->bytes.p + s.at, s.length};
		*find(&wide, word, s.head, s.hash) = s;
		add_to_filter(&wide, hash_of(word, s.head));
	}
	free(t->slots);
	free(t->filter);
	*t = wide;
}

uint32_t *word_put(word_table *t, span word)
{
	if (word.n == 0 || word.n > WORD_LONGEST) return NULL;
	if (t->used * 2 >= t->cap) widen(t);
	uint64_t head = head_of(word.p, word.n), key = hash_of(word, head);
	word_slot *s = find(t, word, head, short_hash(key));
	if (s->hash == 0) {
		*s = (word_slot){
			.head = head, .hash = short_hash(key), .at = (uint32_t)t->bytes.n, .length = (byte)word.n};
		add_to_filter(t, key);
		buf_add(&t->bytes, word);
		t->used++;
		if (word.n > t->longest) t->longest = word.n;
	}
	return &s->value;
}

uint32_t word_find_short(const word_table *t, size_t n, uint64_t head, uint64_t second, uint64_t key)
{
	byte bytes[2 * WORD_HEAD];
	for (size_t i = 0; i < WORD_HEAD; i++) {
		bytes[i] = (byte)(head >> 8 * i);
		bytes[WORD_HEAD + i] = (byte)(second >> 8 * i);
	}
	return find(t, (span){bytes, n}, head, short_hash(key))->value;
}

uint32_t word_get(const word_table *t, span word)
{
	if (word.n == 0 || word.n > t->longest) return 0;
	uint64_t head = head_of(word.p, word.n), key = hash_of(word, head);
	return word_may_have(t, key) ? find(t, word, head, short_hash(key))->value : 0;
}

static int by_place(const void *a, const void *b)
{
	const word_slot *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at;
}

word_slot *word_list(const word_table *t)
{
	word_slot *list = zalloc((t->used + 1) * sizeof *list);
	size_t n = 0;
	for (size_t i = 0; i < t->cap; i++)
		if (t->slots[i].hash) list[n++] = t->slots[i];
	qsort(list, n, sizeof *list, by_place);
	return list;
}

void word_free(word_table *t)
{
	free(t->slots);
	free(t->filter);
	buf_free(&t->bytes);
	*t = (word_table){0};
}
