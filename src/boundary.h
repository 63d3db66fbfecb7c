/* boundary: does a sentence end here?
 *
 * A candidate is a run of terminators (section [terminator]: . ! ? … and those of other scripts) with the closing
 * marks and brackets that are attached to it. An ordered list of small rules looks at the words around it; the first
 * that knows decides, and its number is kept. What a rule looks at is bounded: BOUNDARY_WORD bytes before the point,
 * BOUNDARY_PARTS parts of an abbreviation, the word behind it, and BOUNDARY_CONTEXT bytes on each side for the patterns
 * of [break] and [join]. White space is white space, be it a line break or not. For und the rules are those of uax29.h.
 */
#ifndef BOUNDARY_H
#define BOUNDARY_H

#include "uax29.h"

enum { BOUNDARY_WORD = 64, BOUNDARY_PARTS = 4, BOUNDARY_MARKS = 16, BOUNDARY_CONTEXT = 128, BOUNDARY_SHOWN = 32 };

typedef struct {
	const byte *end;  /* behind the terminators and what is attached to them */
	const byte *next; /* the first byte behind it that is no white space */
	bool breaks;      /* a sentence ends at `end` and the next begins at `next` */
	unsigned rule;    /* an index for boundary_rule_name */
} boundary;

/* Whether the character at p < end, whose first byte is in the language's set of terminator bytes, is a terminator. */
bool boundary_is_candidate(const lang *l, const byte *p, const byte *end);

/* 1 for a bracket that opens, -1 for one that closes, 0 for any other character. */
static inline int boundary_bracket(byte c)
{
	if (c == '(' || c == '[') return 1;
	return c == ')' || c == ']' ? -1 : 0;
}

/* Judges the candidate at p in `text`, which is a paragraph, a line or a piece of one; `sentence` is where its sentence
 * begins, and `brackets` whether a bracket may be open in it. The judgement is in *b. */
void boundary_judge(const lang *l, span text, const byte *sentence, bool brackets, const byte *p, boundary *b);

/* Whether text that ends at p (not before `start`) ends as a sentence does: in a terminator, with closing marks behind
 * it or not. */
bool boundary_is_final(const lang *l, const byte *start, const byte *p);

/* Whether the character closes: a closing mark or bracket, or one that may be either. */
bool boundary_is_closer(char32_t c);

/* The word at p: letters and digits, and apostrophes between them; at most BOUNDARY_WORD bytes. */
span boundary_word_at(const byte *p, const byte *end);

/* The word before p: letters, digits, inner full stops, hyphens and slashes; at most BOUNDARY_WORD bytes. */
span boundary_word_before(const byte *start, const byte *p);

/* What stands before p, or at p, up to white space: what to show of it, at most BOUNDARY_SHOWN bytes. */
span boundary_token_before(const byte *start, const byte *p);
span boundary_token_at(const byte *p, const byte *end);

const char *boundary_rule_name(unsigned rule);

/* The rules that are judged elsewhere: a line end and a paragraph's end by sentence.h, the inside of a quotation by who
 * keeps these whole. */
enum { BOUNDARY_LINE, BOUNDARY_PARAGRAPH, BOUNDARY_QUOTATION, BOUNDARY_OWN };

#endif
