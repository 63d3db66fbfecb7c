/* boundary: does a sentence end here?
 *
 * A candidate is a run of terminators (section [terminator]: . ! ? … and those of other scripts) with the closing
 * marks and brackets that are attached to it. An ordered list of small rules looks at the words around it; the first that knows decides, and
 * its number is kept. What a rule looks at is bounded: BOUNDARY_WORD bytes before the point, BOUNDARY_PARTS parts of an
 * abbreviation, the word behind it, and BOUNDARY_CONTEXT bytes on each side for the patterns of [break] and [join]. White space is white space, be it a line break or not. For und the rules are those of uax29.h. */
#ifndef BOUNDARY_H
#define BOUNDARY_H

#include "uax29.h"

enum { BOUNDARY_WORD = 64, BOUNDARY_PARTS = 4, BOUNDARY_MARKS = 16, BOUNDARY_CONTEXT = 128 };

typedef struct {
	const byte *end;  /* behind the terminators and what is attached to them */
	const byte *next; /* the first byte behind it that is no white space */
	bool breaks;      /* a sentence ends at `end` and the next begins at `next` */
	unsigned rule;    /* an index for boundary_rule_name */
} boundary;

/* Whether the character at p < end, whose first byte is in the language's set of terminator bytes, is a terminator. */
bool boundary_is_candidate(const lang *l, const byte *p, const byte *end);

/* Judges the candidate at p in `text`, which is a paragraph, a line or a piece of one; `sentence` is where its sentence begins. */
boundary boundary_judge(const lang *l, span text, const byte *sentence, const byte *p);

/* Whether text that ends at p (not before `start`) ends as a sentence does: in a terminator, with closing marks behind it or not. */
bool boundary_is_final(const lang *l, const byte *start, const byte *p);

/* Whether the character closes: a closing mark or bracket, or one that may be either. */
bool boundary_is_closer(char32_t c);

/* The word before p: letters, digits, inner full stops, hyphens and slashes; at most BOUNDARY_WORD bytes. */
span boundary_word_before(const byte *start, const byte *p);

const char *boundary_rule_name(unsigned rule);

/* The rules that sentence.h adds: a line end and a paragraph's end. */
enum { BOUNDARY_LINE, BOUNDARY_PARAGRAPH, BOUNDARY_OWN };

#endif
