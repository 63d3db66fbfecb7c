/* trie: words letter by letter, so that the longest of them at a place is found in one walk.
 *
 * A node is a number, 0 the root; the edge to a child is looked up by hash. Each node has a number that its user gives
 * meaning to, 0 to start with: that of the word which ends there. A trie owns copies of its words. */
#ifndef TRIE_H
#define TRIE_H

#include "buf.h"

typedef struct {
	uint32_t key, node; /* key: 1 + 256 * the parent + the byte; 0 for a free slot */
} trie_edge;

typedef struct {
	trie_edge *edges; /* a power of two of them, at most half in use */
	size_t cap, n;
	uint32_t first[256]; /* the children of the root */
	uint32_t *values;    /* of each node */
	size_t values_cap;
} trie; /* zero it to start with */

static inline trie_edge *trie_slot(const trie *t, uint32_t key)
{
	for (size_t i = key * 2654435761u >> 16;; i++) {
		trie_edge *e = t->edges + (i & (t->cap - 1));
		if (e->key == key || e->key == 0) return e;
	}
}

/* The child of a node by a byte, 0 for none. */
static inline uint32_t trie_step(const trie *t, uint32_t at, byte c)
{
	return at ? trie_slot(t, at * 256 + c + 1)->node : t->first[c];
}

/* The number of a word, which may be changed until the next one is put. */
uint32_t *trie_put(trie *t, span word);

void trie_free(trie *t);

#endif
