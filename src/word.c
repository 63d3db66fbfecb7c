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

/* A word as it is looked for. */
typedef struct {
	span word;
	uint64_t head, second; /* its first eight bytes, and those behind them */
	uint64_t hash;         /* of parts of eight bytes; the last of a long word may overlap with the one before */
} wanted;

static inline wanted want(span word)
{
	size_t n = word.n;
	wanted w = {.word = word, .head = head_of(word.p, n)};
	if (n > WORD_HEAD) w.second = head_of(word.p + WORD_HEAD, n - WORD_HEAD);
	w.hash = word_hash(n, w.head, w.second);
	for (size_t i = 2 * WORD_HEAD; i < n; i += WORD_HEAD)
		w.hash = word_mix(w.hash, word_eight(word.p + (i + WORD_HEAD <= n ? i : n - WORD_HEAD)));
	return w;
}

/* The slot of the word, or the free one where it would go. */
static inline word_slot *find(const word_table *t, const wanted *w)
{
	size_t n = w->word.n;
	for (size_t i = word_place(t, w->hash);; i = (i + 1) & (t->cap - 1)) {
		word_slot *s = t->slots + i;
		if (s->length == 0) return s;
		if (s->head != w->head || s->second != w->second || s->length != n) continue;
		if (n <= 2 * WORD_HEAD || memcmp(t->bytes.p + s->at, w->word.p, n) == 0) return s;
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
		if (!s.length) continue;
		wanted w = want((span){t->bytes.p + s.at, s.length});
		*find(&wide, &w) = s;
		add_to_filter(&wide, w.hash);
	}
	word_table narrow = *t;
	*t = wide;
	free(narrow.slots);
	free(narrow.filter);
}

uint32_t *word_put(word_table *t, span word)
{
	if (word.n == 0 || word.n > WORD_LONGEST || t->bytes.n >= WORD_TEXT) return NULL;
	if (t->used * 2 >= t->cap) widen(t);
	wanted w = want(word);
	word_slot *s = find(t, &w);
	if (s->length == 0) {
		*s = (word_slot){.head = w.head,
			.second = w.second,
			.at = t->bytes.n & (WORD_TEXT - 1),
			.length = word.n & WORD_LONGEST};
		add_to_filter(t, w.hash);
		buf_add(&t->bytes, word);
		t->used++;
		if (word.n > t->longest) t->longest = word.n;
	}
	return &s->value;
}

uint32_t word_get(const word_table *t, span word)
{
	if (word.n == 0 || word.n > t->longest) return 0;
	wanted w = want(word);
	return word_may_have(t, w.hash) ? find(t, &w)->value : 0;
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
		if (t->slots[i].length) list[n++] = t->slots[i];
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
