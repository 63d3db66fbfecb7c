/* quote: quotations in a paragraph, by their marks.
 *
 * The marks of a language and their pairs are in the section [quote] of its file; what a mark does that may open and
 * close, or be an apostrophe, is judged by what stands around it and by what is open. Nested quotations are found,
 * outermost first, in the order of their starts.
 *
 * A mark that is never closed gives a record up to the end of what it stands in: the quotation around it, or the
 * paragraph. It does not count as a level, so what stands behind it is found as if it were not there. A closing mark
 * that closes nothing gives a record of the mark alone. */
#ifndef QUOTE_H
#define QUOTE_H

#include "lang.h"

/* The most quotations that are open at once. A mark too many gives up the outermost as unclosed, up to that mark:
 * so each byte is in at most this many records. */
enum { QUOTE_DEPTH = 8 };

typedef struct {
	span at;               /* the quotation with its marks, in the paragraph's bytes */
	byte opening, closing; /* the bytes of these; 0 where there is none, or the piece before has it */
	bool closed;
	bool open;   /* not closed, and all behind it is inside: it may go on in the next paragraph */
	bool broken; /* it ends with its line, and goes on in the next */
	bool again;  /* it goes on with the unclosed one on the line before */
	byte rule;   /* an index for quote_rule_name */
	byte depth;  /* 1: in no closed quotation */
} quote;

/* What stands between its marks; the marks. */
static inline span quote_inside(const quote *q) { return span_cut(q->at, q->opening, q->at.n - q->closing); }
static inline span quote_opening(const quote *q) { return span_cut(q->at, 0, q->opening); }
static inline span quote_closing(const quote *q) { return span_cut(q->at, q->at.n - q->closing, q->at.n); }

typedef struct {
	quote *p;
	size_t n, cap;
} quote_array; /* owned; zero it to start with, quote_array_free at the end */

/* What the last piece of a paragraph left open. The caller zeroes it at each document. */
typedef struct {
	span closers[QUOTE_DEPTH]; /* the marks that close each, outermost first; borrowed from the language */
	int open;
} quote_state;

/* Appends the quotations of `text`, (a piece of) a paragraph, to *out. `first` says that a paragraph begins with it,
 * else it goes on from the text of the last call: what was open there is open here from the first word, and has no
 * opening mark in this piece. Work is linear in text.n, memory in the number of quotations. */
void quote_find(const lang *l, span text, bool first, quote_state *state, quote_array *out);

/* For a text whose lines are sentences: where a line begins with the mark of a quotation that the line before left
 * open, that one ends there, without a closing mark, and the one on the line is marked to go on with it. Of the records
 * of the last call of quote_find, which begin at `from`. */
void quote_reopen(span text, size_t from, quote_array *a);

const char *quote_rule_name(unsigned rule); /* how its marks were paired: "pair", "straight" … */
void quote_array_free(quote_array *a);

#endif
