/* keyvalue: what was found about a text: keys, their values, and where they stand. */
#ifndef KEYVALUE_H
#define KEYVALUE_H

#include "buf.h"

typedef struct {
	size_t start, end;       /* the bytes that say it, in the text that was looked at */
	size_t key, n_key;       /* "date": n_key bytes of the array's texts */
	size_t value, n;         /* its normalised value ("qu, sti"), in the same way */
	const char *kind, *rule; /* of what says it; borrowed, as is the next */
	const char *where;       /* file:line of the rule; NULL: the rule is the program's own */
	uint64_t par;            /* for the owner to fill in */
} keyvalue;

typedef struct {
	keyvalue *p;
	size_t n, cap;
	buf texts;
} keyvalue_array; /* owned; zero it to start with */

/* Appends an element, whose value is empty; its value is what is appended to the texts until keyvalue_end. */
void keyvalue_begin(
	keyvalue_array *a, size_t start, size_t end, span key, const char *kind, const char *rule, const char *where);
void keyvalue_end(keyvalue_array *a);

/* Both, with a value of one line: white space with a line feed in it becomes one space. */
void keyvalue_add(keyvalue_array *a, keyvalue at, span key, span value);

static inline span keyvalue_key(const keyvalue_array *a, const keyvalue *k)
{
	return (span){a->texts.p + k->key, k->n_key};
}
static inline span keyvalue_value(const keyvalue_array *a, const keyvalue *k)
{
	return (span){a->texts.p + k->value, k->n};
}

/* Forgets all elements but the first n. */
void keyvalue_cut(keyvalue_array *a, size_t n);
void keyvalue_free(keyvalue_array *a);

#endif
