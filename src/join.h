/* join: line breaks inside a sentence.
 *
 * White space that holds a line feed becomes one space; or nothing behind a hyphenated line end ("Bundes-\nland"),
 * unless a word of the section [hyphen-space] follows ("Vor-\nund"; behind a soft hyphen none counts), and nothing
 * between two characters of a script that is written without spaces. No other character changes. */
#ifndef JOIN_H
#define JOIN_H

#include "lang.h"

typedef struct {
	const byte *from, *to; /* the white space, [from, to) */
	bool space;            /* it becomes a space, else nothing */
} join;

/* Whether [p, end) has white space with a line feed in it; the first such run is in *j. `start` <= p is where the text
 * begins. */
bool join_find(const lang *l, const byte *start, const byte *p, const byte *end, join *j);

#endif
