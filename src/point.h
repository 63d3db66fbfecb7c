/* point: what stands around a place where a sentence may end, and what the language knows of it.
 *
 * A rule looks at a point and says whether the sentence ends there: the rules of stop.h and boundary.c. A point looks
 * AROUND_WORD bytes back for the word before it and POINT_PARTS parts of an abbreviation, and at the word behind it. */
#ifndef POINT_H
#define POINT_H

#include "around.h"
#include "lang.h"

enum {
	POINT_PARTS = 4,
	POINT_ABBREVIATIONS =
		LANG_ABBREVIATION | LANG_ABBREVIATION_FINAL | LANG_ABBREVIATION_NUMBER | LANG_ABBREVIATION_CLOSING
};

/* What a rule says; the first that is sure decides. */
typedef enum { UNSURE, BREAK, JOIN } verdict;

typedef struct {
	const lang *l;
	const byte *start, *end; /* the text */
	const byte *sentence;    /* where the sentence at hand begins */
	bool brackets;           /* one may be open in it */
	const byte *at;          /* the first terminator */
	char32_t mark;           /* that is this character */
	bool single;             /* one full stop, and nothing attached */
	const byte *behind;      /* the terminators and what is attached */
	const byte *next;        /* what comes behind the white space, */
	const byte *word;        /* and behind its opening marks and dashes */
	char32_t first;          /* the character at `word`, 0 at the end */
	span before;             /* behind a single full stop: the word before it, without it */
	uint32_t flags;          /* what the language knows of it, with its point, */
	bool several;            /* as an abbreviation of several parts */
} point;

/* The parts of the abbreviation that ends at the point, without white space: the longest is "i.H.v.", the next "H.v.".
 */
typedef struct {
	byte text[AROUND_WORD * 2];
	size_t n, starts[POINT_PARTS + 1]; /* the k-th is [starts[k], n) */
	size_t parts;
} point_parts;

/* The terminator at p, in a sentence of `text`; where a bracket may be open the caller says so. */
point point_at(const lang *l, span text, const byte *sentence, const byte *p);

void point_read_parts(const point *t, point_parts *found);

/* The word at `word`, and what the language knows of it, or of what stands before its apostrophe: They're. */
static inline span point_next_word(const point *t) { return around_word_at(t->word, t->end); }
uint32_t point_next_flags(const point *t);
static inline bool point_next_is(const point *t, uint32_t flag) { return point_next_flags(t) & flag; }

/* Whether the next word is one letter with a full stop: an initial, or the beginning of an abbreviation. */
bool point_next_is_letter(const point *t);

/* The word before the white space before p. */
span point_word_before(const point *t, const byte *p);

/* How long a word is, in code points. */
static inline size_t point_length(span word) { return utf8_count(word.p, word.p + word.n); }

#endif
