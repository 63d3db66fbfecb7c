/* sentence: the sentences of a paragraph: where boundary.h says that one ends, and where newline.h says that a line
 * break ends one. */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "newline.h"

/* A place where a sentence may end. */
typedef struct {
	span at; /* the sentence up to that place, in the paragraph's bytes; empty for a unit of white space alone, */
		 /* which only und has */
	const byte *next; /* where the next sentence begins, if this one ends */
	bool ends;        /* it ends there, else it goes on in the next element */
	unsigned rule;    /* an index for boundary_rule_name */
} sentence;

typedef struct {
	sentence *p;
	size_t n, cap;
} sentence_array; /* owned; zero it to start with */

/* What is known of the document; the caller sets `want` and zeroes the rest at each document. */
typedef struct {
	enum newline want;    /* what the user says */
	enum newline decided; /* of the paragraph at hand */
	bool broken;          /* the text given last may have line breaks */
} sentence_state;

/* Appends every candidate of `text`, (a piece of) a paragraph, to *out, the last of which ends. `first`: a paragraph
 * begins here. */
void sentence_find(const lang *l, span text, bool first, sentence_state *state, sentence_array *out);

void sentence_array_free(sentence_array *a);

/* What kind of unit a sentence that ends is: "item" if it begins with a bullet, a number or a letter of a list,
 * "heading" if it does not end as a sentence does, else "sentence". */
const char *sentence_kind(const lang *l, const sentence *s);

/* Tells in which sentence of its document a find stands. Zeroed to start with, and its `state` set up as above. */
typedef struct {
	sentence_state state;
	sentence_array found; /* of the view at hand */
	size_t at;            /* the element asked for last */
	uint64_t number;      /* of that sentence; of the last one before, until asked */
} sentence_counter;

/* The document begins; the next view of it; the number of the sentence that holds p, from 1. In a view p does not go
 * back. */
void sentence_counter_document(sentence_counter *c, enum newline want);
void sentence_counter_view(sentence_counter *c, const lang *l, span text, bool first);
uint64_t sentence_counter_number(sentence_counter *c, const byte *p);

/* Where to cut a paragraph that is longer than `text`: returns the bytes up to the last sentence end that what follows
 * cannot change, and the bytes from the next sentence on in *rest; or 0 where there is none among the SENTENCE_BACK
 * bytes before the last SENTENCE_AHEAD. */
enum { SENTENCE_BACK = 8192, SENTENCE_AHEAD = 256 };
size_t sentence_cut(const lang *l, span text, span *rest);

#endif
