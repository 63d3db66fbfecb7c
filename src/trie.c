#include "trie.h"

#include <stdlib.h>

enum { EDGES_LEAST = 64 };

static void widen(trie *t)
{
	trie wide = *t;
	wide.cap = t->cap ? t->cap * 2 : EDGES_LEAST;
	wide.edges = zalloc(wide.cap * sizeof *wide.edges);
	for (size_t i = 0; i < t->cap; i++)
		if (t->edges[i].key) *trie_slot(&wide, t->edges[i].key) = t->edges[i];
	free(t->edges);
	*t = wide;
}

uint32_t *trie_put(trie *t, span word)
{
	uint32_t at = 0;
	for (size_t i = 0; i < word.n; i++) {
		if (t->n * 2 >= t->cap) widen(t);
		uint32_t key = at * 256 + word.p[i] + 1;
		trie_edge *e = trie_slot(t, key);
		if (!e->key) {
			*e = (trie_edge){key, (uint32_t)++t->n};
			t->values = array_grow(t->values, &t->values_cap, t->n + 1, sizeof *t->values);
			t->values[t->n] = 0;
		}
		if (at == 0) t->first[word.p[i]] = e->node;
		at = e->node;
	}
	return t->values + at;
}

void trie_free(trie *t)
{
	free(t->edges);
	free(t->values);
	*t = (trie){0};
}
