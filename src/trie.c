#include "trie.h"

#include <stdlib.h>

/* The child of a node, made if need be. */
static uint32_t child_of(trie *t, uint32_t at, byte c)
{
	for (uint32_t i = t->nodes[at].child; i; i = t->nodes[i].next)
		if (t->nodes[i].c == c) return i;
	t->nodes = array_grow(t->nodes, &t->cap, t->n + 1, sizeof *t->nodes);
	t->nodes[t->n] = (trie_node){.next = t->nodes[at].child, .c = c};
	return t->nodes[at].child = (uint32_t)t->n++;
}

uint32_t *trie_put(trie *t, span word)
{
	uint32_t at = 0;
	if (t->n == 0) {
		t->nodes = array_grow(t->nodes, &t->cap, 1, sizeof *t->nodes);
		t->nodes[t->n++] = (trie_node){0};
	}
	for (size_t i = 0; i < word.n; i++) at = child_of(t, at, word.p[i]);
	return &t->nodes[at].value;
}

/* Gives the children of a node their slots; `at` is its own. */
static void place(trie *t, uint32_t node, uint32_t at)
{
	for (uint32_t i = t->nodes[node].child; i; i = t->nodes[i].next) {
		byte c = t->nodes[i].c;
		uint32_t key = at * 256 + c + 1, slot = trie_find(t, key);
		t->slots[slot] = (trie_slot){key, t->nodes[i].value << 1 | (t->nodes[i].child != 0)};
		if (at == 0) t->first[c] = slot;
		place(t, i, slot);
	}
}

void trie_close(trie *t)
{
	size_t slots = TRIE_SLOTS_LEAST;
	while (slots < t->n * 2) slots *= 2;
	t->mask = (uint32_t)(slots - 1);
	t->slots = zalloc(slots * sizeof *t->slots);
	t->slots[0].key = TRIE_ROOT;
	if (t->n) place(t, 0, 0);
	free(t->nodes);
	t->nodes = NULL;
	t->n = t->cap = 0;
}

void trie_free(trie *t)
{
	free(t->nodes);
	free(t->slots);
	*t = (trie){0};
}
