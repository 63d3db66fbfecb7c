/* line: the lines of a text. */
#ifndef LINE_H
#define LINE_H

#include "utf8.h"

/* Takes the line that begins at *pos, without its line end, which *pos moves behind. False at the end, and where the
 * line's end is not yet in sight: `whole` says that the text ends as it stands. */
bool line_next(span text, bool whole, size_t *pos, span *line);

/* Without the white space around it; whether there is nothing else. */
span line_trim(span s);
static inline bool line_is_blank(span s) { return utf8_skip_space(s.p, s.p + s.n) == s.p + s.n; }

/* Whether it begins with, or holds, an ASCII text, whatever the case of its letters. */
bool line_begins(span s, const char *text);
bool line_holds(span s, const char *text);

#endif
