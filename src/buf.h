/* buf: the two kinds of memory.
 *
 * A `span` is borrowed: it points into bytes that somebody else owns and is never freed.
 * A `buf` is owned: it grows as needed and is freed by buf_free. Lack of memory ends the program
 * with a message, so no function here returns an error. */
#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char byte;

typedef struct {
	const byte *p;
	size_t n;
} span;

typedef struct {
	byte *p;
	size_t n, cap;
} buf;

/* The bytes [from, to) of `s`. */
static inline span span_cut(span s, size_t from, size_t to) { return (span){s.p + from, to - from}; }

/* Takes the first of words with a space between each two off *words, the space too. */
static inline span span_word(span *words)
{
	const byte *space = words->n ? memchr(words->p, ' ', words->n) : NULL;
	span word = {words->p, space ? (size_t)(space - words->p) : words->n};
	*words = span_cut(*words, word.n + (space != NULL), words->n);
	return word;
}

/* The bytes of a C string, without its NUL. */
span span_of(const char *text);

/* Whether the bytes are the same. */
bool span_equal(span a, span b);

/* Makes room for `more` bytes behind the used ones; pointers into the buf become invalid. buf_widen always allocates.
 */
void buf_widen(buf *b, size_t more);

static inline void buf_reserve(buf *b, size_t more)
{
	if (b->cap - b->n < more) buf_widen(b, more);
}

/* Appends bytes; `s` must not point into `b`. */
static inline void buf_add(buf *b, span s)
{
	if (s.n == 0) return;
	buf_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

static inline void buf_add_byte(buf *b, byte c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
}

/* Forgets the contents and keeps the memory. */
static inline void buf_clear(buf *b) { b->n = 0; }

/* Frees the memory; the buf is empty and may be used again. */
void buf_free(buf *b);

static inline span buf_span(const buf *b) { return (span){b->p, b->n}; }

/* Grows an array that a caller owns to hold at least `need` elements of `size` bytes: returns the new
 * block, sets *cap (in elements), and leaves the old elements in place. Freed with free(). */
void *array_grow(void *array, size_t *cap, size_t need, size_t size);

/* Zeroed memory for one object, freed with free(). */
void *zalloc(size_t size);

#endif
