/* newline: is a line break in a paragraph white space, or does a sentence end there?
 *
 * In hard-wrapped text it is white space, else it ends a sentence. The paragraph itself tells: a line that goes on
 * (with a small letter, behind a comma, an article, a hyphen) speaks for wrapped text; a short one that stands alone,
 * or one too long, or one before an item, against it. In wrapped text, too, the latter end sentences: headings,
 * numbers, items.
 *
 * Only what stands between line ends and sentence ends is looked at. So text with one sentence a line, made from other
 * text by these very judgements, is judged as that text was: each line end in it either ends a sentence by the same
 * evidence, or by its mark. */
#ifndef NEWLINE_H
#define NEWLINE_H

#include "lang.h"

/* What the user wants, and what was decided for a paragraph: NEWLINE_AUTO there is wrapped text whose units are told by
 * newline_evidence. */
enum newline { NEWLINE_AUTO, NEWLINE_WRAP, NEWLINE_END, NEWLINE_UNSET };

enum {
	NEWLINE_MARK = 8,   /* code points: a line up to this long with a full stop is an item's number, */
	NEWLINE_SHORT = 45, /* one shorter than this is a heading, */
	NEWLINE_LONG = 100  /* one longer than this was not wrapped */
};

/* What a line end says. */
enum newline_evidence {
	NEWLINE_UNSURE,  /* nothing; in wrapped text it is white space */
	NEWLINE_GOES_ON, /* the line goes on: the text is wrapped */
	NEWLINE_FULL,    /* it is as long as wrapped lines are */
	NEWLINE_UNIT,    /* a unit ends there, even in wrapped text */
	NEWLINE_EVIDENCE
};

/* A walk over the line feeds of a text. Start it with {.l, .text, .unit = text.p}. */
typedef struct {
	const lang *l;
	span text;
	const byte *p;    /* where to look for the next line feed; NULL: at the beginning */
	const byte *unit; /* where the unit at hand begins: with the text, or behind the line that ended the last one */
	const byte *feed; /* the line feed at hand */
	enum newline_evidence evidence; /* what it says */
} newline_walk;

/* Goes to the next line feed; false where there is none. Looks back at most NEWLINE_LONG code points. */
bool newline_next(newline_walk *w);

/* Whether an item of a list begins at p: • text, a) text, 2. Text. */
bool newline_is_item(const byte *p, const byte *end);

/* NEWLINE_AUTO for wrapped text, else NEWLINE_END: it is wrapped if of the lines that say something at least a third go
 * on. */
enum newline newline_decide(const lang *l, span text);

#endif
