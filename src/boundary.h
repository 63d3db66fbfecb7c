/* boundary: does a sentence end here?
 *
 * A candidate is a terminator with what is attached to it (mark.h). An ordered list of small rules looks at the words
 * around it (point.h); the first that knows decides, and its number is kept. Those of a single full stop are in stop.h.
 * What a rule looks at is bounded; the patterns of [break] and [join] see BOUNDARY_CONTEXT bytes on each side. White
 * space is white space, be it a line break or not. For und the rules are those of uax29.h. */
#ifndef BOUNDARY_H
#define BOUNDARY_H

#include "lang.h"

enum { BOUNDARY_CONTEXT = 128 };

typedef struct {
	const byte *end;  /* behind the terminators and what is attached to them */
	const byte *next; /* the first byte behind it that is no white space */
	bool breaks;      /* a sentence ends at `end` and the next begins at `next` */
	unsigned rule;    /* an index for boundary_rule_name */
} boundary;

/* Judges the candidate at p in `text`, which is a paragraph, a line or a piece of one; `sentence` is where its sentence
 * begins, and `brackets` whether a bracket may be open in it; true is never wrong, but slower. The judgement is in *b.
 */
void boundary_judge(const lang *l, span text, const byte *sentence, bool brackets, const byte *p, boundary *b);

const char *boundary_rule_name(unsigned rule);

/* The rules that are judged elsewhere: a line end and a paragraph's end by sentence.h, the inside of a quotation by who
 * keeps these whole. */
enum { BOUNDARY_LINE, BOUNDARY_PARAGRAPH, BOUNDARY_QUOTATION, BOUNDARY_OWN };

#endif
