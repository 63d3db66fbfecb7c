#include "word.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* FNV-1a, 32 bits (Fowler, Noll, Vo): short words, no seed needed since tables come from rule files. */
static uint32_t hash_of(span word)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < word.n; i++) h = (h ^ word.p[i]) * 16777619u;
	return h ? h : 1;
}

/* The slot of the word, or the free one where it would go. */
static word_slot *find(const word_table *t, span word, uint32_t hash)
{
	for (size_t i = hash & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
		word_slot *s = t->slots + i;
		if (s->hash == 0) return s;
		if (s->hash == hash && s->length == word.n && memcmp(t->bytes.p + s->at, word.p, word.n) == 0) return s;
	}
}

static void widen(word_table *t)
{
	word_table wide = {.cap = t->cap ? t->cap * 2 : FIRST_SLOTS, .used = t->used, .bytes = t->bytes};
	wide.slots = zalloc(wide.cap * sizeof *wide.slots);
	for (size_t i = 0; i < t->cap; i++) {
		word_slot s = t->slots[i];
		if (s.hash) *find(&wide, (span){t->bytes.p + s.at, s.length}, s.hash) = s;
	}
	free(t->slots);
	*t = wide;
}

uint32_t *word_put(word_table *t, span word)
{
	if (word.n == 0 || word.n > WORD_LONGEST) return NULL;
	if (t->used * 2 >= t->cap) widen(t);
	uint32_t hash = hash_of(word);
	word_slot *s = find(t, word, hash);
	if (s->hash == 0) {
		*s = (word_slot){.hash = hash, .at = (uint32_t)t->bytes.n, .length = (byte)word.n};
		buf_add(&t->bytes, word);
		t->used++;
	}
	return &s->value;
}

uint32_t word_get(const word_table *t, span word)
{
	if (t->cap == 0 || word.n == 0 || word.n > WORD_LONGEST) return 0;
	return find(t, word, hash_of(word))->value;
}

void word_free(word_table *t)
{
	free(t->slots);
	buf_free(&t->bytes);
	*t = (word_table){0};
}
