/* mark: the marks that end a sentence, and what is attached to them.
 *
 * A terminator (section [terminator]: . ! ? … and those of other scripts) may come with others, with closing quotation
 * marks and brackets, and with references to notes; what opens behind it belongs to the next sentence. What is looked
 * at is bounded. */
#ifndef MARK_H
#define MARK_H

#include "lang.h"

enum { MARK_MOST = 16 }; /* marks that are passed one behind the other, and quotation marks that are looked back at */

/* Whether the character at p < end, whose first byte is in the language's set of terminator bytes, is a terminator. */
bool mark_is_terminator(const lang *l, const byte *p, const byte *end);

/* Whether the character closes: a closing mark or bracket, or one that may be either. */
bool mark_is_closer(char32_t c);

/* A hyphen, a dash, or a bullet. */
static inline bool mark_is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022; }

/* The terminators of scripts without spaces, which nothing parts from what opens behind them. */
static inline bool mark_is_wide(char32_t c) { return c >= 0x3000; }

/* 1 for a bracket that opens, -1 for one that closes, 0 for any other character. */
static inline int mark_bracket(byte c)
{
	if (c == '(' || c == '[') return 1;
	return c == ')' || c == ']' ? -1 : 0;
}

/* Behind the terminators at p and what is attached to them: closing marks, a bracket that closes behind a space, notes
 * on the same line, and behind white space a quotation mark that closes all the same (« Non. » Il). `sentence` is where
 * the sentence begins, in `text`. */
const byte *mark_end(const lang *l, span text, const byte *sentence, const byte *p);

/* Behind opening marks and dashes at p, at most MARK_MOST of them, with white space behind each dash. */
const byte *mark_skip_opening(const byte *p, const byte *end);

/* Whether text that ends at p (not before `start`) ends as a sentence does: in a terminator, with closing marks and
 * notes behind it or not. */
bool mark_is_final(const lang *l, const byte *start, const byte *p);

#endif
