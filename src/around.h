/* around: the word that stands at a place in a text, or before it; and what to show of its surroundings.
 *
 * Nothing looks farther than its bound. A place is a pointer between two characters of the text. */
#ifndef AROUND_H
#define AROUND_H

#include "utf8.h"

enum { AROUND_WORD = 64, AROUND_SHOWN = 32, AROUND_LINE = 40 };

/* The word at p: letters and digits, and apostrophes between them; at most AROUND_WORD bytes. */
span around_word_at(const byte *p, const byte *end);

/* The word before p: letters, digits, full stops, hyphens and slashes; at most AROUND_WORD bytes, not before `start`.
 */
span around_word_before(const byte *start, const byte *p);

/* What stands before p, or at p, up to white space: what to show of it, at most AROUND_SHOWN bytes. */
span around_token_before(const byte *start, const byte *p);
span around_token_at(const byte *p, const byte *end);

/* The same up to the line's beginning or end, at most AROUND_LINE bytes. */
span around_line_before(const byte *start, const byte *p);
span around_line_at(const byte *p, const byte *end);

#endif
