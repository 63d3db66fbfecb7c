#include "buf.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"

enum { FIRST_CAP = 64 };

span span_of(const char *text) { return (span){(const byte *)text, strlen(text)}; }

bool span_equal(span a, span b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

static size_t grown(size_t cap, size_t need)
{
	while (cap < need) cap = cap ? cap * 2 : FIRST_CAP;
	return cap;
}

void buf_widen(buf *b, size_t more)
{
	size_t cap = grown(b->cap, b->n + more);
	byte *p = realloc(b->p, cap);
	if (!p) die(STATUS_FAILED, "out of memory");
	b->p = p;
	b->cap = cap;
}

void buf_free(buf *b)
{
	free(b->p);
	*b = (buf){0};
}

void *array_grow(void *array, size_t *cap, size_t need, size_t size)
{
	if (need <= *cap) return array;
	size_t wider = grown(*cap, need);
	void *p = realloc(array, wider * size);
	if (!p) die(STATUS_FAILED, "out of memory");
	*cap = wider;
	return p;
}

void *zalloc(size_t size)
{
	void *p = calloc(1, size);
	if (!p) die(STATUS_FAILED, "out of memory");
	return p;
}
