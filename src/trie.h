/* trie: words letter by letter, so that the longest of them at a place is found in one walk.
 *
 * Words are put first, then the trie is closed, then it is walked. A node is a number, 0 the root: its place in a hash
 * table of the edges that lead to it, so that a step need not wait for what the last one loads. Each node has a number
 * that its user gives meaning to, 0 to start with: that of the word which ends there. A trie owns copies of its words.
 */
#ifndef TRIE_H
#define TRIE_H

#include "buf.h"

/* As words are put: the first of a node's children, and the next child of its parent, 0 for none. */
typedef struct {
	uint32_t child, next, value;
	byte c; /* by which its parent leads to it */
} trie_node;

/* Closed: an edge and the node that it leads to. */
typedef struct {
	uint32_t key;   /* 1 + 256 * the parent + the byte; 0 for a free slot, TRIE_ROOT for slot 0 */
	uint32_t value; /* of the node, twice, and 1 where it has children */
} trie_slot;

enum { TRIE_SLOTS_LEAST = 64 };
#define TRIE_ROOT UINT32_MAX

typedef struct {
	trie_node *nodes;
	size_t n, cap;
	trie_slot *slots; /* mask + 1 of them, a power of two, at most half in use */
	uint32_t mask;
	uint32_t first[256]; /* the children of the root */
} trie;                      /* zero it to start with */

/* The number of a word, which may be changed until the next one is put. */
uint32_t *trie_put(trie *t, span word);

/* No word is put from here on. */
void trie_close(trie *t);

/* The slot of the edge with this key, or the free one where it would be. */
static inline uint32_t trie_find(const trie *t, uint32_t key)
{
	uint32_t i = key * 2654435761u >> 8 & t->mask;
	while (t->slots[i].key != key && t->slots[i].key) i = (i + 1) & t->mask;
	return i;
}

/* The child of a node by a byte, 0 for none. */
static inline uint32_t trie_step(const trie *t, uint32_t at, byte c)
{
	if (at == 0) return t->first[c];
	uint32_t i = trie_find(t, at * 256 + c + 1);
	return t->slots[i].key ? i : 0;
}

/* The number of the word that ends at a node other than the root. */
static inline uint32_t trie_value(const trie *t, uint32_t at) { return t->slots[at].value >> 1; }

/* Whether no word goes on at the node. */
static inline bool trie_is_leaf(const trie *t, uint32_t at) { return !(t->slots[at].value & 1); }

void trie_free(trie *t);

#endif
